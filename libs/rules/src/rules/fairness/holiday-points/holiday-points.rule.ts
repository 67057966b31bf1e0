import { defineRule, type BoundDraft, type RuleContext } from '../../../kit/define-rule.ts';
import { count, duties } from '../../../kit/params.ts';
import type { RotaView } from '../../../kit/view.ts';
import { sayCount, sayDuties, sayNumber } from '../../../kit/words.ts';
import { fairTargets, nestedBounds, poolOf, type Carried } from '../fair-share.ts';

interface Facts {
  readonly person: number;
  readonly before: number;
  readonly since: number;
  readonly fair: number;
}

export const holidayPoints = defineRule({
  id: 'holiday-points',
  number: 35,
  category: 'fairness',
  title: 'Holidays shared evenly over the years',
  source: 'Field practice: points by holiday, evened out over two to five years',
  severity: 'should',
  tier: 'fairness',
  forColleagues: true,
  params: {
    duties: duties('Duties', ['@call', '@resident']),
    lookBackYears: count({ label: 'Years to look back', default: 2, min: 0, max: 10 }),
    tolerance: count({ label: 'Even to', default: 1, min: 1, max: 10 }),
    steps: count({ label: 'Steps of growing cost', default: 4, min: 1, max: 10 }),
  },
  statement: ({ duties, lookBackYears, tolerance }) =>
    `Points for holidays with ${sayDuties(duties)} are even to ${tolerance} over this year and ` +
    `${lookBackYears === 1 ? 'the year' : `the ${lookBackYears} years`} before, in proportion to clinical time.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    const days = holidaysPlanned(view, context);
    if (days.length === 0) return;
    const since = Number(view.range.from.slice(0, 4)) - params.lookBackYears;
    const counted = days.map(({ day }) => day);
    const carried = { days: counted, before: pointsBefore(view, chosen, since), since: `${since}-01-01` };
    const demand = days.reduce((sum, { day, points }) => sum + points * needOn(view, chosen, day), 0);
    const pool = poolForHolidays(view, chosen, context, carried);
    for (const [person, fair] of fairTargets(view, pool, demand, carried)) {
      const held = days.flatMap(({ day, points }) => {
        const literal = view.anyOf(view.held(person, day, chosen));
        return literal === null ? [] : [{ literal, points }];
      });
      const facts = { person, before: carried.before.get(person) ?? 0, since, fair };
      const literals = held.map(({ literal }) => literal);
      yield* nestedBounds({ ...params, fair }, { literals, weights: held.map(({ points }) => points), facts });
    }
  },
  explain: ({ person, before, since, fair }: Facts, { sum }, view) =>
    `${view.name(person)} has ${sayCount(sum, 'holiday point')} in this rota after ${before} since ${since}; ` +
    `${sayNumber(fair)} would be fair.`,
});

function holidaysPlanned(view: RotaView, { inForce }: RuleContext): { day: number; points: number }[] {
  return view.plannedDays().flatMap((day) => {
    const holiday = view.team.holidays.find((observed) => observed.date === view.days[day]);
    const points = Math.round(holiday?.points ?? 0);
    return points > 0 && inForce(day) ? [{ day, points }] : [];
  });
}

/** Points from the ledger of earlier holidays and from what was worked, each holiday of a year once. */
function pointsBefore(view: RotaView, chosen: ReadonlySet<string>, since: number): Map<number, number> {
  const worked = [...fromLedger(view, since), ...fromHistory(view, chosen)];
  const once = new Map(worked.map((one) => [`${one.person}|${one.identity}|${one.year}`, one]));
  const sums = new Map<number, number>();
  for (const { person, points } of once.values()) sums.set(person, (sums.get(person) ?? 0) + Math.round(points));
  return sums;
}

interface Worked {
  readonly person: number;
  readonly identity: string;
  readonly year: number;
  readonly points: number;
}

/** Holidays in the ledger since a year and before the planned days. One the team no longer lists is worth a point. */
function fromLedger(view: RotaView, since: number): Worked[] {
  const { holidays, holidaysWorked } = view.team;
  const thisYear = Number(view.range.from.slice(0, 4));
  return holidaysWorked.flatMap(({ person, holiday, year }) => {
    const index = view.people.findIndex((somebody) => somebody.code === person);
    const ofYears = holidays.filter((known) => known.identity === holiday);
    const observed = ofYears.find((known) => known.date.startsWith(String(year)));
    const ahead = year > thisYear || (observed !== undefined && observed.date >= view.range.from);
    if (index < 0 || year < since || ahead) return [];
    return [{ person: index, identity: holiday, year, points: (observed ?? ofYears[0])?.points ?? 1 }];
  });
}

function fromHistory(view: RotaView, chosen: ReadonlySet<string>): Worked[] {
  return view.slots.flatMap(({ person, day, past, duty }) => {
    if (!past || day >= view.firstDay || !chosen.has(duty.code)) return [];
    const holiday = view.team.holidays.find((observed) => observed.date === view.days[day]);
    return holiday ? [{ ...holiday, person, year: Number(holiday.date.slice(0, 4)) }] : [];
  });
}

/** Never having worked a holiday does not put anybody out of turn, so nobody is left out for having no points. */
function poolForHolidays(
  view: RotaView,
  chosen: ReadonlySet<string>,
  context: RuleContext,
  { days, since }: Carried,
): number[] {
  const tallied = new Map<number, number>();
  const codes = view.people.map((person) => person.code);
  for (const { person, kind, count } of view.team.tallies) {
    const duty = kind.split(':')[1];
    if (duty !== undefined && chosen.has(duty))
      tallied.set(codes.indexOf(person), (tallied.get(codes.indexOf(person)) ?? 0) + count);
  }
  return poolOf(view, chosen, context, { days, before: tallied, since });
}

function needOn(view: RotaView, chosen: ReadonlySet<string>, day: number): number {
  return [...chosen].reduce((sum, duty) => sum + view.demand(duty, view.days[day]!), 0);
}
