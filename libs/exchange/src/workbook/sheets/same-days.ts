import { sayDay, type Assignment, type LocalDay } from '@evenflow/domain';
import type { SheetNotes } from '../import-notes.ts';
import type { Grid } from '../reading/grid.ts';
import type { RotaRead } from './rota-cell.ts';

interface SheetRead {
  readonly grid: Grid;
  readonly notes: SheetNotes;
  readonly read: Pick<RotaRead, 'leaveDays'> & { readonly assignments: readonly Assignment[] };
}

interface Told {
  readonly date: LocalDay;
  readonly person: string;
  readonly duties: readonly Assignment[];
  readonly leave: readonly string[];
}

/**
 * Sheets that tell of the same days as one before, and cannot both be true: an older copy, a draft. Which counts is asked;
 * two that complete each other, the days on one and the calls on the other, both do. Gives those that do not count.
 */
export function sheetsThatDoNotCount(sheets: readonly SheetRead[]): ReadonlySet<Grid> {
  const dropped = new Set<Grid>();
  sheets.forEach((later, at) => {
    for (const earlier of sheets.slice(0, at)) {
      if (dropped.has(earlier.grid) || dropped.has(later.grid)) continue;
      const clash = clashBetween(earlier, later);
      if (!clash) continue;
      const [one, two] = [earlier.grid.name, later.grid.name];
      const cell = later.grid.cell(1, 1);
      const answer = later.notes.ask(cell, `which-sheet:${one}:${two}`, () => ({
        text: `The sheets ${one} and ${two} tell different things of the same days: ${clash}. Which counts?`,
        evidence: [],
        answers: [
          { id: 'first', label: `Only ${one}` },
          { id: 'second', label: `Only ${two}` },
          { id: 'both', label: 'Both: they belong together' },
        ],
      }));
      const drop = { first: later, second: earlier }[answer ?? ''];
      if (!drop) continue;
      dropped.add(drop.grid);
      drop.notes.leftOut(drop.grid.cell(1, 1), 'the same days are read from another sheet, as answered');
    }
  });
  return dropped;
}

/** The first day of somebody of whom both sheets tell what cannot be true at once, in words. */
function clashBetween(one: SheetRead, two: SheetRead): string | null {
  const before = tellings(one);
  for (const [place, told] of tellings(two)) {
    const other = before.get(place);
    if (other && cannotBoth(other, told))
      return `${told.person} has ${inWords(other)} and ${inWords(told)} on ${sayDay(told.date)}`;
  }
  return null;
}

function tellings({ read }: SheetRead): Map<string, Told> {
  const told = new Map<string, Told>();
  const at = (person: string, date: LocalDay): Told =>
    told.get(`${person} ${date}`) ?? { person, date, duties: [], leave: [] };
  for (const duty of read.assignments) {
    const known = at(duty.person, duty.date);
    told.set(`${duty.person} ${duty.date}`, { ...known, duties: [...known.duties, duty] });
  }
  for (const { person, date, type } of read.leaveDays) {
    const known = at(person, date);
    told.set(`${person} ${date}`, { ...known, leave: [...known.leave, type] });
  }
  return told;
}

function cannotBoth(one: Told, two: Told): boolean {
  if (inWords(one) === inWords(two)) return false;
  if (one.leave.length > 0 || two.leave.length > 0) return true;
  return one.duties.some((a) =>
    two.duties.some(
      (b) => a.duty !== b.duty && Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end),
    ),
  );
}

function inWords({ duties, leave }: Told): string {
  return [...duties.map(({ duty }) => duty), ...leave].sort().join(' and ');
}
