import type { Assignment, LocalDay } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Headers, Table } from '../reading/table.ts';
import { readRotaCell, type RotaRead } from './rota-cell.ts';
import { namesIn } from './rota-duty-row.ts';
import { ListSpans } from './list-span.ts';
import { NO_KEY } from './rota-key.ts';
import { inOrder, nothingRead, type RotaContext } from './rota.sheet.ts';

export const ROTA_LIST_HEADERS = {
  date: ['date', 'day', 'duty date', 'shift date', 'start', 'starts', 'start date', 'start time', 'from', 'begin'],
  until: ['end', 'ends', 'end date', 'end time', 'to', 'until'],
  person: [
    ...['person', 'name', 'who', 'staff', 'perfusionist', 'employee', 'initials', 'code', 'assigned to', 'assignee'],
    ...['employee name', 'staff name', 'staff member', 'full name'],
  ],
  duty: [
    ...['duty', 'shift', 'assignment', 'duty code', 'shift code', 'on call'],
    ...['role', 'shift type', 'duty type', 'shift name', 'position'],
  ],
  supernumerary: ['supernumerary', 'shadowing', 'extra'],
  mentor: ['with', 'mentor'],
} satisfies Headers<string>;

export type ListTable = Table<keyof typeof ROTA_LIST_HEADERS>;

/** The days a list tells of, from its first to its last; none when it has no dates. */
export function daysOfList(table: ListTable, reader: CellReader): LocalDay[] {
  return new ListSpans(table, reader).allDays();
}

/** A rota as a list, one duty in each row: date, person, duty; with an end, every day until then. */
export function readRotaList(
  table: ListTable,
  reader: CellReader,
  context: RotaContext,
): RotaRead & { readonly assignments: readonly Assignment[] } {
  const reading = { ...context, read: nothingRead(), key: context.otherKey ?? NO_KEY };
  const spans = new ListSpans(table, reader);
  for (const row of table.rows) {
    const [name, duty] = [row.at('person'), row.at('duty')];
    if (!name.text && !duty.text) continue;
    const dates = spans.daysOf(row);
    const names = name.text ? namesIn(name.text, context) : [''];
    const people = names.map((text) => context.people.find(name, reader.notes, 'a duty', { text, varies: true }));
    if (!dates || people.includes(null)) {
      if (duty.text) reader.notes.waits(duty, 'the row is not understood as a whole');
      continue;
    }
    const extra = reader.yes(row.at('supernumerary')) && !duty.text.startsWith('(');
    const said = extra ? { ...duty, text: `(${duty.text})` } : duty;
    for (const person of people) for (const date of dates) readRotaCell(said, { person: person!, date }, reading);
  }
  return { ...reading.read, assignments: inOrder(reading.read, context) };
}
