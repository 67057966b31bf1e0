import { isEmpty, type Cell } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { saysNothing, type RotaReading } from './rota-cell.ts';
import type { RotaBlock } from './rota-layout.ts';
import { meaningsOf } from './rota-meaning.ts';
import type { RowToRead } from './rota-row.ts';

const TOTALS = /^(totals?|sum|count|cover|coverage|number on|staffing|no\.? |#)/i;
const CENSUS = /\bcensus\b|ecmo.*patient/i;
const REMARKS = /^(notes?|comments?|remarks?|events?|day|date|week|wk|month|(bank |public )?holidays?)\b/i;
const OWN = /^(dut(y|ies)|shifts?|rota|roster|codes?|assignment)$/i;
/** Cells in a row from which somebody unknown must be meant, whatever stands in them. */
const MANY = 3;

export type RowKind = 'person' | 'unnamed' | 'census' | 'totals' | 'remark';

/** Which person a row names: the cell that says so, and the words taken from it and the cells beside it. */
export interface NamedIn {
  readonly label: Cell;
  readonly text: string;
  /** Why those words, where they are not what stands in the cell. */
  readonly why?: string;
}

/** What the words before a row make of it. */
export class RowLabels {
  /** Where each name stands in one table: before several rows, each may be somebody else’s. */
  private readonly repeated = new Map<string, string[]>();

  constructor(
    private readonly context: RotaReading,
    /** Where words may stand that name the person of a whole sheet. */
    private readonly sheetWords: readonly string[],
  ) {}

  /** To be told each table before its rows are read. */
  lookAt({ grid, headerRow, lastRow, labelColumns }: RotaBlock): void {
    this.repeated.clear();
    for (let row = headerRow + 1; row <= lastRow; row += 1) {
      for (const column of labelColumns) {
        const { text, merged } = grid.cell(row, column);
        const words = plain(text);
        if (!words || merged !== undefined) continue;
        this.repeated.set(words, [...(this.repeated.get(words) ?? []), grid.cell(row, column).address]);
      }
    }
  }

  /** Which of several rows of the same name it is: the first of them in one week is the first in every week. */
  placeAmongSame(text: string, { address }: Cell): string | undefined {
    const rows = this.repeated.get(plain(text)) ?? [];
    return rows.length > 1 ? `${rows.indexOf(address) + 1} of ${rows.length}` : undefined;
  }

  kindOf({ labels, cells }: RowToRead): RowKind {
    const [label] = labels;
    if (!label) return 'unnamed';
    if (this.isPerson(labels)) return 'person';
    if (labels.some(({ text }) => CENSUS.test(text))) return 'census';
    if (labels.some(({ text }) => TOTALS.test(text)) || this.areCounts(cells)) return 'totals';
    if (this.holdsCodes(cells)) return 'person';
    const few = cells.filter(({ cell }) => !isEmpty(cell)).length < MANY;
    return few || REMARKS.test(label.text) ? 'remark' : 'person';
  }

  isPerson(labels: readonly Cell[]): boolean {
    return labels.some(({ text }) => this.context.people.exactly(text).length > 0) || this.together(labels) !== null;
  }

  /** The code or the name; surname and first name of two cells; the sheet’s own person; else the likeliest words. */
  named(labels: readonly Cell[]): NamedIn {
    const { people } = this.context;
    const exact = labels.findLast(({ text }) => people.exactly(text).length === 1);
    if (exact) return { label: exact, text: exact.text };
    const both = this.together(labels);
    if (both) return both;
    const label = labels.find(({ text }) => /^[\p{L}][\p{L}.'’,\- ]*$/u.test(text)) ?? labels[0]!;
    const whole = OWN.test(label.text) ? this.owner() : undefined;
    return whole === undefined
      ? { label, text: label.text }
      : { label, text: whole, why: `the sheet is of “${whole}”` };
  }

  /** Words that name the person of a whole sheet. */
  owner(): string | undefined {
    return this.sheetWords.find((words) => this.context.people.knows(words));
  }

  /** The duty a row stands for: its code or name, also with its times behind it. */
  dutyOfRow({ labels }: RowToRead, { labelColumns }: RotaBlock): string | undefined {
    if (labelColumns.length === 0 || this.isPerson(labels)) return undefined;
    const { duties } = this.context;
    for (const { text } of labels) {
      const bare = text.replace(/\s*[([].*$|\s+\d{1,2}([:.]?\d\d)?\s*[-–].*$/, '');
      const duty = duties.lookUp(text) ?? duties.lookUp(bare) ?? (bare ? duties.calledAlike(bare) : undefined);
      if (duty) return duty.code;
    }
    return undefined;
  }

  /** Names of people and nothing else: `Asha`, `RL/ZQ`, `Jo & Tom`. */
  areNames(text: string): boolean {
    const { people } = this.context;
    if (meaningsOf(text, this.context) !== null) return false;
    const parts = text.split(/\s*(?:[/;&+,\n]|\band\b)\s*/).filter(Boolean);
    return people.knows(text) || (parts.length > 0 && parts.every((part) => people.knows(part)));
  }

  /** A second line below a name: `On call` where the line of the name says `Day`, with codes in it and nothing else. */
  isLineOf(above: RowToRead, { labels, cells }: RowToRead): boolean {
    const written = cells.filter(({ cell }) => !isEmpty(cell) && !saysNothing(cell.text));
    const label = labels[0];
    if (!label || labels.length > 1 || above.labels.length < 2 || TOTALS.test(label.text)) return false;
    const [name, beside] = [above.labels[0]!, above.labels.find((each) => sameLine(each, label))];
    return (
      beside !== undefined &&
      beside !== name &&
      plain(beside.text) !== plain(label.text) &&
      !this.isPerson([beside]) &&
      !this.isPerson(labels) &&
      written.every(({ cell }) => meaningsOf(cell.text, this.context) !== null)
    );
  }

  /** Something in the cells reads like a code. */
  holdsCodes(cells: RowToRead['cells']): boolean {
    return cells.some(({ cell }) =>
      cell.text.split(/[\s/,;+&()?!>*]+/).some((word) => word && meaningsOf(word, this.context) !== null),
    );
  }

  /** Two cells that name one person together: `Fernández | Anne`, `Fernández | A`. */
  private together(labels: readonly Cell[]): NamedIn | null {
    const { people } = this.context;
    for (let at = 0; at + 1 < labels.length; at += 1) {
      const [one, two] = [labels[at]!, labels[at + 1]!];
      if (![one, two].every(({ text }) => /^\p{L}/u.test(text))) continue;
      const text = [`${one.text} ${two.text}`, `${two.text} ${one.text}`].find((words) => people.knows(words));
      if (text !== undefined) return { label: one, text, why: `“${two.text}” stands beside it` };
    }
    return null;
  }

  private areCounts(cells: RowToRead['cells']): boolean {
    const written = cells.filter(({ cell }) => !isEmpty(cell));
    return (
      written.length > 0 &&
      written.every(
        ({ cell }) =>
          (typeof cell.content === 'number' || /^\d{1,3}(\/\d{1,3})?$/.test(cell.text) || cell.formula !== undefined) &&
          !meaningsOf(cell.text, this.context),
      )
    );
  }
}

/** Both stand in the same column of their table, or in the same row of one whose days run down. */
function sameLine(a: Cell, b: Cell): boolean {
  return a.column === b.column || a.row === b.row;
}
