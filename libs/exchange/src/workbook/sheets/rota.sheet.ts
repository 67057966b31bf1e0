import type { Assignment, Leave, Team } from '@evenflow/domain';
import type { DutyIndex } from '../duty-index.ts';
import type { SheetNotes } from '../import-notes.ts';
import type { PeopleIndex } from '../people-index.ts';
import type { Grid } from '../reading/grid.ts';
import type { RotaRead } from './rota-cell.ts';
import { readKey, type RotaKey } from './rota-key.ts';
import type { RotaLayout } from './rota-layout.ts';
import { withMentors } from './rota-mentors.ts';
import { RotaRows } from './rota-rows.ts';

export interface RotaContext {
  readonly team: Team;
  readonly people: PeopleIndex;
  readonly duties: DutyIndex;
  /** Codes of leave with their meanings, as key and leave sheet tell them. */
  readonly leaveTypes: ReadonlyMap<string, string>;
  readonly leave: readonly Leave[];
  /** A key on a sheet of its own; the sheet's own key comes first. */
  readonly otherKey: RotaKey | null;
  readonly notes: SheetNotes;
}

/** Reads every table of a rota: duties and leave of people, ECMO patients per day; totals and remarks are left out. */
export function readRota(
  grid: Grid,
  layout: RotaLayout,
  context: RotaContext,
): RotaRead & { readonly assignments: readonly Assignment[] } {
  const read = nothingRead();
  const own = readKey(grid, layout);
  for (const cell of own.cells) if (cell.text) context.notes.asWritten(cell, 'the key');
  const key = context.otherKey ? joinedKeys(own, context.otherKey) : own;
  const rows = new RotaRows(layout, { ...context, read, key });
  rows.readAll();
  return { ...read, assignments: inOrder(read, context) };
}

export function nothingRead(): RotaRead {
  return { held: new Map(), leaveDays: [], ecmoCensus: {}, shadowing: new Map(), mentors: new Map() };
}

/** What was read, by day and then as the team lists its duties. */
export function inOrder(read: RotaRead, context: RotaContext): Assignment[] {
  const order = new Map(context.duties.duties.map((duty, i) => [duty.code, i]));
  return withMentors(read, context).sort(
    (a, b) => a.date.localeCompare(b.date) || order.get(a.duty)! - order.get(b.duty)!,
  );
}

export function joinedKeys(first: RotaKey, second: RotaKey): RotaKey {
  return {
    codes: new Map([...second.codes, ...first.codes]),
    colours: new Map([...second.colours, ...first.colours]),
    footnotes: new Map([...second.footnotes, ...first.footnotes]),
    cells: first.cells,
  };
}
