import { WEEKDAYS } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, weekdays } from '../../../kit/params.ts';

interface Facts {
  readonly day: number;
  readonly rooms: number;
  readonly extra: number;
}

export const nPlusOne = defineRule({
  id: 'n-plus-one',
  number: 3,
  category: 'cover',
  title: 'One more than rooms running',
  source: 'AmSECT Guideline 15.1 (n+1 staffing, a recommendation)',
  severity: 'must-unless-signed',
  tier: 'open',
  forColleagues: true,
  params: {
    rooms: duties('Rooms', ['@theatre']),
    extraDuties: duties('Held by the extra person', ['@float']),
    extra: count({ label: 'More than rooms', default: 1, min: 1, max: 5 }),
    weekdays: weekdays('On', WEEKDAYS),
  },
  statement: ({ extra }) => `On a day with n rooms planned, at least n + ${extra} people are in house.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const rooms = view.duties(params.rooms);
    const inHouse = new Set([...rooms, ...view.duties(params.extraDuties)]);
    for (const day of view.plannedDays()) {
      if (!context.inForce(day) || !params.weekdays.includes(view.weekdays[day]!)) continue;
      const n = [...rooms].reduce((sum, duty) => sum + view.demand(duty, view.days[day]!), 0);
      if (n === 0) continue;
      const literals = [...inHouse].flatMap((duty) => view.slotsFor(duty, day, 'counted')).map((slot) => slot.index);
      yield { literals, min: n + params.extra, facts: { day, rooms: n, extra: params.extra } };
    }
  },
  explain: ({ day, rooms, extra }: Facts, { sum }, view) =>
    `${rooms} ${rooms === 1 ? 'room runs' : 'rooms run'} on ${view.say(day)} and ${sum} ${sum === 1 ? 'person is' : 'people are'} in house; ${rooms + extra} are needed.`,
});
