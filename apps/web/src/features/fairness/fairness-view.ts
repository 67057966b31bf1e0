import {
  addDays,
  Ledger,
  monthRange,
  type LedgerKind,
  type LedgerLine,
  type Assignment,
  type LocalDay,
  type Person,
  type Team,
} from '@evenflow/domain';
import { TOLERANCE } from './tallies.ts';

export type Period = 'month' | 'year' | 'twelve';

/** The kinds a team is shown, in order; those nobody has are left out. */
export const SHOWN_KINDS: readonly { readonly kind: LedgerKind; readonly title: string; readonly unit: string }[] = [
  { kind: 'weeknight-calls', title: 'Weeknight calls', unit: 'weeknight call' },
  { kind: 'weekends', title: 'Weekends', unit: 'weekend' },
  { kind: 'holidays', title: 'Named holidays', unit: 'holiday' },
  { kind: 'lates', title: 'Lates', unit: 'late' },
  { kind: 'nights', title: 'Nights', unit: 'night' },
  { kind: 'call-outs', title: 'Call-outs', unit: 'call-out' },
  { kind: 'burden', title: 'Burden points', unit: 'point' },
  { kind: 'hours', title: 'Hours', unit: 'hour' },
];

const OUTSIDE: Readonly<Record<LedgerKind, number>> = {
  'weeknight-calls': TOLERANCE.calls,
  weekends: TOLERANCE.weekends,
  holidays: TOLERANCE.weekends,
  lates: TOLERANCE.lates,
  nights: TOLERANCE.calls,
  'call-outs': TOLERANCE.calls,
  burden: TOLERANCE.year,
  hours: 24,
};

export interface FairnessCell extends LedgerLine {
  /** The part of it that lies in the month looked at. */
  readonly inMonth: number;
  /** Done less fair; null without a part in it. */
  readonly away: number | null;
  /** Further from fair than the team minds. */
  readonly out: boolean;
  /** Share of the bar's half, −1 to 1. */
  readonly bar: number;
}

export interface FairnessRow {
  readonly person: string;
  readonly name: string;
  readonly note: string;
  readonly cells: Readonly<Record<LedgerKind, FairnessCell>>;
  /** How far from fair in burden points, at the end of each of the last twelve months. */
  readonly months: readonly number[] | null;
}

export interface FairnessGroup {
  readonly title: string;
  readonly rows: readonly FairnessRow[];
}

/** First and last day a period is counted over, up to the end of the month. */
export function daysOf(period: Period, month: string): { readonly from: LocalDay; readonly to: LocalDay } {
  const range = monthRange(month);
  if (period === 'month') return range;
  if (period === 'year') return { from: `${month.slice(0, 4)}-01-01`, to: range.to };
  return { from: monthsBefore(month, 11), to: range.to };
}

function monthsBefore(month: string, count: number): LocalDay {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = new Date(Date.UTC(year, number - 1 - count, 1));
  return first.toISOString().slice(0, 10);
}

/** Everybody's counts beside their fair shares, pool by pool. */
export function fairnessGroups(ledger: Ledger, month: string, period: Period): FairnessGroup[] {
  const { team } = ledger;
  const range = daysOf(period, month);
  const inMonth = monthRange(month);
  const lines = new Map(SHOWN_KINDS.map(({ kind }) => [kind, ledger.between(kind, range.from, range.to)]));
  const monthLines = new Map(SHOWN_KINDS.map(({ kind }) => [kind, ledger.between(kind, inMonth.from, inMonth.to)]));
  const months = twelveMonths(ledger, month);
  const row = (person: Person): FairnessRow => ({
    person: person.code,
    name: person.name,
    note: [person.grade, person.fte < 1 && `${person.fte} WTE`].filter(Boolean).join(' · '),
    cells: Object.fromEntries(
      SHOWN_KINDS.map(({ kind }) => [
        kind,
        cellOf(kind, lines.get(kind)!.get(person.code)!, monthLines.get(kind)!.get(person.code)!.done),
      ]),
    ) as Record<LedgerKind, FairnessCell>,
    months: months.get(person.code) ?? null,
  });
  const groups = new Map<string, FairnessRow[]>();
  for (const person of team.people) {
    if (person.trainee) continue;
    const pool = ledger.poolOf('burden', person.code) ?? '';
    groups.set(pool, [...(groups.get(pool) ?? []), row(person)]);
  }
  return [...groups]
    .sort(([a], [b]) => b.split(',').length - a.split(',').length || (a === '' ? 1 : b === '' ? -1 : 0))
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([pool, rows]) => ({ title: titleOfPool(pool), rows }));
}

const MARKS: Readonly<Record<string, string>> = { 'first-call': 'first', 'second-call': 'second' };

function titleOfPool(pool: string): string {
  if (pool === '') return 'Not on call';
  const calls = pool.split(',').map((mark) => MARKS[mark] ?? mark);
  const words = calls.length === 1 ? `${calls[0]} call only` : `${calls.join(' and ')} call`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cellOf(kind: LedgerKind, { done, fair }: LedgerLine, inMonth: number): FairnessCell {
  const away = fair === null ? null : done - fair;
  const outside = OUTSIDE[kind];
  const bar = away === null ? 0 : Math.max(-1, Math.min(1, away / (outside * 2)));
  return { done, fair, inMonth, away, out: away !== null && Math.abs(away) > outside, bar };
}

/** Points away from fair, added up from the first of the twelve months to the end of each. */
function twelveMonths(ledger: Ledger, month: string): Map<string, number[]> {
  const start = monthsBefore(month, 11);
  const away = new Map<string, number[]>();
  for (let back = 11; back >= 0; back -= 1) {
    const { to } = monthRange(monthsBefore(month, back).slice(0, 7));
    for (const [person, { done, fair }] of ledger.between('burden', start, to)) {
      if (fair !== null) away.set(person, [...(away.get(person) ?? []), done - fair]);
    }
  }
  return away;
}

/** One named holiday over five years: which years somebody held a duty on it. */
export interface HolidayRow {
  readonly person: string;
  readonly name: string;
  /** By identity: the years, latest first. */
  readonly years: Readonly<Record<string, readonly number[]>>;
}

export interface HolidayYears {
  readonly holidays: readonly { readonly identity: string; readonly name: string }[];
  readonly rows: readonly HolidayRow[];
  readonly since: number;
}

const YEARS = 5;

/** Who worked which named holiday in the last five years. */
export function holidayYears(ledger: Ledger, month: string): HolidayYears {
  const { team } = ledger;
  const year = Number(month.slice(0, 4));
  const since = year - YEARS + 1;
  const last = addDays(`${year + 1}-01-31`, 0);
  const worked = ledger.events.filter(
    (event) => event.kind === 'holidays' && event.from >= `${since}-01-01` && event.to <= last,
  );
  const known = new Set(worked.map((event) => event.holiday));
  const names = new Map(team.holidays.map(({ identity, name }) => [identity, name.replace(/ \(substitute\)/, '')]));
  const holidays = [...names]
    .filter(([identity]) => known.has(identity))
    .map(([identity, name]) => ({ identity, name }));
  const rows = team.people
    .filter((person) => ledger.poolOf('burden', person.code) !== null)
    .map((person) => ({
      person: person.code,
      name: person.name,
      years: Object.fromEntries(
        holidays.map(({ identity }) => [
          identity,
          [
            ...new Set(
              worked
                .filter((event) => event.person === person.code && event.holiday === identity)
                .map((event) => Number(event.from.slice(0, 4))),
            ),
          ].sort((a, b) => b - a),
        ]),
      ),
    }));
  return { holidays, rows, since };
}

/** The ledger with a month as it is drafted in place of what is published of it. */
export function ledgerOf(team: Team, drafted: readonly Assignment[], month: string): Ledger {
  return new Ledger(team, drafted, monthRange(month));
}
