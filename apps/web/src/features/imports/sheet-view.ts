import type { ImportedCell, ImportedSheet, ImportPreview, ImportQuestion } from '../../api/wire.ts';

/** One cell of their workbook as the preview draws it. */
export interface DrawnCell extends ImportedCell {
  readonly row: number;
  /** 1 is column A. */
  readonly column: number;
  /** Number of the open or answered question about it, counted over the workbook from 1. */
  readonly question: number | null;
  readonly answered: boolean;
}

export interface DrawnSheet {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cellAt: (row: number, column: number) => DrawnCell | undefined;
  /** Cells the preview leaves out for length. */
  readonly notShown: number;
}

/** `{ row: 11, column: 24 }` of `X11`; null for what names no cell, such as a whole sheet. */
export function parseAddress(cell: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})/.exec(cell);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

/** `AA` of 27. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + rest);
}

const MAX_ROWS = 200;
const MAX_COLUMNS = 60;

/** Their sheet as a grid: only the rows and columns that hold something, in order, under their own addresses. */
export function drawSheet(sheet: ImportedSheet, questions: readonly ImportQuestion[]): DrawnSheet {
  const numbered = new Map(
    questions.map((question, i) => [`${question.sheet}!${question.cell}`, { question, number: i + 1 }]),
  );
  const cells = new Map<string, DrawnCell>();
  for (const cell of sheet.cells) {
    const at = parseAddress(cell.cell);
    if (!at) continue;
    const asked = numbered.get(`${sheet.name}!${cell.cell}`);
    cells.set(`${at.row}|${at.column}`, {
      ...cell,
      ...at,
      question: asked?.number ?? null,
      answered: typeof asked?.question.answer === 'string',
    });
  }
  const all = [...cells.values()];
  const shown = Object.values(sheet.counts).reduce((sum, one) => sum + one, 0);
  return {
    columns: runOf(
      all.map((cell) => cell.column),
      MAX_COLUMNS,
    ),
    rows: [...new Set(all.map((cell) => cell.row))].sort((a, b) => a - b).slice(0, MAX_ROWS),
    cellAt: (row, column) => cells.get(`${row}|${column}`),
    notShown: Math.max(0, shown - sheet.cells.length),
  };
}

/** Every column from the first to the last, so that a gap in their sheet stays a gap. */
function runOf(columns: readonly number[], most: number): number[] {
  if (columns.length === 0) return [];
  const first = Math.min(...columns);
  return Array.from({ length: Math.min(most, Math.max(...columns) - first + 1) }, (_, i) => first + i);
}

export interface ImportCounts {
  readonly asWritten: number;
  readonly byEvidence: number;
  readonly asks: number;
  readonly leftOut: number;
}

export function importCounts(sheets: readonly ImportedSheet[]): ImportCounts {
  const sum = (status: string) => sheets.reduce((total, sheet) => total + (sheet.counts[status] ?? 0), 0);
  return { asWritten: sum('as-written'), byEvidence: sum('by-evidence'), asks: sum('asks'), leftOut: sum('left-out') };
}

export function openQuestions(preview: { readonly questions: readonly ImportQuestion[] }): ImportQuestion[] {
  return preview.questions.filter((question) => question.answer === null);
}

/** `Import, after 5 answers` while questions are open; then what it will do. */
export function confirmLabel(preview: ImportPreview): string {
  const open = openQuestions(preview).length;
  if (open > 0) return `Import, after ${open} ${open === 1 ? 'answer' : 'answers'}`;
  const { added, changed } = preview.summary.changes;
  if (added + changed === 0) return 'Import: nothing would change';
  return changed === 0 ? `Import ${added} new` : `Import ${added} new, ${changed} changed`;
}

/** The next question without an answer after `current`, round the end; null when all are answered. */
export function nextOpen(questions: readonly ImportQuestion[], current: string | null): string | null {
  const from = questions.findIndex((question) => question.id === current) + 1;
  const round = [...questions.slice(from), ...questions.slice(0, from)];
  return round.find((question) => question.answer === null)?.id ?? null;
}
