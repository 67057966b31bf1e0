import type { Team } from '@evenflow/domain';
import type { ImportNotes } from './import-notes.ts';
import type { SheetKind } from './import-types.ts';
import type { WorkbookSheets } from './workbook-sheets.ts';

/** Without these nothing can be understood. */
const NEEDED: readonly (readonly [SheetKind, string, string])[] = [
  ['staff', 'Staff', 'one row per person, with the headers Name and Code'],
  ['duties', 'Duties', 'one row per duty, with the headers Code, Name, Kind, Start and End'],
];

/** Their absence may be meant, but then somebody has to say so: a rota made without them would look right and be wrong. */
const MISSED: readonly (readonly [SheetKind, string, string])[] = [
  ['leave', 'Leave', 'nobody would be away'],
  ['holidays', 'Holidays', 'every holiday would be staffed as an ordinary day'],
  ['rota', 'Rota of last month', 'rest, weekends and runs of days could not look back before the month'],
];

/** Problems and questions about sheets that are not there. A team that is known already needs none of them. */
export function requireSheets(sheets: WorkbookSheets, notes: ImportNotes, previous: Team | undefined): void {
  if (previous) return;
  for (const [kind, name, form] of NEEDED) {
    if (sheets.has(kind)) continue;
    notes.problem(
      'sheet-missing',
      { sheet: name, cell: 'A1' },
      `${name}, A1: the workbook has no such sheet. Add a sheet “${name}”, ${form} in its first row.`,
    );
  }
  for (const [kind, name, otherwise] of MISSED) {
    if (sheets.has(kind) || (kind === 'rota' && sheets.has('rota-list'))) continue;
    notes.ask(`sheet:${kind}`, { sheet: name, cell: 'A1' }, () => ({
      text: `The workbook has no such sheet. Is there nothing to tell, or should the sheet be added first?`,
      evidence: [`Without it ${otherwise}.`],
      answers: [{ id: 'none', label: 'There is nothing to tell' }],
    }));
  }
}
