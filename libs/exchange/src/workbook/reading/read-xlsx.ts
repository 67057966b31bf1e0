import type ExcelJS from 'exceljs';
import { DomainError } from '@evenflow/domain';
import { guardArchive, WORKBOOK_LIMITS, type UnreadableCode } from './archive-guard.ts';
import { cellColour } from './cell-colour.ts';
import { unprotected } from '../export/safe-text.ts';
import { gridOf, type Cell, type CellContent, type Grid } from './grid.ts';

/** Parts that hold no cell contents; ranges in some of them make the library allocate every cell they name. */
const NOT_CONTENTS = [
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
  const { mergedCells } = guardArchive(bytes);
  const readable = mergedCells <= WORKBOOK_LIMITS.cells;
  const workbook = (readable ? await load(bytes, false) : null) ?? (await load(bytes, true));
  if (!workbook) throw new DomainError<UnreadableCode>('file-damaged');
  const from1904 = workbook.properties.date1904;
  return workbook.worksheets.map((sheet) => readSheet(sheet, from1904));
}

/** Null when the library cannot; ranges that are merged over one another are one of its reasons. */
async function load(bytes: Uint8Array, withoutMerges: boolean): Promise<ExcelJS.Workbook | null> {
  // Loaded where a workbook is read: it takes 10 MB, which a solve can use.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const ignoreNodes = withoutMerges ? [...NOT_CONTENTS, 'mergeCells'] : NOT_CONTENTS;
  try {
    return await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes });
  } catch {
    return null;
  }
}

function readSheet(sheet: ExcelJS.Worksheet, from1904: boolean): Grid {
  const cells: Cell[] = [];
  const rows = new Set<number>();
  sheet.eachRow((row, number) => {
    if (row.hidden) rows.add(number);
    for (let column = 1; column <= Math.min(row.cellCount, WORKBOOK_LIMITS.columns); column += 1) {
      const cell = row.findCell(column);
      const read = cell && readCell(cell, from1904);
      if (read && (read.text || read.formula !== undefined || read.fill || read.note)) cells.push(read);
    }
  });
  const columns = new Set<number>();
  for (let column = 1; column <= Math.min(sheet.columnCount, WORKBOOK_LIMITS.columns); column += 1) {
    if (sheet.getColumn(column).hidden) columns.add(column);
  }
  return gridOf(sheet.name, sheet.state !== 'visible', cells, { rows, columns });
}

function readCell(cell: ExcelJS.Cell, from1904: boolean): Cell {
  // The value of a formula cell leaves a result of 0 out; its result does not.
  const content = readContent(cell.formula ? cell.result : cell.value);
  const note = noteText(cell.note);
  const fill = cellColour(cell.fill);
  return {
    address: cell.address,
    row: Number(cell.row),
    column: Number(cell.col),
    content: from1904 ? countedFrom1900(content) : content,
    text: contentText(content),
    ...(cell.formula ? { formula: cell.formula } : {}),
    ...(note ? { note } : {}),
    ...(fill ? { fill } : {}),
    ...(isStruck(cell) ? { struck: true as const } : {}),
    ...(cell.isMerged ? { merged: cell.master.address } : {}),
  };
}

/** All of it, or a part: which part counts is not ours to say. */
function isStruck({ font, value }: ExcelJS.Cell): boolean {
  const parts = value !== null && typeof value === 'object' && 'richText' in value ? value.richText : [];
  return Boolean(font?.strike) || parts.some((part) => part.font?.strike && part.text.trim());
}

/** Days lost their date format are plain numbers; a workbook of the old Macintosh counts them from 1904. */
function countedFrom1900(content: CellContent): CellContent {
  return typeof content === 'number' && content > 34_000 && content < 72_000 ? content + 1462 : content;
}

function readContent(value: ExcelJS.CellValue): CellContent {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return readDate(value);
  // What a damaged cell has in the place of its number stays as text, so that it is spoken of.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
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
  const whole = new Date(Math.round(date.getTime() / 60_000) * 60_000);
  const day = Number.isNaN(whole.getTime()) ? '' : whole.toISOString().slice(0, 10);
  if (!/^\d/.test(day)) return String(date);
  return {
    day,
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
