import { colourName } from '../reading/cell-colour.ts';
import { isMoment, type Cell, type Grid } from '../reading/grid.ts';
import { isKeyHeader, type RotaLayout } from './rota-layout.ts';

interface Meaning {
  readonly meaning: string;
  readonly cell: Cell;
  /** A code stands in the coloured cell of the key: the colour only goes with it. */
  readonly withCode?: boolean;
}

/** What a key says: meanings of codes, of colours (`RRGGBB`) and of colours by name (`green`). */
export interface RotaKey {
  readonly codes: ReadonlyMap<string, Meaning>;
  readonly colours: ReadonlyMap<string, Meaning>;
  /** What lines below a table say of marks such as a star beside a code. */
  readonly footnotes: ReadonlyMap<string, string>;
  /** Every cell the key is made of. */
  readonly cells: readonly Cell[];
}

export const NO_KEY: RotaKey = { codes: new Map(), colours: new Map(), footnotes: new Map(), cells: [] };

/** Between two equations of one cell: before the next word that has its own equals sign. */
const SEVERAL = /[;,\n]\s*(?=[^;,=\n]{1,30}=)/;
const ON_LEAVE =
  /\b(leave|a\/l|sick\w*|ill\w*|absen\w*|holidays?|vacation|pto|time off|paternity|maternity|parental|bereave\w*|study|lieu|toil|jury|courses?|conference|meeting|education)\b/i;
const NOT_AWAY =
  /\b(bank|public|statutory|federal) holidays?\b|^(weekends?|holidays?|today)$|\bholidays? (cover|rota|duty|call)\b/i;

/** Whether the words of a key mean days away from work. */
export function meansLeave(meaning: string): boolean {
  return ON_LEAVE.test(meaning) && !NOT_AWAY.test(meaning.trim());
}

/** The key of a sheet: `AL = annual leave`, a code with its meaning beside it, a coloured cell with what it stands for. */
export function readKey(grid: Grid, layout: RotaLayout | null): RotaKey {
  const read = new KeyReader(grid);
  for (let row = 1; row <= grid.rowCount; row += 1) {
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const cell = grid.cell(row, column);
      read.footnote(cell);
      if (isKeyHeader(cell.text) && !isAmongDays(layout, row, column)) read.region(row, column);
      else if (cell.text.includes('=') && !(layout && row < layout.keyRow && isPersonCell(layout, row, column)))
        read.equation(cell);
    }
  }
  if (layout === null) read.region(0, 1);
  return read;
}

/** Inside a table's days, whatever the row is for. */
export function isAmongDays(layout: RotaLayout | null, row: number, column: number): boolean {
  return Boolean(layout?.blocks.some((block) => placeIn(block, { row, column }) !== null));
}

function isPersonCell(layout: RotaLayout, row: number, column: number): boolean {
  return layout.blocks.some((block) => {
    const place = placeIn(block, { row, column });
    return place !== null && block.labelColumns.some((label) => block.grid.cell(place.row, label).text);
  });
}

/** Row and column as the block counts them; null outside its days. */
function placeIn(
  { grid, headerRow, lastRow, days }: RotaLayout['blocks'][number],
  place: { row: number; column: number },
): { row: number; column: number } | null {
  const same = grid.cell(place.row, place.column);
  const upright = same.row === place.row && same.column === place.column;
  const [row, column] = upright ? [place.row, place.column] : [place.column, place.row];
  return row >= headerRow && row <= lastRow && days.has(column) ? { row, column } : null;
}

class KeyReader implements RotaKey {
  readonly codes = new Map<string, Meaning>();
  readonly colours = new Map<string, Meaning>();
  readonly footnotes = new Map<string, string>();
  readonly cells: Cell[] = [];

  constructor(private readonly grid: Grid) {}

  /** `* swapped`, `† = by phone`: words behind a mark that no code begins with. */
  footnote({ text }: Cell): void {
    const [, mark, words] = /^([*†‡^#]{1,3})\s*[=:–-]?\s*(\p{L}.{2,})$/u.exec(text) ?? [];
    if (mark && words && !this.footnotes.has(mark)) this.footnotes.set(mark, words);
  }

  /** `AL = annual leave`; `D = day; N = night`; `Grey = weekend, green = leave`. */
  equation(cell: Cell): void {
    const parts = cell.text.split(SEVERAL).map((part) => /^(.{1,30}?)\s*=\s*(\S.*)$/.exec(part.trim()));
    if (parts.some((part) => part === null)) return;
    const colours = [...cell.text.matchAll(/\b(red|orange|yellow|green|blue|purple|pink|gr[ea]y)\s*=\s*([^,;]+)/gi)];
    for (const colour of colours) this.give(this.colours, nameOf(colour[1]!), { meaning: colour[2]!.trim(), cell });
    if (colours.length === 0) for (const part of parts) this.add(part![1]!, part![2]!, cell);
    this.cells.push(cell);
  }

  /** The cells below a header “Key”, to the first two empty rows. */
  region(headerRow: number, column: number): void {
    let empty = 0;
    if (headerRow > 0) this.cells.push(this.grid.cell(headerRow, column));
    for (let row = headerRow + 1; row <= this.grid.rowCount && empty < 2; row += 1) {
      const cell = this.grid.cell(row, column);
      const beside = [1, 2].map((step) => this.grid.cell(row, column + step)).find((next) => next.text);
      empty = cell.text || beside ? 0 : empty + 1;
      if (cell.text.includes('=')) continue;
      this.line(cell, beside);
    }
  }

  private line(cell: Cell, beside: Cell | undefined): void {
    const inOne = /^(\S{1,8})\s*(?::|\s[–-])\s*(\S.*)$/.exec(cell.text);
    const meaning = beside && isWords(beside) ? beside.text : null;
    if (!cell.text && !meaning) return;
    this.colour(cell, meaning);
    if (inOne) this.add(inOne[1]!, inOne[2]!, cell);
    else if (cell.text && cell.text.length <= 12 && meaning) this.add(cell.text, meaning, cell);
    this.cells.push(cell, ...(meaning ? [beside!] : []));
  }

  private colour(cell: Cell, meaning: string | null): void {
    const words = meaning ?? (isWords(cell) ? cell.text : null);
    const withCode = cell.text !== '' && words !== cell.text;
    if (cell.fill && words) this.give(this.colours, cell.fill, { meaning: words, cell, withCode });
  }

  private add(code: string, meaning: string, cell: Cell): void {
    this.give(this.codes, code, { meaning, cell });
    if (cell.fill) this.give(this.colours, cell.fill, { meaning, cell, withCode: true });
  }

  private give(into: Map<string, Meaning>, name: string, meaning: Meaning): void {
    if (!into.has(name)) into.set(name, meaning);
  }
}

function isWords({ content, text }: Cell): boolean {
  return typeof content === 'string' && !isMoment(content) && /[a-z].*[a-z]/i.test(text);
}

function nameOf(word: string): string {
  return word.toLowerCase().replace('gray', 'grey');
}

/** What a key says of a code, capitals aside; null for one it does not name. */
export function codeMeaning(key: RotaKey, code: string): string | null {
  const typed = code.trim().toLowerCase();
  for (const [each, { meaning }] of key.codes) if (each.trim().toLowerCase() === typed) return meaning;
  return null;
}

/** What a key gives to a colour: the very colour, else the one called so when no coloured cell says otherwise. */
export function colourMeaning(key: RotaKey, fill: string): Meaning | null {
  return key.colours.get(fill) ?? key.colours.get(colourName(fill)) ?? null;
}
