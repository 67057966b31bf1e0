import { weekdayOf, type LocalDay } from '@evenflow/domain';
import { isWeekdayWord, weekdayIn } from '../reading/day-marks.ts';
import { isEmpty, type Cell } from '../reading/grid.ts';
import { meaningsOf, readRotaCell, saysNothing, type RotaReading } from './rota-cell.ts';
import { isCalendarCell, readCalendarCell } from './rota-calendar.ts';
import { ColouredCells } from './rota-colours.ts';
import { readDutyRow } from './rota-duty-row.ts';
import { HiddenParts } from './rota-hidden.ts';
import type { RotaBlock, RotaLayout } from './rota-layout.ts';

const TOTALS = /^(totals?|sum|count|cover|coverage|number on|staffing|no\.? |#)/i;
const CENSUS = /\bcensus\b|ecmo.*patient/i;
const REMARKS = /^(notes?|comments?|remarks?|events?|day|date|week|wk|month|(bank |public )?holidays?)\b/i;
/** Cells in a row from which somebody unknown must be meant, whatever stands in them. */
const MANY = 3;

interface DayCell {
  readonly cell: Cell;
  readonly date: LocalDay;
  readonly column: number;
}

interface RowToRead {
  readonly row: number;
  /** What stands before the days, nearest to them last. */
  readonly labels: readonly Cell[];
  /** Those that count. */
  cells: readonly DayCell[];
}

/** Reads the tables of a rota row by row, each row for what it is: a person, a duty, counts, a remark. */
export class RotaRows {
  private readonly cellOf = new Map<string, Cell>();

  constructor(
    private readonly layout: RotaLayout,
    private readonly context: RotaReading,
  ) {}

  readAll(): void {
    const dutyRows: RowToRead[] = [];
    for (const block of this.layout.blocks) {
      if (this.readCalendar(block)) continue;
      const hidden = new HiddenParts(block, this.context.notes);
      const coloured = new ColouredCells(block, this.context);
      let above: { person: string; row: RowToRead } | null = null;
      for (let row = block.headerRow + 1; row <= block.lastRow; row += 1) {
        const found = this.rowAt(block, row);
        if (!found) continue;
        found.cells = found.cells.filter(({ cell, column }) => hidden.counts(cell, { row, column }));
        if (this.isDutyRow(found, block)) {
          dutyRows.push(found);
          continue;
        }
        const person = this.readRow(found, above, coloured);
        above = person ? { person, row: found } : found.labels.length > 0 ? null : above;
      }
      coloured.read();
    }
    const filled = new Set(this.cellOf.keys());
    for (const { labels, cells } of dutyRows)
      readDutyRow(this.dutyOf(labels)!, { labels, cells, filled }, this.context);
  }

  /** A table without names before its rows, whose cells tell duty and person together. */
  private readCalendar(block: RotaBlock): boolean {
    const { grid, days, headerRow, lastRow, labelColumns } = block;
    const rows = Array.from({ length: lastRow - headerRow }, (_, i) => headerRow + 1 + i);
    if (rows.some((row) => labelColumns.some((column) => grid.cell(row, column).text))) return false;
    const cells = rows.flatMap((row) => [...days].map(([column, date]) => ({ cell: grid.cell(row, column), date })));
    if (!cells.some(({ cell }) => isCalendarCell(cell.text, this.context))) return false;
    for (const { cell, date } of cells) if (cell.row < this.layout.keyRow) readCalendarCell(cell, date, this.context);
    return true;
  }

  /** Null for rows of the key, titles across the table, and rows of weekdays. */
  private rowAt(block: RotaBlock, row: number): RowToRead | null {
    const { grid, days } = block;
    const labels = block.labelColumns.map((column) => grid.cell(row, column)).filter((cell) => cell.text);
    const cells = [...days].map(([column, date]) => ({ cell: grid.cell(row, column), date, column }));
    const first = cells[0]!.cell;
    if (first.row >= this.layout.keyRow) return null;
    if (first.merged !== undefined && labels.some((label) => label.merged === first.merged)) return null;
    const written = cells.filter(({ cell }) => !isEmpty(cell));
    const keys = new Set(this.context.key.cells);
    if ([...labels, ...written.map(({ cell }) => cell)].some((cell) => keys.has(cell))) return null;
    if (written.length > 1 && written.every(({ cell, date }) => isWeekdayOf(cell.text, date))) {
      for (const { cell } of written) this.context.notes.asWritten(cell, 'a weekday');
      return null;
    }
    return labels.length > 0 || written.length > 0 ? { row, labels, cells } : null;
  }

  /** The person of the row, when it is one. */
  private readRow(
    row: RowToRead,
    above: { person: string; row: RowToRead } | null,
    coloured: ColouredCells,
  ): string | null {
    const { notes } = this.context;
    const { labels, cells } = row;
    const label = labels[0];
    if (!label) {
      this.readUnnamed(row, above);
      return null;
    }
    if (this.isPerson(labels)) return this.readPerson(row, coloured);
    if (labels.some(({ text }) => CENSUS.test(text))) this.readCensus(cells);
    else if (labels.some(({ text }) => TOTALS.test(text)) || this.areCounts(cells))
      notes.leftOut(label, 'a row of totals');
    else if (REMARKS.test(label.text) && !this.holdsCodes(cells)) notes.leftOut(label, 'a remark');
    else if (cells.filter(({ cell }) => !isEmpty(cell)).length < MANY && !this.holdsCodes(cells))
      notes.leftOut(label, 'a remark');
    else return this.readPerson(row, coloured);
    return null;
  }

  private isPerson(labels: readonly Cell[]): boolean {
    return labels.some(({ text }) => this.context.people.exactly(text).length > 0);
  }

  private areCounts(cells: readonly DayCell[]): boolean {
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

  private holdsCodes(cells: readonly DayCell[]): boolean {
    return cells.some(({ cell }) =>
      cell.text.split(/[\s/,;+&()?!>*]+/).some((word) => word && meaningsOf(word, this.context) !== null),
    );
  }

  private isDutyRow({ labels }: RowToRead, { labelColumns }: RotaBlock): boolean {
    return labelColumns.length > 0 && !this.isPerson(labels) && this.dutyOf(labels) !== null;
  }

  private dutyOf(labels: readonly Cell[]): string | null {
    return labels.map(({ text }) => this.context.duties.lookUp(text)?.code).find((code) => code !== undefined) ?? null;
  }

  private readCensus(cells: readonly DayCell[]): void {
    for (const { cell, date } of cells) {
      if (!cell.text) continue;
      if (/^\d{1,3}$/.test(cell.text)) {
        this.context.read.ecmoCensus[date] = Number(cell.text);
        this.context.notes.asWritten(cell, `${cell.text} on ECMO`);
      } else {
        this.context.notes.problem(
          'not-a-number',
          cell,
          `“${cell.text}” is no number of ECMO patients. Write a whole number.`,
        );
      }
    }
  }

  /** A row without a name below a person's may be that person's second line; nobody but them can say so. */
  private readUnnamed({ cells }: RowToRead, above: { person: string; row: RowToRead } | null): void {
    const { notes, team } = this.context;
    const written = cells.filter(({ cell }) => !isEmpty(cell));
    if (written.length === 0 || !this.holdsCodes(cells)) return;
    const first = written[0]!.cell;
    const name = team.people.find((person) => person.code === above?.person)?.name;
    const answer = notes.ask(first, `row:${notes.name}:${first.address}`, () => ({
      text: `No name stands before this row of ${written.length} cells. Whose is it?`,
      evidence: name ? [`The row above is ${name}’s.`] : [],
      answers: [
        ...(name ? [{ id: above!.person, label: `It belongs to ${name}, as the row above` }] : []),
        { id: 'leave-out', label: 'Leave the row out' },
      ],
    }));
    for (const { cell, date } of written) {
      if (answer === null) notes.waits(cell, 'no name stands before the row');
      else if (answer === 'leave-out') notes.leftOut(cell, 'a row without a name, as answered');
      else readRotaCell(cell, { person: answer, date }, this.context);
    }
  }

  private readPerson({ row, labels, cells }: RowToRead, coloured: ColouredCells): string | null {
    const { people, notes } = this.context;
    const label = labels.findLast(({ text }) => people.exactly(text).length === 1) ?? labels.at(this.nameAt(labels))!;
    const person = people.find(label, notes, 'a row of the rota');
    if (!person) {
      for (const { cell } of cells)
        if (!isEmpty(cell) && !saysNothing(cell.text)) notes.waits(cell, 'it is not known whose row this is');
      return null;
    }
    const other = labels.find(({ text }) => people.exactly(text).length > 0 && !people.exactly(text).includes(person));
    if (other) {
      notes.problem(
        'name-and-code-differ',
        label,
        `“${other.text}” and “${label.text}” are two people. Correct the name or the code.`,
      );
      return null;
    }
    if (this.isSecondRow(person, label, cells)) return null;
    notes.asWritten(label, `the row of ${person}`);
    for (const { cell, date, column } of cells) {
      this.cellOf.set(`${person} ${date}`, label);
      coloured.see(cell, { person, date }, { row, column });
      readRotaCell(cell, { person, date }, this.context);
    }
    return person;
  }

  /** The label that looks most like a name: words, not a grade or a number of hours. */
  private nameAt(labels: readonly Cell[]): number {
    const looks = labels.findIndex(({ text }) => /^[\p{L}][\p{L}.'’,\- ]*$/u.test(text));
    return Math.max(0, looks);
  }

  /** Two rows of one person for the same days are a problem, unless the name is one cell merged over both. */
  private isSecondRow(person: string, label: Cell, cells: readonly DayCell[]): boolean {
    const first = cells.map(({ date }) => this.cellOf.get(`${person} ${date}`)).find((cell) => cell !== undefined);
    if (!first || (label.merged !== undefined && label.merged === first.merged)) return false;
    if (cells.every(({ cell }) => isEmpty(cell))) {
      this.context.notes.leftOut(label, 'named again without a duty');
      return true;
    }
    this.context.notes.problem(
      'two-rows-one-person',
      label,
      `a second row for “${label.text}” (the first is ${first.address}). Join the two rows.`,
    );
    return true;
  }
}

/** The word for the day's own weekday; a code that only looks like one stands on other days too. */
function isWeekdayOf(text: string, date: LocalDay): boolean {
  return isWeekdayWord(text) && (weekdayIn(text) ?? weekdayOf(date)) === weekdayOf(date);
}
