import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, weekdays } from '../../../kit/params.ts';
import type { RotaView } from '../../../kit/view.ts';
import { everyWeekBlock, type DayBlock } from '../../../kit/windows.ts';
import { sayDuties, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly next: number;
  readonly duty: string;
}

export const weekendTogether = defineRule({
  id: 'weekend-together',
  number: 29,
  category: 'weekends',
  title: 'One person for the whole weekend',
  source: 'Field practice: Friday to Sunday or Saturday and Sunday in one hand',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    duties: duties('Duties', ['@call']),
    days: weekdays('From the first to the last of', ['Sat', 'Sun']),
  },
  statement: ({ duties, days }) =>
    `Each duty of ${sayDuties(duties, 'and')} stays with one person over ${sayWeekdays(days)}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const block of everyWeekBlock(view, params.days)) {
      for (const duty of chosen) {
        for (const { day, next } of neededTurns(view, block, duty)) {
          if (!context.inForce(day) || !context.inForce(next)) continue;
          if (!known(view, day, duty) || !known(view, next, duty)) continue;
          for (const person of context.people) yield* sameHand(view, { person, day, next, duty });
        }
      }
    }
  },
  explain: ({ person, day, next, duty }: Facts, { held }, view) => {
    const name = view.team.dutyTypes.find((type) => type.code === duty)!.name;
    const [on, off] = held[0]?.day === day ? [day, next] : [next, day];
    return (
      `${view.name(person)} holds ${name} on ${view.say(on)} but not on ${view.say(off)}. ` +
      `It stays with one person over both days.`
    );
  },
});

/** Neighbouring days of the block on which the duty is needed; a day without need between them parts nobody. */
function* neededTurns(view: RotaView, block: DayBlock, duty: string): Generator<{ day: number; next: number }> {
  let before: number | undefined;
  for (let day = Math.max(0, block.first); day <= Math.min(block.last, view.days.length - 1); day++) {
    if (view.demand(duty, view.days[day]!) === 0) continue;
    if (before !== undefined) yield { day: before, next: day };
    before = day;
  }
}

/** A day outside the plan tells something only when somebody is known to have held the duty. */
function known(view: RotaView, day: number, duty: string): boolean {
  return view.planned(day) || view.slotsFor(duty, day, 'counted').length > 0;
}

/** Held on both days or on neither; where one day needs fewer people, its holders are among the other day's. */
function* sameHand(view: RotaView, facts: Facts): Generator<BoundDraft<Facts>> {
  const slotOn = (day: number) =>
    view.slotsFor(facts.duty, day, 'counted').find((slot) => slot.person === facts.person)?.index;
  const need = (day: number) => view.demand(facts.duty, view.days[day]!);
  const first = slotOn(facts.day);
  const second = slotOn(facts.next);
  const spare = need(facts.day) - need(facts.next);
  const sides = { ...(spare <= 0 ? { min: 0 } : {}), ...(spare >= 0 ? { max: 0 } : {}) };
  if (first !== undefined && second !== undefined)
    yield { literals: [second, first], weights: [1, -1], ...sides, facts };
  else if (second !== undefined && spare >= 0) yield { literals: [second], max: 0, facts };
  else if (first !== undefined && spare <= 0) yield { literals: [first], max: 0, facts };
}
