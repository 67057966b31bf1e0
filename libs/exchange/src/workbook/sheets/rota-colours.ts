import { assignmentKey, sayDay, type LocalDay } from '@evenflow/domain';
import { LEAVE_OUT } from '../people-index.ts';
import { colourName } from '../reading/cell-colour.ts';
import type { Cell } from '../reading/grid.ts';
import { takeDuty, type RotaPlace, type RotaReading } from './rota-cell.ts';
import { colourMeaning, meansLeave } from './rota-key.ts';
import { leaveCalled } from './rota-meaning.ts';
import type { RotaBlock } from './rota-layout.ts';

/** Part of a row or column from which a colour is taken to be a tint of it and to say nothing about a person. */
const MOST_OF = 0.6;
const NOTHING = 'nothing';

interface PersonCell {
  readonly cell: Cell;
  readonly date: LocalDay;
  readonly place: RotaPlace;
  readonly row: number;
  readonly column: number;
}

/**
 * Cells that somebody coloured. A weekend's tint and a banded row say nothing; a colour the key gives to a duty is that
 * duty, beside a code as well; one it gives to leave is leave where the cell is empty, and asked about beside a code; where
 * the leave sheet has the person away it repeats that; any other colour of an empty cell is asked about, once.
 */
export class ColouredCells {
  private readonly coloured: PersonCell[] = [];
  /** Duties that colours were answered to mean. */
  private readonly answered = new Map<string, string>();
  private readonly shares = new Map<string, { all: number; same: number }>();

  constructor(
    private readonly block: RotaBlock,
    private readonly context: RotaReading,
  ) {}

  /** Told every cell of every person, so that a tint can be told from a mark. */
  see(cell: Cell, place: RotaPlace, at: { row: number; column: number }): void {
    for (const line of [`row ${at.row}`, `column ${at.column}`]) {
      this.shares.set(line, { all: (this.shares.get(line)?.all ?? 0) + 1, same: 0 });
    }
    for (const line of [`row ${at.row} ${cell.fill}`, `column ${at.column} ${cell.fill}`]) {
      this.shares.set(line, { all: 0, same: (this.shares.get(line)?.same ?? 0) + 1 });
    }
    if (cell.fill) this.coloured.push({ cell, date: place.date, place, ...at });
  }

  /** To be told once the words of all cells have been read. */
  read(): void {
    // Empty cells first: what a colour is answered to mean there, it means beside a code too.
    const emptyFirst = [...this.coloured].sort((a, b) => Number(a.cell.text !== '') - Number(b.cell.text !== ''));
    for (const coloured of emptyFirst) this.readOne(coloured);
  }

  private readOne(coloured: PersonCell): void {
    const { cell } = coloured;
    const isEmpty = !cell.text && cell.formula === undefined;
    const said = colourMeaning(this.context.key, cell.fill!);
    const isLeave = said !== null && meansLeave(said.meaning);
    const answered = this.answered.get(cell.fill!);
    const duty = said && !isLeave && (isEmpty || !said.withCode) ? this.dutyCalled(said.meaning) : undefined;
    if (duty) this.holds(duty, coloured);
    else if (isEmpty || answered) {
      if (this.isTint(coloured)) return;
      if (answered) this.holds(answered, coloured, 'its colour means that, as answered');
      else this.readCell(coloured);
    } else if (isLeave && !said.withCode) this.askBeside(coloured, said.meaning);
  }

  private dutyCalled(words: string): string | undefined {
    const { duties } = this.context;
    return (duties.lookUp(words) ?? duties.calledAlike(words))?.code;
  }

  private holds(duty: string, { cell, place }: Pick<PersonCell, 'cell' | 'place'>, why = 'the colour says it'): void {
    const { notes, read } = this.context;
    if (read.held.has(assignmentKey({ ...place, duty }))) return;
    takeDuty({ duty, supernumerary: false }, cell, place, this.context);
    notes.byEvidence(cell, `${place.person} holds ${duty} on ${sayDay(place.date)}`, why);
  }

  /** A duty is written, and the cell has the colour of leave: one of the two is out of date. */
  private askBeside({ cell, place }: PersonCell, meaning: string): void {
    const { notes, read, leaveTypes } = this.context;
    const held = [...read.held.entries()].filter(
      ([, { person, date }]) => person === place.person && date === place.date,
    );
    const isAway = read.leaveDays.some(({ person, date }) => person === place.person && date === place.date);
    if (held.length === 0 || isAway) return;
    const answer = notes.ask(cell, `coloured:${place.person} ${place.date}`, () => ({
      text: `“${cell.text}” stands in a cell of the colour that the key calls “${meaning}” (${this.nameOf(place)}, ${sayDay(place.date)}). Which counts?`,
      evidence: [],
      answers: [
        { id: 'text', label: `“${cell.text}”` },
        { id: 'colour', label: meaning },
      ],
    }));
    if (answer !== 'colour') return;
    for (const [key] of held) read.held.delete(key);
    read.leaveDays.push({ ...place, type: leaveCalled(meaning, leaveTypes) ?? meaning, cell });
  }

  private nameOf({ person }: RotaPlace): string {
    return this.context.team.people.find(({ code }) => code === person)?.name ?? person;
  }

  private isTint({ cell, row, column }: PersonCell): boolean {
    const header = this.block.grid.cell(this.block.headerRow, column).fill;
    if (header === cell.fill) return true;
    const most = (line: string) =>
      this.shares.get(`${line} ${cell.fill}`)!.same > 1 &&
      this.shares.get(`${line} ${cell.fill}`)!.same / this.shares.get(line)!.all >= MOST_OF;
    const banded = this.block.labelColumns.some((label) => this.block.grid.cell(row, label).fill === cell.fill);
    return most(`column ${column}`) || (banded && most(`row ${row}`));
  }

  private readCell({ cell, place }: PersonCell): void {
    const { notes, key } = this.context;
    const fill = cell.fill!;
    const meaning = colourMeaning(key, fill)?.meaning;
    const leave = this.leaveSheetSays(place);
    if (meaning && meansLeave(meaning)) {
      const type = leave ?? leaveCalled(meaning, this.context.leaveTypes) ?? meaning;
      notes.byEvidence(
        cell,
        `${type} for ${place.person}`,
        `it is ${colourName(fill)}, which the key calls “${meaning}”`,
      );
      this.context.read.leaveDays.push({ ...place, type, cell });
    } else if (meaning) notes.leftOut(cell, `empty; ${colourName(fill)} is “${meaning}”`);
    else if (leave) {
      notes.byEvidence(cell, `${leave} for ${place.person}`, 'the leave sheet has it');
      this.context.read.leaveDays.push({ ...place, type: leave, cell });
    } else this.ask(cell, place);
  }

  private leaveSheetSays({ person, date }: RotaPlace): string | undefined {
    return this.context.leave.find((leave) => leave.person === person && leave.from <= date && date <= leave.to)?.type;
  }

  private ask(cell: Cell, place: RotaPlace): void {
    const { notes, leaveTypes, duties } = this.context;
    const name = colourName(cell.fill!);
    const answer = notes.ask(cell, `colour:${cell.fill}`, () => ({
      text: `The cell is ${name} and empty (${this.nameOf(place)}, ${sayDay(place.date)}). What does ${name} mean here?`,
      evidence: ['No key says it. The answer counts for every empty cell of this colour.'],
      answers: [
        ...[...leaveTypes]
          .slice(0, 6)
          .map(([code, words]) => ({ id: `leave:${code}`, label: `Leave: ${words} (${code})` })),
        ...(leaveTypes.size === 0 ? [{ id: 'leave:leave', label: 'Leave' }] : []),
        ...duties.duties
          .slice(0, 12)
          .map(({ code, name: called }) => ({ id: `duty:${code}`, label: `${code}, ${called}` })),
        { id: NOTHING, label: 'Nothing: the person is free' },
      ],
    }));
    if (answer === NOTHING || answer === LEAVE_OUT) notes.leftOut(cell, `${name} and empty, as answered`);
    else if (answer?.startsWith('duty:')) {
      this.answered.set(cell.fill!, answer.slice(5));
      this.holds(answer.slice(5), { cell, place }, `${name} means that, as answered`);
    } else if (answer) {
      const type = answer.replace(/^leave:/, '');
      notes.byEvidence(cell, `${type} for ${place.person}`, `${name} means that, as answered`);
      this.context.read.leaveDays.push({ ...place, type, cell });
    }
  }
}
