import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, flag, weekdays } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { sayDuties, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly first: readonly string[];
  readonly then: readonly string[];
}

export const linkedDuties = defineRule({
  id: 'linked-duties',
  number: 31,
  category: 'call',
  title: 'Duties that go together',
  source: 'Field practice: the float carries first call that night',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    first: duties('Who holds', ['@float']),
    then: duties('Also holds', ['@first-call']),
    weekdays: weekdays('On', WEEKDAYS),
    bothWays: flag('And the other way round', true),
  },
  statement: ({ first, then, weekdays, bothWays }) =>
    `On ${sayWeekdays(weekdays)} but holidays, who holds ${sayDuties(first)} also holds ${sayDuties(then)}` +
    `${bothWays ? ', and the other way round' : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const first = view.duties(params.first);
    const then = view.duties(params.then);
    for (const day of view.plannedDays()) {
      if (!context.inForce(day) || !params.weekdays.includes(view.weekdays[day]!)) continue;
      if (view.dayTypes[day] === 'holiday') continue;
      const spare = needOf(view, then, day) - needOf(view, first, day);
      if (needOf(view, first, day) === 0 || needOf(view, then, day) === 0) continue;
      // Whichever side needs fewer people has its holders among the other side's.
      const forward = spare >= 0;
      const back = params.bothWays && spare <= 0;
      if (!forward && !back) continue;
      for (const person of context.people) {
        const one = view.anyOf(counted(view.held(person, day, first)));
        const other = view.anyOf(counted(view.held(person, day, then)));
        if (one === null || other === null) continue;
        const sides = { ...(forward ? { max: 0 } : {}), ...(back ? { min: 0 } : {}) };
        const facts = { person, day, first: [...first], then: [...then] };
        yield { literals: [one, other], weights: [1, -1], ...sides, facts };
      }
    }
  },
  explain: ({ person, day, first, then }: Facts, { held }, view) => {
    const has = held[0]!;
    const missing = first.includes(has.duty.code) ? then : first;
    const names = view.team.dutyTypes.filter((type) => missing.includes(type.code)).map((type) => type.name);
    return (
      `${view.name(person)} holds ${has.duty.name} on ${view.say(day)} without ${names.join(' or ')}. ` +
      `The two go together that day.`
    );
  },
});

function needOf(view: RotaView, duties: ReadonlySet<string>, day: number): number {
  return [...duties].reduce((sum, duty) => sum + view.demand(duty, view.days[day]!), 0);
}

function counted(slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => !slot.supernumerary);
}
