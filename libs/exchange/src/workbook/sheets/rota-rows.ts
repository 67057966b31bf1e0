import { isEmpty, type Cell } from '../reading/grid.ts';
import { readRotaCell, saysNothing, type RotaReading } from './rota-cell.ts';
import { isCalendarCell, readCalendarCell } from './rota-calendar.ts';
import { ColouredCells } from './rota-colours.ts';
import { readDutyRow } from './rota-duty-row.ts';
import { HiddenParts } from './rota-hidden.ts';
import { RowLabels } from './rota-labels.ts';
import type { RotaBlock, RotaLayout } from './rota-layout.ts';
import { rowsAt, type DayCell, type RowToRead } from './rota-row.ts';
import { ColumnsBetween } from './columns-between.ts';
import { UnnamedRows } from './unnamed-rows.ts';

interface DutyRowToRead {
  readonly duty: string;
  readonly row: RowToRead;
}

interface PersonRow {
  readonly person: string;
  readonly row: RowToRead;
}

/** Reads the tables of a rota row by row, each row for what it is: a person, a duty, counts, a remark. */
export class RotaRows {
  private readonly cellOf = new Map<string, Cell>();
  private readonly labels: RowLabels;
  private readonly unnamed: UnnamedRows;

  constructor(
    private readonly layout: RotaLayout,
    private readonly context: RotaReading,
  ) {
    this.labels = new RowLabels(context, [layout.title, context.notes.name].filter(Boolean));
    this.unnamed = new UnnamedRows(this.labels, context);
  }

  readAll(): void {
    const dutyRows: DutyRowToRead[] = [];
    for (const block of this.layout.blocks) {
      if (this.readCalendar(block)) continue;
      this.labels.lookAt(block);
      this.readBlock(block, dutyRows);
    }
    const own = { days: new Set(this.cellOf.keys()), duties: dutiesIn(this.context) };
    for (const { duty, row } of dutyRows) readDutyRow(duty, { ...row, own }, this.context);
  }

  private readBlock(block: RotaBlock, dutyRows: DutyRowToRead[]): void {
    const hidden = new HiddenParts(block, this.context.notes);
    const coloured = new ColouredCells(block, this.context);
    const between = new ColumnsBetween(block, this.context);
    let above: PersonRow | null = null;
    for (let row = block.headerRow + 1; row <= block.lastRow; row += 1) {
      for (const found of rowsAt(block, row, this.layout.keyRow, this.context)) {
        found.cells = found.cells.filter(({ cell, column }) => hidden.counts(cell, { row, column }));
        if (above && this.labels.isLineOf(above.row, found)) {
          this.readLine(above, found, coloured);
          between.read(above.person, found);
          continue;
        }
        if (this.unnamed.readCalendarRow(found)) continue;
        const duty = this.labels.dutyOfRow(found, block) ?? this.unnamed.dutyOf(found, block.headerRow);
        if (duty) dutyRows.push({ duty, row: found });
        else if (duty === undefined) {
          const person = this.readRow(found, above, coloured);
          if (person) between.read(person, found);
          above = person ? { person, row: found } : found.labels.length > 0 ? null : above;
        }
      }
    }
    coloured.read();
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

  /** The person of the row, when it is one. */
  private readRow(row: RowToRead, above: PersonRow | null, coloured: ColouredCells): string | null {
    const kind = this.labels.kindOf(row);
    const label = row.labels[0]!;
    if (kind === 'person') return this.readPerson(row, coloured);
    if (kind === 'unnamed') this.unnamed.read(row, above?.person ?? null);
    else if (kind === 'census') this.readCensus(row.cells);
    else this.context.notes.leftOut(label, kind === 'totals' ? 'a row of totals' : 'a remark');
    return null;
  }

  private readLine({ person, row }: PersonRow, line: RowToRead, coloured: ColouredCells): void {
    const { people, notes } = this.context;
    const name = people.people.find(({ code }) => code === person)!.name;
    const beside = row.labels.at(-1)!.text;
    notes.byEvidence(line.labels[0]!, `more of ${name}’s row`, `it stands below the name, beside “${beside}”`);
    for (const { cell, date, column } of line.cells) {
      coloured.see(cell, { person, date }, { row: line.row, column });
      readRotaCell(cell, { person, date }, this.context);
    }
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

  private readPerson({ row, labels, cells }: RowToRead, coloured: ColouredCells): string | null {
    const { people, notes } = this.context;
    const { label, text, why } = this.labels.named(labels);
    // Where the same words stand before several rows, no answer for one of them is an answer for another.
    const only = this.labels.placeAmongSame(text, label);
    const person = people.find(label, notes, 'a row of the rota', { text, only });
    if (!person) {
      for (const { cell } of cells)
        if (!isEmpty(cell) && !saysNothing(cell.text)) notes.waits(cell, 'it is not known whose row this is');
      return null;
    }
    const other = labels.find(
      (each) => people.exactly(each.text).length > 0 && !people.exactly(each.text).includes(person),
    );
    if (other) {
      notes.problem(
        'name-and-code-differ',
        label,
        `“${other.text}” and “${label.text}” are two people. Correct the name or the code.`,
      );
      return null;
    }
    if (!this.countsThough(person, label, cells)) return null;
    if (why === undefined) notes.asWritten(label, `the row of ${person}`);
    else notes.byEvidence(label, `the row of ${person}`, why);
    for (const { cell, date, column } of cells) {
      this.cellOf.set(`${person} ${date}`, label);
      coloured.see(cell, { person, date }, { row, column });
      readRotaCell(cell, { person, date }, this.context);
    }
    return person;
  }

  /** Whether a second row of one person for the same days is theirs too is asked, unless the name is merged over both. */
  private countsThough(person: string, label: Cell, cells: readonly DayCell[]): boolean {
    const { notes } = this.context;
    const first = cells.map(({ date }) => this.cellOf.get(`${person} ${date}`)).find((cell) => cell !== undefined);
    if (!first || (label.merged !== undefined && label.merged === first.merged)) return true;
    const written = cells.filter(({ cell }) => !isEmpty(cell) && !saysNothing(cell.text));
    if (written.length === 0) {
      notes.leftOut(label, 'named again without a duty');
      return false;
    }
    const answer = notes.ask(label, `two-rows:${notes.name}`, () => ({
      text: `“${label.text}” stands before a second row (the first is ${first.address}). Is it theirs too?`,
      evidence: ['The answer counts for every second row of this sheet.'],
      answers: [
        { id: 'both', label: 'Yes: both rows are theirs, such as one for the day and one for the call' },
        { id: 'first', label: 'No: leave the second row out' },
      ],
    }));
    for (const { cell } of answer === 'both' ? [] : written) {
      if (answer === null) notes.waits(cell, 'it is not known whether this row counts');
      else notes.leftOut(cell, 'a second row, as answered');
    }
    return answer === 'both';
  }
}

/** What people's own rows tell of at all. */
function dutiesIn({ read }: RotaReading): ReadonlySet<string> {
  return new Set([...read.held.values()].map(({ duty }) => duty));
}
