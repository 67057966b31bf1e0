import { inflateRawSync } from 'node:zlib';
import { DomainError } from '@evenflow/domain';

/** What a workbook may weigh before and after unpacking, far above any real rota. */
export const WORKBOOK_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 40 * 1024 * 1024,
  entries: 1000,
  sheets: 60,
  cells: 200_000,
  rows: 5000,
  columns: 500,
} as const;

export type UnreadableCode =
  | 'file-empty'
  | 'file-too-big'
  | 'file-not-a-workbook'
  | 'file-old-format'
  | 'file-is-pdf'
  | 'file-not-text'
  | 'file-damaged'
  | 'file-unpacks-too-big'
  | 'file-too-many-sheets'
  | 'file-too-many-cells';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * Refuses what must not reach the spreadsheet library: noise, other formats, and archives that unpack to more than
 * `WORKBOOK_LIMITS` allows. Sizes are taken from the archive's directory first, then every part is unpacked under that
 * size as a ceiling, so that a directory that lies is found out too. Says how many cells the sheets merge, since the
 * library allocates every one of them. Throws DomainError with an `UnreadableCode`.
 */
export function guardArchive(bytes: Uint8Array): { readonly mergedCells: number } {
  guardFormat(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > WORKBOOK_LIMITS.entries || unpacked > WORKBOOK_LIMITS.unpackedBytes) {
    throw new DomainError<UnreadableCode>('file-unpacks-too-big', { unpacked, limit: WORKBOOK_LIMITS.unpackedBytes });
  }
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    throw new DomainError<UnreadableCode>('file-not-a-workbook');
  }
  const sheets = entries.filter((entry) => /^xl\/worksheets\/[^/]+\.xml$/.test(entry.name));
  if (sheets.length > WORKBOOK_LIMITS.sheets) {
    throw new DomainError<UnreadableCode>('file-too-many-sheets', { sheets: sheets.length });
  }
  let cells = 0;
  let mergedCells = 0;
  for (const entry of entries) {
    const content = unpack(bytes, view, entry);
    if (sheets.includes(entry)) {
      guardColumns(content);
      cells += countCells(content);
      mergedCells += countMerged(content);
    }
    if (entry.name === 'xl/workbook.xml') guardNames(content);
  }
  if (cells > WORKBOOK_LIMITS.cells) throw new DomainError<UnreadableCode>('file-too-many-cells', { cells });
  return { mergedCells };
}

function guardFormat(bytes: Uint8Array): void {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) throw new DomainError<UnreadableCode>('file-empty');
  if (bytes.length > WORKBOOK_LIMITS.fileBytes) {
    throw new DomainError<UnreadableCode>('file-too-big', { bytes: bytes.length, limit: WORKBOOK_LIMITS.fileBytes });
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new DomainError<UnreadableCode>('file-old-format');
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new DomainError<UnreadableCode>('file-is-pdf');
  if (!starts(0x50, 0x4b)) throw new DomainError<UnreadableCode>('file-not-a-workbook');
}

function readDirectory(view: DataView): Entry[] {
  const damaged = () => new DomainError<UnreadableCode>('file-damaged');
  let end = view.byteLength - 22;
  const furthest = Math.max(0, end - 65_535);
  while (end >= furthest && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < furthest || end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > view.byteLength) throw damaged();
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): string {
  if (entry.unpacked === 0 && entry.packed === 0) return '';
  if (entry.offset + 30 > view.byteLength) throw new DomainError<UnreadableCode>('file-damaged', { part: entry.name });
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return new TextDecoder().decode(packed);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) }).toString('utf8');
  } catch (problem) {
    const tooBig = (problem as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const code = tooBig ? 'file-unpacks-too-big' : 'file-damaged';
    throw new DomainError<UnreadableCode>(code, { part: entry.name });
  }
}

/** Counts cells and refuses rows and columns beyond the limits, before anything is allocated for them. */
function countCells(sheet: string): number {
  const lastRow = lastOf(sheet.matchAll(/<row[^>]*?\sr="(\d+)/g));
  if (lastRow > WORKBOOK_LIMITS.rows) throw new DomainError<UnreadableCode>('file-too-many-cells', { rows: lastRow });
  let cells = 0;
  for (const match of sheet.matchAll(/<c\s[^>]*?r="([A-Z]+)\d+"|<c[\s>]/g)) {
    cells += 1;
    if ((match[1]?.length ?? 0) > 2) throw new DomainError<UnreadableCode>('file-too-many-cells', { column: match[1] });
  }
  return cells;
}

/** Excel's own last column; the library makes every column up to the one that is named. */
const LAST_COLUMN = 16_384;

function guardColumns(sheet: string): void {
  for (const [column] of sheet.matchAll(/<col\s[^>]*>/g)) {
    for (const [, number] of column.matchAll(/\b(?:min|max)="([^"]*)"/g)) {
      if (Number.parseInt(number!, 10) > LAST_COLUMN) throw new DomainError<UnreadableCode>('file-damaged', { column });
    }
  }
}

function lastOf(matches: Iterable<RegExpMatchArray>): number {
  let last = 0;
  for (const match of matches) last = Math.max(last, Number(match[1]));
  return last;
}

function countMerged(sheet: string): number {
  let cells = 0;
  for (const match of sheet.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    const height = Number(match[4]) - Number(match[2]) + 1;
    cells += height * (columnNumber(match[3]!) - columnNumber(match[1]!) + 1);
  }
  return cells;
}

/** The library walks every cell of a named range; a range over whole columns would keep it busy for minutes. */
function guardNames(workbook: string): void {
  for (const match of workbook.matchAll(/\$([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)/g)) {
    const height = Number(match[4]) - Number(match[2]) + 1;
    const width = columnNumber(match[3]!) - columnNumber(match[1]!) + 1;
    if (height * width > WORKBOOK_LIMITS.cells) {
      throw new DomainError<UnreadableCode>('file-too-many-cells', { range: match[0] });
    }
  }
}

function columnNumber(name: string): number {
  return [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
