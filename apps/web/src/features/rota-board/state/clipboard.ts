import type { Team } from '@evenflow/domain';
import { heldIn, type CellRef, type Edit, type RotaContent } from './edits.ts';
import { becomeEdits } from './fills.ts';

/** Rows of cells, as a spreadsheet has them. */
export type CellTable = readonly (readonly CellRef[])[];

/** Between two duties of one day: `EQ/OC1`. */
const BETWEEN = '/';

/** The cells' codes as spreadsheets exchange them: tabs between days, lines between people. */
export function tableText(content: RotaContent, cells: CellTable): string {
  const code = (cell: CellRef) => heldIn(content, cell).map((a) => (a.supernumerary ? `(${a.duty})` : a.duty));
  return cells.map((row) => row.map((cell) => code(cell).join(BETWEEN)).join('\t')).join('\n');
}

/** What stands in a pasted text, row by row; quotes as Excel writes them. */
export function readTable(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"([\s\S]*)"$/, '$1').trim()));
}

export interface Pasting {
  readonly edits: readonly Edit[];
  /** Texts that name no duty of the team; their cells stay as they are. */
  readonly unknown: readonly string[];
}

/** What is written for a day without duty. */
const NOTHING = new Set(['', '-', '–', 'off', 'o']);

/**
 * Puts the table's duties into the cells, once for each cell; a table smaller than the cells is repeated. Nothing is
 * guessed: a text that is not made of the team's codes leaves its cell alone and is reported.
 */
export function pasteEdits(team: Team, content: RotaContent, table: readonly string[][], cells: CellTable): Pasting {
  const codes = new Map(team.dutyTypes.map((duty) => [duty.code.toLowerCase(), duty.code]));
  const unknown = new Set<string>();
  const edits = cells.flatMap((row, i) =>
    row.flatMap((cell, j) => {
      const texts = table[i % table.length]!;
      const text = texts[j % texts.length] ?? '';
      const duties = dutiesIn(text, codes);
      if (duties) return becomeEdits(team, content, cell, duties);
      unknown.add(text);
      return [];
    }),
  );
  return { edits, unknown: [...unknown] };
}

function dutiesIn(text: string, codes: ReadonlyMap<string, string>): string[] | null {
  const whole = codes.get(text.toLowerCase());
  if (whole !== undefined) return [whole];
  if (NOTHING.has(text.toLowerCase())) return [];
  const parts = text.split(/[/+,]/).map((part) => part.trim().replace(/^\((.*)\)$/, '$1'));
  const known = parts.map((part) => codes.get(part.toLowerCase()));
  return known.every((code) => code !== undefined) ? known : null;
}
