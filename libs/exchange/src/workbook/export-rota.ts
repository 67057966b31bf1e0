import { addDays, eachDay, type RotaSnapshot, type Team } from '@evenflow/domain';
import { safeText } from './export/safe-text.ts';
import { forPaper } from './export/sheet-look.ts';
import { writeList } from './export/list.sheet.ts';
import { writeMatrix } from './export/matrix.sheet.ts';
import { writeTallies } from './export/tallies.sheet.ts';
import { printNote, sayMonth, type RotaPrint } from './print-words.ts';

/**
 * The rota as an .xlsx file in the form teams keep: people down, days across, codes in cells, totals, a key; and a
 * second sheet with one row per duty and a third with what everybody holds. `importWorkbook` with the team as `previous`
 * reads the same duties back. No text of the team can act as a formula.
 */
export async function exportRota(team: Team, rota: RotaSnapshot, print: RotaPrint): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const printed = new Date(print.printedAt);
  workbook.created = printed;
  workbook.modified = printed;
  workbook.creator = safeText(team.name);
  const inRange = rota.assignments.filter((a) => a.date >= rota.from && a.date <= rota.to);
  const sheet = { ...rota, assignments: inRange };
  const note = printNote(team, print);
  const matrix = workbook.addWorksheet(`Rota ${sayMonth(rota.from, 'short')}`);
  writeMatrix(matrix, { team, rota: sheet, title: title(team, rota), note });
  const [list, tallies] = [workbook.addWorksheet('One row per duty'), workbook.addWorksheet('Shares and hours')];
  writeList(list, team, sheet);
  writeTallies(tallies, team, sheet);
  for (const long of [list, tallies]) forPaper(long, { headRows: 1, note });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function title(team: Team, rota: RotaSnapshot): string {
  const { from, to } = rota;
  const wholeMonth = from.endsWith('-01') && addDays(to, 1).endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);
  return `${team.name} – rota ${wholeMonth ? sayMonth(from, 'long') : `${from} to ${to}, ${eachDay(from, to).length} days`}`;
}
