import { assignmentKey, sayDay, type LocalDay } from '@evenflow/domain';
import { isEmpty, type Cell } from '../reading/grid.ts';
import { saysNothing, takeDuty, type RotaReading } from './rota-cell.ts';

const NOBODY = /^(open|vacant|none|nobody|n\/?a|tbc|tba|gap|x)$/i;

interface DutyRow {
  readonly labels: readonly Cell[];
  readonly cells: readonly { readonly cell: Cell; readonly date: LocalDay }[];
  /** What people's own rows of the sheet have told: each `person day`, and the duties that stand in any of them. */
  readonly own: { readonly days: ReadonlySet<string>; readonly duties: ReadonlySet<string> };
}

/**
 * A row that stands for a duty, or for `leave:` and its type, and names in each cell who holds it. Where people's own rows of the same sheet tell of the
 * duty too, or of leave that day, the two must agree; otherwise it is asked which of them is right.
 */
export function readDutyRow(duty: string, row: DutyRow, context: RotaReading): void {
  const { notes } = context;
  const [label] = row.labels;
  const written = row.cells.filter(({ cell }) => !isEmpty(cell) && !saysNothing(cell.text));
  if (written.every(({ cell }) => typeof cell.content === 'number' || /^\d+$/.test(cell.text))) {
    for (const { cell } of written) notes.leftOut(cell, 'a count');
    if (label) notes.leftOut(label, `counts of ${duty}`);
    return;
  }
  if (label) notes.asWritten(label, `who holds ${duty}`);
  for (const { cell, date } of written) {
    if (NOBODY.test(cell.text)) notes.asWritten(cell, `nobody holds ${duty} on ${sayDay(date)}`);
    else for (const name of namesIn(cell.text, context)) readName(name, { duty, cell, date, row }, context);
  }
}

/** `RL/ZQ` names two people; a whole that is one person's name stays whole. */
export function namesIn(text: string, { people }: Pick<RotaReading, 'people'>): string[] {
  if (people.exactly(text).length > 0) return [text];
  const parts = text.split(/\s*(?:[/;&+\n]|\band\b)\s*/).filter(Boolean);
  const finer = parts.flatMap((part) => (people.knows(part) ? [part] : part.split(/\s*,\s*/).filter(Boolean)));
  return finer.every((part) => people.knows(part.replace(/^\((.+)\)$/, '$1'))) ? finer : parts;
}

/** The person's own row of that day says otherwise: without the duty, though such rows tell of it, or with leave. */
function contradicts(
  { duty, date, person }: { readonly duty: string; readonly date: LocalDay; readonly person: string },
  { own }: DutyRow,
  { read }: RotaReading,
): boolean {
  if (!own.days.has(`${person} ${date}`)) return false;
  return own.duties.has(duty) || read.leaveDays.some((leave) => leave.person === person && leave.date === date);
}

interface NamePlace {
  readonly duty: string;
  readonly cell: Cell;
  readonly date: LocalDay;
  readonly row: DutyRow;
}

function readName(name: string, { duty, cell, date, row }: NamePlace, context: RotaReading): void {
  const { notes, people, read } = context;
  const inBrackets = /^\((.+)\)$/.exec(name)?.[1];
  const person = people.find(cell, notes, `who holds ${duty}`, { text: inBrackets ?? name, varies: true });
  if (!person) return;
  const leave = /^leave:(.+)$/.exec(duty)?.[1];
  if (leave !== undefined) {
    read.leaveDays.push({ person, date, type: leave, cell });
    notes.asWritten(cell, `${person} has ${leave} on ${sayDay(date)}`);
    return;
  }
  const key = assignmentKey({ person, date, duty });
  const said = `${person} holds ${duty} on ${sayDay(date)}`;
  if (!read.held.has(key) && contradicts({ duty, date, person }, row, context)) {
    const answer = notes.ask(cell, `both:${key}`, () => ({
      text: `This row says ${said}; the row of ${person} does not. Which is right?`,
      evidence: [],
      answers: [
        { id: duty, label: `${said}` },
        { id: 'leave-out', label: `The row of ${person} is right` },
      ],
    }));
    if (answer !== duty) return;
  }
  if (!read.held.has(key)) takeDuty({ duty, supernumerary: inBrackets !== undefined }, cell, { person, date }, context);
  notes.asWritten(cell, said);
}
