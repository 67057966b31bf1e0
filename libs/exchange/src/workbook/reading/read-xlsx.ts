import ExcelJS from 'exceljs';
import { DomainError } from '@evenflow/domain';
import { guardArchive, type UnreadableCode } from './archive-guard.ts';
import { unprotected } from '../export/safe-text.ts';
import { gridOf, type Cell, type CellContent, type Grid } from './grid.ts';

/** Parts that hold no cell contents; ranges in some of them make the library allocate every cell they name. */
const NOT_CONTENTS = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
];

/**
 * The sheets of an .xlsx file in their order. Formula cells give their stored result. Throws DomainError with an
 * `UnreadableCode` for anything that is not a workbook of sensible size.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Grid[]> {
  guardArchive(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: NOT_CONTENTS });
  } catch {
    throw new DomainError<UnreadableCode>('file-damaged');
  }
  return workbook.worksheets.map((sheet) => {
    const cells: Cell[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(readCell(cell))));
    return gridOf(sheet.name, sheet.state !== 'visible', cells);
  });
}

function readCell(cell: ExcelJS.Cell): Cell {
  // The value of a formula cell leaves a result of 0 out; its result does not.
  const content = readContent(cell.formula ? cell.result : cell.value);
  const note = noteText(cell.note);
  return {
    address: cell.address,
    row: Number(cell.row),
    column: Number(cell.col),
    content,
    text: contentText(content),
    ...(cell.formula ? { formula: cell.formula } : {}),
    ...(note ? { note } : {}),
  };
}

function readContent(value: ExcelJS.CellValue): CellContent {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return readDate(value);
  if (typeof value !== 'object') return typeof value === 'string' ? tidy(value) : value;
  if ('richText' in value) return tidy(value.richText.map((part) => part.text).join(''));
  if ('hyperlink' in value) return readContent(value.text);
  return 'error' in value ? String(value.error) : null;
}

/** One space where there are several, of whatever kind; line breaks stay. */
function tidy(text: string): string | null {
  const tidied = text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n');
  return unprotected(tidied.trim()) || null;
}

function readDate(date: Date): CellContent {
  if (Number.isNaN(date.getTime())) return null;
  const whole = new Date(Math.round(date.getTime() / 60_000) * 60_000);
  return {
    day: whole.toISOString().slice(0, 10),
    minutes: whole.getUTCHours() * 60 + whole.getUTCMinutes(),
  };
}

function contentText(content: CellContent): string {
  if (content === null) return '';
  if (typeof content === 'object') {
    const pad = (n: number) => String(n).padStart(2, '0');
    const clock = `${pad(Math.floor(content.minutes / 60))}:${pad(content.minutes % 60)}`;
    return content.day < '1900-01-02' ? clock : content.day;
  }
  return String(content).trim();
}

function noteText(note: ExcelJS.Cell['note'] | undefined): string {
  if (!note) return '';
  return typeof note === 'string'
    ? note.trim()
    : (note.texts ?? [])
        .map((part) => part.text)
        .join('')
        .trim();
}
