import { assign, assignmentKey, sayDay, type Assignment, type LocalDay } from '@evenflow/domain';
import type { Cell } from '../reading/grid.ts';
import type { RotaContext } from './rota.sheet.ts';

/** What a matrix says: duties held, days of leave, ECMO patients per day, mentors named in cell notes. */
export interface RotaRead {
  /** Duties held, by `assignmentKey`. */
  readonly held: Map<string, Assignment>;
  readonly leaveDays: {
    readonly person: string;
    readonly date: LocalDay;
    readonly type: string;
    readonly cell: Cell;
  }[];
  readonly ecmoCensus: Record<LocalDay, number>;
  /** Cells of supernumerary duties, and codes of mentors that notes name, by `assignmentKey`. */
  readonly shadowing: Map<string, Cell>;
  readonly mentors: Map<string, string>;
}

export interface RotaPlace {
  readonly person: string;
  readonly date: LocalDay;
}

type Context = RotaContext & { readonly read: RotaRead };
type Meaning = { duty: string; supernumerary: boolean } | { leave: string } | { mark: string };

const NOTHING = /^[-–—.·]?$/;
const MARKS = /^(off|nwd|do|rest|free)$/i;

/**
 * `EQ/OC1` is two duties, `(TH3)` a supernumerary one, `AL` leave, `off` a free day. A cell with anything else in it is
 * asked about as a whole: half a cell is never taken.
 */
export function readRotaCell(cell: Cell, place: RotaPlace, context: Context): void {
  if (NOTHING.test(cell.text)) return;
  const meanings = meaningsOf(cell.text, context);
  if (meanings) {
    take(meanings, cell, place, context);
    readMentors(cell, place, context);
    return;
  }
  const who = context.people.people.find((known) => known.code === place.person)?.name ?? place.person;
  const question = `“${cell.text}” is no code of this team (${who}, ${sayDay(place.date)}). What is meant?`;
  const duty = context.duties.find(cell, context.notes, question);
  if (duty) take([{ duty, supernumerary: false }], cell, place, context);
}

function meaningsOf(text: string, context: Context): Meaning[] | null {
  const whole = meaningOf(text, context);
  if (whole) return [whole];
  const parts = text
    .split(/[/,;+\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const meanings = parts.flatMap((part) => meaningOf(part, context) ?? []);
  return parts.length > 0 && meanings.length === parts.length ? meanings : null;
}

function meaningOf(part: string, { duties, leaveTypes }: Context): Meaning | null {
  const inBrackets = /^\((.+)\)$/.exec(part)?.[1];
  const duty = duties.lookUp(inBrackets ?? part);
  if (duty) return { duty: duty.code, supernumerary: inBrackets !== undefined };
  const leave = [...leaveTypes.keys()].find((code) => code.toLowerCase() === part.toLowerCase());
  if (leave) return { leave };
  return MARKS.test(part) ? { mark: part } : null;
}

function take(meanings: readonly Meaning[], cell: Cell, place: RotaPlace, context: Context): void {
  const { notes, read, team } = context;
  const duties = meanings.flatMap((meaning) => ('duty' in meaning ? [meaning] : []));
  const leave = meanings.flatMap((meaning) => ('leave' in meaning ? [meaning.leave] : []));
  for (const meaning of duties) takeDuty(meaning, cell, place, context);
  for (const type of leave) read.leaveDays.push({ ...place, type, cell });
  const who = team.people.find((known) => known.code === place.person)?.name ?? place.person;
  const holds = duties.length > 0 ? [`holds ${duties.map((meaning) => meaning.duty).join(' and ')}`] : [];
  const away = leave.map((type) => `has ${type}`);
  notes.asWritten(cell, `${who} ${[...holds, ...away].join(', ') || 'is free'} on ${sayDay(place.date)}`);
}

/** Trainees never count: what they hold of the demand is supernumerary, with or without brackets. */
function takeDuty(
  meaning: { duty: string; supernumerary: boolean },
  cell: Cell,
  { person, date }: RotaPlace,
  { read, team, duties }: Context,
): void {
  const duty = duties.byCode(meaning.duty)!;
  const trainee = team.people.some((known) => known.code === person && known.trainee);
  const demanded = Object.keys(duty.requiredCompetences).length > 0;
  const supernumerary = meaning.supernumerary || (trainee && demanded);
  const assignment = assign(team, person, duty, date, supernumerary ? { supernumerary } : {});
  read.held.set(assignmentKey(assignment), assignment);
  if (supernumerary) read.shadowing.set(assignmentKey(assignment), cell);
}

/** A note `TH3 with PR` names the mentor. */
function readMentors(cell: Cell, { person, date }: RotaPlace, { people, duties, read }: Context): void {
  for (const match of (cell.note ?? '').matchAll(/(\S+) with ([^\s;,.]+)/g)) {
    const duty = duties.lookUp(match[1]!)?.code;
    const mentor = people.people.find((known) => known.code === match[2])?.code;
    if (duty && mentor) read.mentors.set(assignmentKey({ person, date, duty }), mentor);
  }
}
