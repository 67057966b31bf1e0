import type { Assignment, LocalDay } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Headers, Table } from '../reading/table.ts';
import { readRotaCell, type RotaRead } from './rota-cell.ts';
import { NO_KEY } from './rota-key.ts';
import { inOrder, nothingRead, type RotaContext } from './rota.sheet.ts';

export const ROTA_LIST_HEADERS = {
  date: ['date', 'day', 'duty date', 'shift date'],
  person: ['person', 'name', 'who', 'staff', 'perfusionist', 'employee', 'initials', 'code', 'assigned to'],
  duty: ['duty', 'shift', 'assignment', 'duty code', 'shift code', 'on call'],
  supernumerary: ['supernumerary', 'shadowing', 'extra'],
  mentor: ['with', 'mentor'],
} satisfies Headers<string>;

type ListTable = Table<keyof typeof ROTA_LIST_HEADERS>;

/** The days a list tells of, from its first to its last; none when it has no dates. */
export function daysOfList(table: ListTable, reader: CellReader): LocalDay[] {
  return table.rows.flatMap((row) => reader.peekDay(row.at('date')) ?? []).sort();
}

/** A rota as a list, one duty in each row: date, person, duty. */
export function readRotaList(
  table: ListTable,
  reader: CellReader,
  context: RotaContext,
): RotaRead & { readonly assignments: readonly Assignment[] } {
  const reading = { ...context, read: nothingRead(), key: context.otherKey ?? NO_KEY };
  for (const row of table.rows) {
    const [name, duty] = [row.at('person'), row.at('duty')];
    if (!name.text && !duty.text) continue;
    const date = reader.day(row.at('date'), 'the day of the duty');
    const person = context.people.find(name, reader.notes, 'a duty');
    if (!date || !person) {
      if (duty.text) reader.notes.waits(duty, 'the row is not understood as a whole');
      continue;
    }
    const extra = reader.yes(row.at('supernumerary')) && !duty.text.startsWith('(');
    readRotaCell(extra ? { ...duty, text: `(${duty.text})` } : duty, { person, date }, reading);
  }
  return { ...reading.read, assignments: inOrder(reading.read, context) };
}
