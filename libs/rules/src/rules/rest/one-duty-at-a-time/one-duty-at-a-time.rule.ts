import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, duties, minutes, table, weekdays } from '../../../kit/params.ts';
import type { Slot } from '../../../kit/view.ts';
import { Clashes, OVERLAP_ON, overlapOf } from './clashes.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  /** Minutes of overlap these may have. */
  readonly allowed: number;
}

export const oneDutyAtATime = defineRule({
  id: 'one-duty-at-a-time',
  number: 11,
  category: 'rest',
  title: 'One duty at a time',
  source: 'Nobody is in two places; which duties of a date go together is local practice',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    mayOverlap: table('Overlap that is allowed', {
      duties: duties('Duties', []),
      with: duties('With', []),
      minutes: minutes({ label: 'Up to', default: 0, min: 0, max: 1440 }),
      on: choice('When they start on', OVERLAP_ON, 'any date'),
    }),
    together: table('Held together on one date', {
      duties: duties('Duties', []),
      with: duties('With', []),
      weekdays: weekdays('On', WEEKDAYS),
    }),
    sameDate: choice<'any' | 'listed'>('Two duties of one date', ['any', 'listed'], 'any'),
  },
  statement: ({ sameDate, together, mayOverlap }) =>
    'Nobody holds two duties that overlap' +
    (mayOverlap.length > 0 ? ', beyond the minutes listed' : '') +
    (sameDate === 'any'
      ? '.'
      : together.length > 0
        ? ', and two duties of one date only where they are listed to go together.'
        : ', and nobody holds two duties of one date.'),
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const clashes = new Clashes(view, params);
    for (const person of context.people) {
      for (let day = view.firstDay - 1; day <= view.lastDay; day++) {
        if (!context.inForce(day)) continue;
        for (const { slots, allowed } of clashes.ofDate(person, day))
          yield { literals: slots.map((slot) => slot.index), max: 1, facts: { person, day, allowed } };
        for (const { firsts, nexts, allowed } of clashes.acrossMidnight(person, day))
          yield { literals: [view.anyOf(firsts)!, view.anyOf(nexts)!], max: 1, facts: { person, day, allowed } };
      }
    }
  },
  explain: ({ allowed, person }: Facts, { held }, view) => {
    const [a, b] = firstClash(held, allowed);
    const who = view.name(person);
    const overlap = overlapOf(a, b);
    if (overlap <= allowed)
      return `${who} holds ${a.duty.name} and ${b.duty.name} on ${view.say(a.day)}. The two do not go together on one date.`;
    const fact =
      `${who} holds ${a.duty.name} until ${view.sayMoment(a.end, a.duty)} and ${b.duty.name} from ` +
      `${view.sayMoment(b.start, b.duty)}.`;
    const need = allowed === 0 ? 'one duty at a time is the rule' : `${allowed} are allowed`;
    return `${fact} They overlap by ${overlap} minutes; ${need}.`;
  },
});

/** The first two held that overlap too long; else two of one date. */
function firstClash(held: readonly Slot[], allowed: number): [Slot, Slot] {
  for (const [i, a] of held.entries()) for (const b of held.slice(i + 1)) if (overlapOf(a, b) > allowed) return [a, b];
  const twin = held.find((a) => held.some((b) => b !== a && b.day === a.day))!;
  return [twin, held.find((b) => b !== twin && b.day === twin.day)!];
}
