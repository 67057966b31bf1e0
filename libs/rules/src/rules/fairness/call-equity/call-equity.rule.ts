import { addDays, type DutyType, type OpeningTally, type Weekday } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, count, duties, flag, weekdays } from '../../../kit/params.ts';
import type { RotaView } from '../../../kit/view.ts';
import { knownFrom } from '../../../kit/windows.ts';
import { nameDuties, sayCount, sayDuties, sayNumber } from '../../../kit/words.ts';
import { fairTargets, nestedBounds, poolOf, type Carried } from '../fair-share.ts';

interface Facts {
  readonly person: number;
  readonly unit: string;
  readonly duties: string;
  readonly before: number;
  readonly ledger: boolean;
  readonly fair: number;
}

type Days = 'all' | 'weeknights' | 'weekends' | 'holidays';

const UNITS: Readonly<Record<Days, string>> = {
  all: 'day',
  weeknights: 'weeknight',
  weekends: 'weekend',
  holidays: 'holiday',
};

export const callEquity = defineRule({
  id: 'call-equity',
  number: 33,
  category: 'fairness',
  title: 'Call shared evenly',
  source: 'Collective agreements (equitable rotation, HSAA); burnout studies of perfusionists',
  severity: 'should',
  tier: 'fairness',
  forColleagues: true,
  params: {
    duties: duties('Duties, counted together', ['@first-call']),
    days: choice('On', ['all', 'weeknights', 'weekends', 'holidays'], 'all'),
    weeknights: weekdays('Weeknights are', ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']),
    tolerance: count({ label: 'Even to', default: 1, min: 1, max: 10 }),
    ledger: flag('Counts the year so far', true),
    steps: count({ label: 'Steps of growing cost', default: 4, min: 1, max: 10 }),
  },
  statement: ({ duties, days, tolerance, ledger }) =>
    `${{ all: 'Days', weeknights: 'Weeknights', weekends: 'Weekends', holidays: 'Holidays' }[days]} of ` +
    `${sayDuties(duties)} are even to ${tolerance} in proportion to clinical time` +
    `${ledger ? ', counting the year so far' : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    if (!context.inForce(view.lastDay)) return;
    const days = view.plannedDays().filter((day) => counts(view, day, params));
    const sofar = params.ledger
      ? carriedBefore(view, params, chosen)
      : { before: new Map<number, number>(), since: view.range.from };
    const carried = { ...sofar, days };
    const demand = days.reduce((sum, day) => sum + needOn(view, chosen, day), 0);
    const pool = poolOf(view, chosen, context, carried);
    for (const [person, fair] of fairTargets(view, pool, demand, carried)) {
      const literals = days.flatMap((day) => view.held(person, day, chosen).map((slot) => slot.index));
      const before = carried.before.get(person) ?? 0;
      const facts = { person, unit: UNITS[params.days], duties: nameDuties(view, params.duties), before, fair };
      yield* nestedBounds({ ...params, fair }, { literals, facts: { ...facts, ledger: params.ledger } });
    }
  },
  explain: ({ person, unit, duties, before, ledger, fair }: Facts, { sum }, view) =>
    `${view.name(person)} has ${sayCount(sum, unit)} of ${duties} in this rota` +
    `${ledger ? ` after ${before} this year` : ''}; ${sayNumber(fair)} would be fair.`,
});

interface Counting {
  readonly days: Days;
  readonly weeknights: readonly Weekday[];
}

/** Whether a day is one of those counted. A weekend is one unit, counted on its Sunday. */
function counts(view: RotaView, day: number, { days, weeknights }: Counting): boolean {
  switch (days) {
    case 'all':
      return true;
    case 'weeknights':
      return weeknights.includes(view.weekdays[day]!);
    case 'weekends':
      return view.weekdays[day] === 'Sun';
    case 'holidays':
      return view.dayTypes[day] === 'holiday';
  }
}

/** The tallies carried in, and after their last day what was worked before the planned days. */
function carriedBefore(view: RotaView, counting: Counting, chosen: ReadonlySet<string>): Omit<Carried, 'days'> {
  const types = view.team.dutyTypes.filter((type) => chosen.has(type.code));
  const tallies = view.team.tallies.filter((tally) => tally.to < view.range.from);
  const before = new Map<number, number>();
  const add = (person: number, units: number) => before.set(person, (before.get(person) ?? 0) + units);
  const lastDay = tallies.reduce((last, tally) => (tally.to > last ? tally.to : last), '');
  const from = lastDay === '' ? knownFrom(view) : view.dayIndex(addDays(lastDay, 1));
  view.people.forEach((person, index) => {
    for (const tally of tallies)
      if (tally.person === person.code) add(index, tally.count * unitsOf(tally, types, counting));
    for (let day = Math.max(0, from); day < view.firstDay; day++)
      if (counts(view, day, counting)) add(index, view.held(index, day, chosen).length);
  });
  const since = tallies.reduce((first, tally) => (tally.from < first ? tally.from : first), view.range.from);
  const seen = view.days[Math.max(0, Math.min(from, view.firstDay))]!;
  return { before, since: since < seen ? since : seen };
}

/** What one of a tally's kind is worth in the unit counted; 0 when it is about something else. */
function unitsOf(tally: OpeningTally, types: readonly DutyType[], { days, weeknights }: Counting): number {
  const [kind, code] = tally.kind.split(':');
  if (kind === 'lates') return days === 'all' && types.some((type) => type.mark === 'late') ? 1 : 0;
  if (kind === 'nights') return days === 'all' && types.some((type) => type.kind === 'resident-on-call') ? 1 : 0;
  const mine = types.some((type) => type.code === code);
  if (kind === 'weeknight') return mine && days !== 'weekends' && days !== 'holidays' ? 1 : 0;
  if (kind !== 'weekend' || !mine) return 0;
  return days === 'weekends' ? 1 : days === 'all' ? 7 - weeknights.length : 0;
}

function needOn(view: RotaView, chosen: ReadonlySet<string>, day: number): number {
  return [...chosen].reduce((sum, duty) => sum + view.demand(duty, view.days[day]!), 0);
}
