import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, hours } from '../../../kit/params.ts';
import { touchesPlan } from '../../../kit/windows.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly hours: number;
}

export const restBetweenDuties = defineRule({
  id: 'rest-between-duties',
  number: 12,
  category: 'rest',
  title: 'Rest between duties',
  source: 'Working Time Regulations 1998, reg. 10 (11 hours); AmSECT duty-hours guideline (8 hours)',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    hours: hours({ label: 'Rest', default: 11, min: 0, max: 48 }),
    duties: duties('Duties it counts between', ['@work']),
  },
  statement: ({ hours }) => `At least ${hours} hours between the end of one duty and the start of the next.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const person of context.people) {
      for (let day = view.firstDay - 3; day <= view.lastDay; day++) {
        if (!context.inForce(day)) continue;
        yield* tooClose(view, person, day, { chosen, hours: params.hours });
      }
    }
  },
  explain: ({ hours }: Facts, { held }, view) => {
    const [first, next] = held as [Slot, Slot];
    const gap = Math.max(0, (next.start - first.end) / 60);
    const rest = Number.isInteger(gap) ? String(gap) : gap.toFixed(1);
    return (
      `${view.name(first.person)} holds ${first.duty.name} until ${view.sayMoment(first.end, first.duty)} and would start ` +
      `${next.duty.name} at ${view.sayMoment(next.start, next.duty)}. That leaves ${rest} hours of rest; ${hours} are needed.`
    );
  },
});

/**
 * One bound for each group of duties of a day that clash with the same later duties of one following day: at most one of
 * the two groups. Duties of one day that follow each other clash by the same measure.
 */
function* tooClose(
  view: RotaView,
  person: number,
  day: number,
  { chosen, hours }: { chosen: Set<string>; hours: number },
) {
  const firsts = view.held(person, day, chosen);
  for (const later of [day, day + 1, day + 2]) {
    const nexts = view.held(person, later, chosen);
    const groups = new Map<string, { firsts: Slot[]; nexts: Slot[] }>();
    for (const first of firsts) {
      const clash = nexts.filter((next) => next.start >= first.end && next.start - first.end < hours * 60);
      if (clash.length === 0) continue;
      const key = clash.map((slot) => slot.index).join();
      const group = groups.get(key);
      if (group) group.firsts.push(first);
      else groups.set(key, { firsts: [first], nexts: clash });
    }
    for (const group of groups.values()) {
      if (!touchesPlan([...group.firsts, ...group.nexts])) continue;
      const literals = [view.anyOf(group.firsts)!, view.anyOf(group.nexts)!];
      yield { literals, max: 1, facts: { person, day, hours } };
    }
  }
}
