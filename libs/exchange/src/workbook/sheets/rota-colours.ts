import { sayDay, type LocalDay } from '@evenflow/domain';
import { LEAVE_OUT } from '../people-index.ts';
import { colourName } from '../reading/cell-colour.ts';
import type { Cell } from '../reading/grid.ts';
import type { RotaPlace, RotaReading } from './rota-cell.ts';
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
 * Empty cells that somebody coloured. A weekend's tint and a banded row say nothing; a colour the key gives to leave is
 * leave; where the leave sheet has the person away it repeats that; any other colour is asked about, once.
 */
export class ColouredCells {
  private readonly empty: PersonCell[] = [];
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
    if (cell.fill && !cell.text && cell.formula === undefined)
      this.empty.push({ cell, date: place.date, place, ...at });
  }

  read(): void {
    for (const coloured of this.empty) if (!this.isTint(coloured)) this.readCell(coloured);
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
    const meaning = colourMeaning(key, fill);
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
    const { notes, leaveTypes, team } = this.context;
    const name = colourName(cell.fill!);
    const who = team.people.find((person) => person.code === place.person)?.name ?? place.person;
    const answer = notes.ask(cell, `colour:${cell.fill}`, () => ({
      text: `The cell is ${name} and empty (${who}, ${sayDay(place.date)}). What does ${name} mean here?`,
      evidence: ['No key says it. The answer counts for every empty cell of this colour.'],
      answers: [
        ...[...leaveTypes]
          .slice(0, 6)
          .map(([code, words]) => ({ id: `leave:${code}`, label: `Leave: ${words} (${code})` })),
        ...(leaveTypes.size === 0 ? [{ id: 'leave:leave', label: 'Leave' }] : []),
        { id: NOTHING, label: 'Nothing: the person is free' },
      ],
    }));
    if (answer === NOTHING || answer === LEAVE_OUT) notes.leftOut(cell, `${name} and empty, as answered`);
    else if (answer) {
      const type = answer.replace(/^leave:/, '');
      notes.byEvidence(cell, `${type} for ${place.person}`, `${name} means that, as answered`);
      this.context.read.leaveDays.push({ ...place, type, cell });
    }
  }
}
