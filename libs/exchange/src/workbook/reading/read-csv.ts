import { DomainError } from '@evenflow/domain';
import { WORKBOOK_LIMITS, type UnreadableCode } from './archive-guard.ts';
import { columnName, gridOf, type Cell, type Grid } from './grid.ts';

/**
 * A CSV file (RFC 4180, UTF-8, comma or semicolon) as one sheet named after the file. Everything in it is text.
 * Throws DomainError with an `UnreadableCode` for what is no text or too large.
 */
export function readCsv(bytes: Uint8Array, fileName: string): Grid[] {
  const rows = parseCsv(decode(bytes));
  const cells: Cell[] = rows.flatMap((row, i) =>
    row.flatMap((written, j) => {
      const text = written.trim();
      return text ? [{ address: `${columnName(j + 1)}${i + 1}`, row: i + 1, column: j + 1, content: text, text }] : [];
    }),
  );
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (cells.length > WORKBOOK_LIMITS.cells || rows.length > WORKBOOK_LIMITS.rows || columns > WORKBOOK_LIMITS.columns) {
    throw new DomainError<UnreadableCode>('file-too-many-cells', { cells: cells.length });
  }
  return [gridOf(fileName.replace(/^.*[\\/]/, '').replace(/\.csv$/i, ''), false, cells)];
}

function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new DomainError<UnreadableCode>('file-empty');
  if (bytes.length > WORKBOOK_LIMITS.fileBytes)
    throw new DomainError<UnreadableCode>('file-too-big', { bytes: bytes.length });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8: refused below, like any other noise.
  }
  throw new DomainError<UnreadableCode>('file-not-text');
}

function parseCsv(text: string): string[][] {
  const separator =
    (text.split('\n', 1)[0]!.match(/;/g)?.length ?? 0) > (text.split('\n', 1)[0]!.match(/,/g)?.length ?? 0) ? ';' : ',';
  const rows: string[][] = [[]];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'y');
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new DomainError<UnreadableCode>('file-damaged');
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3]!.endsWith('\n')) rows.push([]);
  }
  return rows;
}
