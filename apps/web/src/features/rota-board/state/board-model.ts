import type { Team } from '@evenflow/domain';
import { contextStrips, type BoardDay } from '../model/board-days.ts';
import { coverage } from '../model/coverage.ts';
import { dutyRows, type DutyRow } from '../model/duty-rows.ts';
import { openDuties, openGroups } from '../model/open-duties.ts';
import { keptPeopleRows } from '../model/kept-people-rows.ts';
import type { PersonRow } from '../model/people-rows.ts';
import { indexFacts, type IndexedFacts } from '../model/rota-facts.ts';
import { reuseRows } from '../model/stable-rows.ts';
import { tallies } from '../../fairness/tallies.ts';
import type { RotaSession } from './rota-session.ts';

/** Everything the board draws, both pivots from the same facts. */
export interface BoardModel {
  readonly facts: IndexedFacts;
  readonly people: readonly PersonRow[];
  /** Made when first asked for: by person nobody needs them. */
  readonly duties: readonly DutyRow[];
  /** The rows by duty if somebody has asked for them. */
  readonly madeDuties: () => readonly DutyRow[] | null;
  readonly strips: ReturnType<typeof contextStrips>;
  readonly cover: ReturnType<typeof coverage>;
  readonly tallies: ReturnType<typeof tallies>;
  readonly open: ReturnType<typeof openGroups>;
  readonly openCount: number;
}

export interface BoardModelInput {
  readonly team: Team;
  /** Made once for a month, so that columns stay the very same objects. */
  readonly days: readonly BoardDay[];
  readonly published: ReadonlySet<string> | null;
}

/** Makes the model of a session; rows of the previous one are kept where they did not change. */
export function boardModel(
  input: BoardModelInput,
  session: Pick<RotaSession, 'content' | 'findings'>,
  previous: BoardModel | null,
): BoardModel {
  const { team, days, published } = input;
  const assignments = [...session.content.assignments.values()];
  const facts = indexFacts({
    team,
    days,
    assignments,
    locks: session.content.locks,
    findings: session.findings,
    published,
  });
  const open = openDuties(facts);
  const dutiesBefore = previous?.madeDuties() ?? [];
  const duties = once(() => reuseRows(dutiesBefore, dutyRows(facts), (row) => row.key));
  return {
    facts,
    people: keptPeopleRows(facts, previous?.people ?? []),
    get duties() {
      return duties.get();
    },
    madeDuties: duties.made,
    strips: previous?.facts.days === days ? previous.strips : contextStrips(team, days),
    cover: coverage(facts),
    tallies: reuseRows(
      previous?.tallies ?? [],
      tallies(team, assignments, days[0]!.date, days.at(-1)!.date),
      (row) => row.person,
    ),
    open: openGroups(facts, open),
    openCount: open.reduce((sum, duty) => sum + duty.missing, 0),
  };
}

/** A value made at the first asking and kept. */
function once<T>(make: () => T): { readonly get: () => T; readonly made: () => T | null } {
  let value: T | null = null;
  return { get: () => (value ??= make()), made: () => value };
}
