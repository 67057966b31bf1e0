import { isEmpty, type Cell } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { isCalendarCell, readCalendarCell } from './rota-calendar.ts';
import { readRotaCell, saysNothing, type RotaReading } from './rota-cell.ts';
import type { RowLabels } from './rota-labels.ts';
import { leaveCalled } from './rota-meaning.ts';
import type { DayCell, RowToRead } from './rota-row.ts';

/** Says that people are away, and not why. */
const ANY_LEAVE = /^((on )?leave|away|absent|off|a l)$/;

/** Rows of a rota before which stands neither a person nor a duty, and whose cells say something all the same. */
export class UnnamedRows {
  constructor(
    private readonly labels: RowLabels,
    private readonly context: RotaReading,
  ) {}

  /** Reads a row whose cells tell duty and person together: `1st call: Asha`. False for any other. */
  readCalendarRow({ labels, cells }: RowToRead): boolean {
    const written = writtenOf(cells);
    const telling = written.filter(({ cell }) => isCalendarCell(cell.text, this.context));
    if (this.labels.isPerson(labels) || telling.length < 2 || telling.length * 2 < written.length) return false;
    if (labels[0]) this.context.notes.asWritten(labels[0], 'a row of duties and who holds them');
    for (const { cell, date } of written) readCalendarCell(cell, date, this.context);
    return true;
  }

  /**
   * The duty, or `leave:` and its type, of a row whose cells are names of people: what stands before it, else as answered,
   * once for all rows of those words or of that place below the days. Undefined for other rows; null while it is asked, and
   * when it is left out.
   */
  dutyOf(row: RowToRead, headerRow: number): string | null | undefined {
    const written = writtenOf(row.cells);
    const names = written.filter(({ cell }) => this.labels.areNames(cell.text));
    if (this.labels.isPerson(row.labels) || names.length === 0 || names.length * 3 < written.length * 2)
      return undefined;
    const { notes, duties, leaveTypes } = this.context;
    const label = row.labels[0];
    const away = label && !ANY_LEAVE.test(plain(label.text)) ? leaveCalled(label.text, leaveTypes) : null;
    if (away !== null) return `leave:${away}`;
    const [first] = written;
    const place = label ? plain(label.text) : `${row.row - headerRow} below`;
    const answer = notes.ask(label ?? first!.cell, `row-duty:${notes.name}:${place}`, () => ({
      text: label
        ? `“${label.text}” stands before a row of names. What do they hold?`
        : `Nothing stands before a row of ${names.length} names, such as “${first!.cell.text}”. What do they hold?`,
      evidence: [],
      answers: [
        ...(label ? duties.nearestTo(label.text, 8) : duties.duties.slice(0, 20)).map(({ code, name }) => ({
          id: code,
          label: `${code}, ${name}`,
        })),
        ...[...leaveTypes]
          .slice(0, 6)
          .map(([code, name]) => ({ id: `leave:${code}`, label: `Leave: ${name} (${code})` })),
        { id: 'leave-out', label: 'None: leave the row out' },
      ],
    }));
    for (const { cell } of written) {
      if (answer === null) notes.waits(cell, 'it is not known which duty the row is about');
      else if (answer === 'leave-out') notes.leftOut(cell, 'names without a duty, as answered');
    }
    return answer === 'leave-out' ? null : answer;
  }

  /** A row without a name below a person's may be that person's second line; nobody but them can say so. */
  read({ cells }: RowToRead, above: string | null): void {
    const { notes, team } = this.context;
    const written = cells.filter(({ cell }) => !isEmpty(cell));
    if (written.length === 0 || !this.labels.holdsCodes(cells)) return;
    const first: Cell = written[0]!.cell;
    const owner = this.labels.owner();
    if (owner !== undefined) {
      const person = this.context.people.find(first, notes, 'a row of the rota', { text: owner });
      for (const { cell, date } of person ? written : []) readRotaCell(cell, { person: person!, date }, this.context);
      return;
    }
    const name = team.people.find((person) => person.code === above)?.name;
    const answer = notes.ask(first, `row:${notes.name}:${first.address}`, () => ({
      text: `No name stands before this row of ${written.length} cells. Whose is it?`,
      evidence: name ? [`The row above is ${name}’s.`] : [],
      answers: [
        ...(name ? [{ id: above!, label: `It belongs to ${name}, as the row above` }] : []),
        { id: 'leave-out', label: 'Leave the row out' },
      ],
    }));
    for (const { cell, date } of written) {
      if (answer === null) notes.waits(cell, 'no name stands before the row');
      else if (answer === 'leave-out') notes.leftOut(cell, 'a row without a name, as answered');
      else readRotaCell(cell, { person: answer, date }, this.context);
    }
  }
}

function writtenOf(cells: readonly DayCell[]): readonly DayCell[] {
  return cells.filter(({ cell }) => !isEmpty(cell) && !saysNothing(cell.text));
}
