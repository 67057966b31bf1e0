import { addDays, type Leave } from '@evenflow/domain';
import type { DutyIndex } from '../duty-index.ts';
import type { SheetNotes } from '../import-notes.ts';
import type { Grid } from '../reading/grid.ts';
import type { RotaRead } from './rota-cell.ts';
import { readKey, type RotaLayout } from './rota-layout.ts';

const NOT_LEAVE = /^(off|nwd|do|rest|free|grey|gray|\()/i;

/** The codes of leave in the rota's key: those that are no duty, no mark for a free day and no word about colours. */
export function leaveNames(grid: Grid, layout: RotaLayout, duties: DutyIndex): Map<string, string> {
  const names = new Map<string, string>();
  for (const [code, { meaning }] of readKey(grid, layout)) {
    if (!duties.lookUp(code) && !NOT_LEAVE.test(code)) names.set(code, meaning);
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
  const found: Leave[] = [];
  for (const { person, date, type, cell } of missing) {
    notes.byEvidence(cell, `${type} for ${person}`, 'the rota shows it; the leave sheet does not');
    const last = found.at(-1);
    const typeName = known.typeNames.get(type);
    if (last && last.person === person && last.type === type && addDays(last.to, 1) === date) {
      found[found.length - 1] = { ...last, to: date };
    } else found.push({ person, from: date, to: date, type, ...(typeName ? { typeName } : {}), status: 'recorded' });
  }
  return found;
}
