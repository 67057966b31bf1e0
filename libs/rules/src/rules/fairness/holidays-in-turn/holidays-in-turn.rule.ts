import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, texts } from '../../../kit/params.ts';
import type { RotaView } from '../../../kit/view.ts';
import { sayDuties, sayList } from '../../../kit/words.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly holiday: string;
  readonly worked: number;
}

export const holidaysInTurn = defineRule({
  id: 'holidays-in-turn',
  number: 35,
  category: 'fairness',
  title: 'Holidays in turn',
  source: 'Field practice: nobody works the same holiday two years running',
  severity: 'should',
  tier: 'fairness',
  forColleagues: true,
  params: {
    holidays: texts('Holidays'),
    years: count({ label: 'Free for years after', default: 1, min: 1, max: 10 }),
    duties: duties('Duties', ['*']),
  },
  statement: ({ holidays, years, duties }) =>
    `Who worked ${holidays.length === 0 ? 'a holiday' : sayList(holidays.map(spoken), 'or')} is free of ` +
    `${sayDuties(duties)} on it ${years === 1 ? 'the next year' : `for the next ${years} years`}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const day of view.plannedDays()) {
      const holiday = view.team.holidays.find((observed) => observed.date === view.days[day]);
      if (!holiday || !params.holidays.includes(holiday.identity) || !context.inForce(day)) continue;
      for (const person of context.people) {
        const worked = lastWorked(view, person, holiday.identity, day);
        const literal = view.anyOf(view.held(person, day, chosen));
        if (worked === null || literal === null || Number(holiday.date.slice(0, 4)) - worked > params.years) continue;
        yield { literals: [literal], max: 0, facts: { person, day, holiday: holiday.name, worked } };
      }
    }
  },
  explain: ({ person, day, holiday, worked }: Facts, { held }, view) =>
    `${view.name(person)} holds ${held[0]!.duty.name} on ${holiday} (${view.say(day)}) and worked it in ${worked}. ` +
    'Holidays go in turn.',
});

/** The last year before this one in which the person worked the holiday; null when none is known. */
function lastWorked(view: RotaView, person: number, identity: string, day: number): number | null {
  const { code } = view.people[person]!;
  const year = Number(view.days[day]!.slice(0, 4));
  const years = view.team.holidaysWorked
    .filter((worked) => worked.person === code && worked.holiday === identity && worked.year < year)
    .map((worked) => worked.year);
  return years.length === 0 ? null : Math.max(...years);
}

function spoken(identity: string): string {
  return identity
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
