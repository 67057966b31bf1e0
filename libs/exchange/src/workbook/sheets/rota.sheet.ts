import type { Assignment, LocalDay, Team } from '@evenflow/domain';
import type { DutyIndex } from '../duty-index.ts';
import type { SheetNotes } from '../import-notes.ts';
import type { PeopleIndex } from '../people-index.ts';
import type { Cell, Grid } from '../reading/grid.ts';
import { readRotaCell, type RotaRead } from './rota-cell.ts';
import { readKey, type RotaLayout } from './rota-layout.ts';
import { withMentors } from './rota-mentors.ts';

export interface RotaContext {
  readonly team: Team;
  readonly people: PeopleIndex;
  readonly duties: DutyIndex;
  /** Codes of leave with their meanings, as key and leave sheet tell them. */
  readonly leaveTypes: ReadonlyMap<string, string>;
  readonly notes: SheetNotes;
}

const TOTALS = /^(totals?|sum|count|cover|coverage|number on|staffing)\b/i;
const CENSUS = /\bcensus\b|ecmo.*patient/i;

/** Reads the rows above the key: people's duties and leave, ECMO patients per day; totals and remarks are left out. */
export function readRota(
  grid: Grid,
  layout: RotaLayout,
  context: RotaContext,
): RotaRead & { readonly assignments: readonly Assignment[] } {
  const read: RotaRead = { held: new Map(), leaveDays: [], ecmoCensus: {}, shadowing: new Map(), mentors: new Map() };
  const rows = new RotaRows(grid, layout, { ...context, read });
  for (let row = layout.headerRow + 1; row < layout.keyRow; row += 1) rows.read(row);
  for (const { cell } of readKey(grid, layout).values()) context.notes.asWritten(cell, 'the key');
  const order = new Map(context.duties.duties.map((duty, i) => [duty.code, i]));
  const assignments = withMentors(read, context).sort(
    (a, b) => a.date.localeCompare(b.date) || order.get(a.duty)! - order.get(b.duty)!,
  );
  return { ...read, assignments };
}

class RotaRows {
  private readonly rowOf = new Map<string, Cell>();

  constructor(
    private readonly grid: Grid,
    private readonly layout: RotaLayout,
    private readonly context: RotaContext & { readonly read: RotaRead },
  ) {}

  read(row: number): void {
    const name = this.grid.cell(row, this.layout.nameColumn);
    const code = this.layout.codeColumn ? this.grid.cell(row, this.layout.codeColumn) : name;
    const label = name.text || code.text;
    const cells = [...this.layout.days].map(([column, date]) => ({ cell: this.grid.cell(row, column), date }));
    if (!label) return;
    if (CENSUS.test(label)) this.readCensus(cells);
    else if (TOTALS.test(label)) this.context.notes.leftOut(name, 'a row of totals');
    else if (cells.every(({ cell }) => !cell.text)) this.readEmpty(name, code);
    else this.readPerson(row, { name, code }, cells);
  }

  private readCensus(cells: readonly { cell: Cell; date: LocalDay }[]): void {
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

  /** Somebody without duties that month, or a remark below the people. */
  private readEmpty(name: Cell, code: Cell): void {
    const { people, notes } = this.context;
    const person = people.exactly(code.text).length ? code : people.exactly(name.text).length ? name : null;
    if (person) notes.asWritten(person, 'no duties this month');
    else notes.leftOut(name.text ? name : code, 'a remark');
  }

  private readPerson(
    row: number,
    { name, code }: { name: Cell; code: Cell },
    cells: readonly { cell: Cell; date: LocalDay }[],
  ): void {
    const { people, notes } = this.context;
    const label = code.text ? code : name;
    const person = people.find(label, notes, 'a row of the rota');
    if (!person) return;
    const named = people.exactly(name.text);
    if (named.length > 0 && !named.includes(person)) {
      notes.problem(
        'name-and-code-differ',
        label,
        `“${name.text}” and “${label.text}” are two people. Correct the name or the code.`,
      );
      return;
    }
    const first = this.rowOf.get(person);
    if (first) {
      notes.problem(
        'two-rows-one-person',
        label,
        `a second row for “${label.text}” (the first is row ${first.row}). Join the two rows.`,
      );
      return;
    }
    this.rowOf.set(person, label);
    notes.asWritten(label, `the row of ${person}`);
    for (const { cell, date } of cells) readRotaCell(cell, { person, date }, this.context);
    for (let column = Math.max(...this.layout.days.keys()) + 1; column <= this.grid.columnCount; column += 1) {
      const total = this.grid.cell(row, column);
      if (total.text || total.formula) notes.leftOut(total, 'a total');
    }
  }
}
