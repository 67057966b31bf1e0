import { DomainError } from '@evenflow/domain';
import { WORKBOOK_LIMITS, type UnreadableCode } from './archive-guard.ts';
import { columnName, gridOf, type Cell, type Grid } from './grid.ts';

/**
 * A CSV file (RFC 4180; UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab) as one sheet named after the file.
 * Everything in it is text. Throws DomainError with an `UnreadableCode` for what is no text or too large.
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
  return [gridOf(fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z]+$/i, ''), false, cells)];
}

function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new DomainError<UnreadableCode>('file-empty');
  if (bytes.length > WORKBOOK_LIMITS.fileBytes)
    throw new DomainError<UnreadableCode>('file-too-big', { bytes: bytes.length });
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  for (const encoding of wide ? [wide] : ['utf-8', 'windows-1252']) {
    const text = decoded(bytes, encoding);
    if (text !== null) return text;
  }
  throw new DomainError<UnreadableCode>('file-not-text');
}

/** Bytes that no text has: control characters, and the five places Windows-1252 leaves empty. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f\u0081\u008d\u008f\u0090\u009d]/;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (NO_TEXT.test(text)) return null;
    // Any bytes are Windows-1252; in a rota written so, letters with accents are few.
    const accents = encoding === 'windows-1252' ? (text.match(/[\u0080-\uffff]/g)?.length ?? 0) : 0;
    return accents * 4 > text.length ? null : text;
  } catch {
    return null;
  }
}

function parseCsv(written: string): string[][] {
  const named = /^sep=(.)\r?\n/i.exec(written);
  const text = written.slice(named?.[0].length ?? 0).replace(/\r\n?/g, '\n');
  const separator = named?.[1] ?? separatorOf(text);
  const rows: string[][] = [[]];
  const plain = separator === '\t' ? '\\t' : separator.replace(/[^a-z0-9]/i, '\\$&');
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${plain}\\n]*))(${plain}|\\n|$)`, 'y');
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new DomainError<UnreadableCode>('file-damaged');
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === '\n') rows.push([]);
  }
  return rows;
}

/** The separator that stands in most of the first lines, not counting what is quoted. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split('\n', 25);
  const weight = (separator: string) =>
    lines.reduce((sum, line) => sum + Math.min(40, line.split(separator).length - 1), 0);
  return [';', ',', '\t'].reduce((best, each) => (weight(each) > weight(best) ? each : best));
}
