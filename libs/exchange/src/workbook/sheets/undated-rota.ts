import type { DutyIndex } from '../duty-index.ts';
import type { SheetNotes } from '../import-notes.ts';
import type { PeopleIndex } from '../people-index.ts';
import { dayMark } from '../reading/day-marks.ts';
import type { Cell, Grid } from '../reading/grid.ts';

const FEWEST_PEOPLE = 3;
const FEWEST_DUTIES = 10;
const FEWEST_DATES = 3;

/**
 * A sheet full of people and duties is a rota, even where no dates are found: it is not left out unless somebody says
 * so.
 */
export function askAboutUndated(
  grid: Grid,
  { people, duties }: { readonly people: PeopleIndex; readonly duties: DutyIndex },
  notes: SheetNotes,
): void {
  const isDuty = (words: string): boolean => (duties.lookUp(words) ?? duties.calledAlike(words)) !== undefined;
  const named = new Set<string>();
  let first: Cell | null = null;
  let held = 0;
  let dated = 0;
  for (let row = 1; row <= grid.rowCount; row += 1) {
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const cell = grid.cell(row, column);
      if (!cell.text) continue;
      if (dayMark(cell, 'day-first')?.month !== undefined) dated += 1;
      if (people.knows(cell.text)) named.add(people.exactly(cell.text)[0] ?? cell.text);
      else if (isDuty(cell.text) || cell.text.split(/[/,;+&\s]+/).every(isDuty)) {
        held += 1;
        first ??= cell;
      }
    }
  }
  // Few duties above names and dates: one line for each week, say.
  const enough = held >= FEWEST_DUTIES || dated >= FEWEST_DATES;
  if (first && enough && named.size >= FEWEST_PEOPLE) ask(first, held, notes);
}

function ask(first: Cell, held: number, notes: SheetNotes): void {
  const answer = notes.ask(first, `undated:${notes.name}`, () => ({
    text: `${held} cells of this sheet name duties, but no row of dates is found. Is it a rota?`,
    evidence: [
      'If it is, write the dates in one row or column, one after the other, a day each, and import the workbook again.',
    ],
    answers: [{ id: 'leave-out', label: 'It is none: leave the sheet out' }],
  }));
  if (answer) notes.leftOut(first, 'a sheet without dates, as answered');
}
