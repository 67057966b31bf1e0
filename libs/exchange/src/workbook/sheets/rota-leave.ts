import { addDays, type Leave } from '@evenflow/domain';
import type { DutyIndex } from '../duty-index.ts';
import type { SheetNotes } from '../import-notes.ts';
import type { RotaRead } from './rota-cell.ts';
import { meansLeave, type RotaKey } from './rota-key.ts';

/** The codes of leave in a key: those that are no duty and whose meaning is being away. */
export function leaveNames(key: RotaKey, duties: DutyIndex): Map<string, string> {
  const names = new Map<string, string>();
  for (const [code, { meaning }] of key.codes) {
    if (!duties.lookUp(code) && meansLeave(meaning)) names.set(code, meaning);
  }
  return names;
}

/** Leave that only the rota shows, as recorded facts; runs of days with one code are one leave. */
export function leaveFromRota(
  read: RotaRead,
  known: { readonly leave: readonly Leave[]; readonly typeNames: ReadonlyMap<string, string> },
  notes: SheetNotes,
): Leave[] {
  const missing = read.leaveDays.filter(
    (day) =>
      !known.leave.some((leave) => leave.person === day.person && leave.from <= day.date && day.date <= leave.to),
  );
  const inOrder = missing.sort((a, b) => a.person.localeCompare(b.person) || a.date.localeCompare(b.date));
  const found: Leave[] = [];
  for (const { person, date, type, cell } of inOrder) {
    notes.byEvidence(cell, `${type} for ${person}`, 'the rota shows it; the leave sheet does not');
    const last = found.at(-1);
    const typeName = known.typeNames.get(type);
    if (last && last.person === person && last.type === type && (addDays(last.to, 1) === date || last.to === date)) {
      found[found.length - 1] = { ...last, to: date };
    } else found.push({ person, from: date, to: date, type, ...(typeName ? { typeName } : {}), status: 'recorded' });
  }
  return found;
}
