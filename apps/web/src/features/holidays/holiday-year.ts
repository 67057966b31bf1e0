import { getRota, type Rota } from '@evenflow/api-client';
import {
  candidatesFor,
  holidayTurns,
  Ledger,
  earlierTurns,
  sayDay,
  turnKey,
  type HolidayTurn,
  type LocalDay,
  type Team,
  type TurnCandidate,
} from '@evenflow/domain';
import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '../../api/answer.ts';
import { listNames } from '../../words/times.ts';
import type { Edit } from '../rota-board/state/edits.ts';

/** A turn with whom the month's draft gives it to now. */
export interface PlannedTurn {
  readonly turn: HolidayTurn;
  readonly key: string;
  readonly held: string | null;
  /** The solver keeps it. */
  readonly locked: boolean;
  readonly candidates: readonly TurnCandidate[];
  /** The day is over: it shows who worked it. */
  readonly past: boolean;
}

/** The months of a year that hold a turn, each as its draft stands. */
export const holidayMonthsQuery = (team: string, months: readonly string[]) =>
  queryOptions({
    queryKey: ['holiday-months', team, ...months],
    queryFn: ({ signal }) =>
      Promise.all(
        months.map(async (month) => (await answerOf<Rota>(getRota({ path: { team, month }, signal }))).value),
      ),
  });

export function monthsOf(turns: readonly HolidayTurn[]): string[] {
  return [...new Set(turns.map(({ date }) => date.slice(0, 7)))];
}

export function ledgerFor(team: Team): Ledger {
  return new Ledger(team, []);
}

interface YearAt {
  readonly year: number;
  readonly today: LocalDay;
}

export function plannedTurns(ledger: Ledger, { year, today }: YearAt, rotas: readonly Rota[]): PlannedTurn[] {
  return holidayTurns(ledger.team, year).map((turn) => {
    const rota = rotas.find(({ month }) => turn.date.startsWith(month));
    const holders = (rota?.assignments ?? []).filter(
      (a) => a.date === turn.date && a.duty === turn.duty && !a.supernumerary,
    );
    const held = holders[turn.place]?.person ?? null;
    const locked = held !== null && (rota?.locks.includes(`${held}|${turn.date}|${turn.duty}`) ?? false);
    return { turn, key: turnKey(turn), held, locked, candidates: candidatesFor(ledger, turn), past: turn.date < today };
  });
}

/** What a choice changes in its month: who held it gives way, the chosen one has it, locked so that a fill keeps it. */
export function editsFor({ turn, held, locked }: PlannedTurn, chosen: string | null): Edit[] {
  const { date, duty } = turn;
  if (chosen === held && (locked || held === null)) return [];
  const away = (person: string): Edit[] => [
    ...(locked ? [{ op: 'unlock' as const, person, date, duty }] : []),
    { op: 'clear', person, date, duty },
  ];
  const comes = (person: string): Edit[] => [
    ...(person === held ? [] : [{ op: 'assign' as const, person, date, duty }]),
    { op: 'lock', person, date, duty },
  ];
  return [...(held !== null && held !== chosen ? away(held) : []), ...(chosen === null ? [] : comes(chosen))];
}

/** `Priyanka Raghunathan (2024, 2021; 3 in 5 years)`. */
export function sayCandidate(team: Team, { person, years, worked, onLeave }: TurnCandidate): string {
  const turns = years.length === 0 ? 'none known' : years.slice(0, 3).join(', ');
  return `${nameIn(team, person)} (${onLeave ? 'on leave; ' : ''}${turns}; ${worked} in 5 years)`;
}

/** Who worked a holiday of this year that is over; null when it is not known. */
export function sayWorked(ledger: Ledger, identity: string, year: number): string | null {
  const then = earlierTurns(ledger, identity, year + 1).find((turn) => turn.year === year);
  return then ? listNames(then.people.map((code) => nameIn(ledger.team, code))) : null;
}

export function nameIn(team: Team, code: string): string {
  return team.people.find((person) => person.code === code)?.name ?? code;
}

/** `2025 Rhys Llewellyn and Ann Bell · 2024 Cai Frost`: the last three years that are known; null when none is. */
export function sayEarlier(ledger: Ledger, identity: string, year: number): string | null {
  const turns = earlierTurns(ledger, identity, year).slice(0, 3);
  return (
    turns
      .map((turn) => `${turn.year} ${listNames(turn.people.map((code) => nameIn(ledger.team, code)))}`)
      .join(' · ') || null
  );
}

export function sayTurn({ name, date, duty }: HolidayTurn): string {
  return `${name}, ${sayDay(date)}: ${duty}`;
}
