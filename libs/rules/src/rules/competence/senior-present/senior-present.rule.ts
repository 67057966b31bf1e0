import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, people, weekdays } from '../../../kit/params.ts';
import { sayDuties, sayList, sayWeekdays } from '../../../kit/words.ts';

interface Facts {
  readonly day: number;
  readonly duties: readonly string[];
  readonly atLeast: number;
}

export const seniorPresent = defineRule({
  id: 'senior-present',
  number: 10,
  category: 'competence',
  title: 'A senior among them',
  source: 'Field practice: a senior in theatres each day and in each call pair',
  severity: 'must-unless-signed',
  tier: 'comfort',
  forColleagues: true,
  params: {
    duties: duties('Among those who hold', ['@theatre']),
    who: people('Seniors', ['skill:SENIOR']),
    atLeast: count({ label: 'At least', default: 1, min: 1, max: 5 }),
    weekdays: weekdays('On', WEEKDAYS),
  },
  statement: ({ duties, atLeast, weekdays }) =>
    `At least ${atLeast} senior among those who hold ${sayDuties(duties, 'and')}, ${sayWeekdays(weekdays)}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = [...view.duties(params.duties)];
    const seniors = view.select(params.who);
    for (const day of view.plannedDays()) {
      if (!context.inForce(day) || !params.weekdays.includes(view.weekdays[day]!)) continue;
      const needed = chosen.filter((duty) => view.demand(duty, view.days[day]!) > 0);
      if (needed.length === 0) continue;
      const facts = { day, duties: needed, atLeast: params.atLeast };
      const among = new Set(needed);
      const literals = seniors.flatMap((person) => {
        const counted = view.held(person, day, among).filter((slot) => !slot.supernumerary);
        return view.anyOf(counted) ?? [];
      });
      yield { literals, min: params.atLeast, facts };
    }
  },
  explain: ({ day, duties, atLeast }: Facts, { sum }, view) => {
    const names = view.team.dutyTypes.filter((type) => duties.includes(type.code)).map((type) => type.name);
    const who = sum === 0 ? 'No senior holds' : sum === 1 ? '1 senior holds' : `${sum} seniors hold`;
    return `${who} ${sayList(names, 'or')} on ${view.say(day)}; ${atLeast} ${atLeast === 1 ? 'is' : 'are'} needed.`;
  },
});
