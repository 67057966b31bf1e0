import type { Team } from '@evenflow/domain';
import { contextStrips, type BoardDay } from '../model/board-days.ts';
import { coverage, type Coverage } from '../model/coverage.ts';
import { dutyRows, type DutyRow } from '../model/duty-rows.ts';
import { openDuties, openGroups, type OpenDuty, type OpenGroup } from '../model/open-duties.ts';
import { keptPeopleRows } from '../model/kept-people-rows.ts';
import type { PersonRow } from '../model/people-rows.ts';
import { indexFacts, type IndexedFacts } from '../model/rota-facts.ts';
import { reuseRows } from '../model/stable-rows.ts';
import { tallies, type PersonTallies } from '../../fairness/tallies.ts';
import type { RotaSession } from './rota-session.ts';

/** Everything the board draws, both pivots from the same facts. What is a getter is made when first asked for. */
export interface BoardModel {
  readonly facts: IndexedFacts;
  readonly people: readonly PersonRow[];
  /** By person nobody needs them. */
  readonly duties: readonly DutyRow[];
  readonly strips: ReturnType<typeof contextStrips>;
  readonly cover: Coverage;
  readonly tallies: readonly PersonTallies[];
  readonly open: readonly OpenGroup[];
  readonly openCount: number;
  /** Rows as last made, of this model or of one before it. */
  readonly lastMade: { readonly duties: () => readonly DutyRow[]; readonly tallies: () => readonly PersonTallies[] };
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
  const { locks } = session.content;
  const facts = indexFacts({ team, days, assignments, locks, findings: session.findings, published });
  const duties = made(previous?.lastMade.duties() ?? [], (before) =>
    reuseRows(before, dutyRows(facts), (row) => row.key),
  );
  const [from, to] = [days[0]!.date, days.at(-1)!.date];
  const carried = made(previous?.lastMade.tallies() ?? [], (before) =>
    reuseRows(before, tallies(team, assignments, from, to), (row) => row.person),
  );
  const cover = made<Coverage | null>(null, () => coverage(facts));
  const open = made<readonly OpenDuty[]>([], () => openDuties(facts));
  const groups = made<readonly OpenGroup[]>([], () => openGroups(facts, open.get()));
  return {
    facts,
    people: keptPeopleRows(facts, previous?.people ?? []),
    get duties() {
      return duties.get();
    },
    strips: previous?.facts.days === days ? previous.strips : contextStrips(team, days),
    get cover() {
      return cover.get()!;
    },
    get tallies() {
      return carried.get();
    },
    get open() {
      return groups.get();
    },
    get openCount() {
      return open.get().reduce((sum, duty) => sum + duty.missing, 0);
    },
    lastMade: { duties: duties.last, tallies: carried.last },
  };
}

/** A value made at the first asking and kept; until then the last one is the one before. */
function made<T>(before: T, make: (before: T) => T): { readonly get: () => T; readonly last: () => T } {
  let value: T | null = null;
  return { get: () => (value ??= make(before)), last: () => value ?? before };
}
