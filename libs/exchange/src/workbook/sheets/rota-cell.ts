import { assign, assignmentKey, sayDay, type Assignment, type Leave, type LocalDay } from '@evenflow/domain';
import type { Cell } from '../reading/grid.ts';
import { meaningsOf, type Meaning } from './rota-meaning.ts';
import { askAboutCell } from './rota-question.ts';
import type { RotaKey } from './rota-key.ts';
import { dutiesAtTimes } from './rota-times.ts';
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

export type RotaReading = RotaContext & {
  readonly read: RotaRead;
  readonly key: RotaKey;
  readonly leave: readonly Leave[];
};

const NOTHING = /^[-–—.·]?$/;

/** Says nothing: an empty cell, or a dash that fills one. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text);
}

/**
 * `EQ/OC1` is two duties, `(TH3)` a supernumerary one, `AL` leave, `off` a free day. A cell with anything else in it is
 * asked about as a whole: half a cell is never taken.
 */
export function readRotaCell(cell: Cell, place: RotaPlace, context: RotaReading): void {
  if (saysNothing(cell.text)) return;
  const timed = cell.struck ? null : withTimes(cell.text, place, context);
  const meanings = cell.struck ? null : (meaningsOf(cell.text, context) ?? timed);
  const sure = meanings && !clash(meanings, place, context);
  const taken = sure ? meanings : askAboutCell(cell, place, context);
  if (!taken) return;
  take(taken, cell, place, context);
  if (timed && taken === timed)
    context.notes.byEvidence(cell, `${cell.text} for the duty`, 'only one duty of this team runs at these times');
  readMentors(cell, place, context);
}

/** Times to the minute in place of a code, alone or among codes: the one duty that runs then; several are asked about. */
function withTimes(text: string, { date }: RotaPlace, context: RotaReading): Meaning[] | null {
  const parts = text
    .split(/[/,;+&\n]|\s+and\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const meanings = parts.map((part) => {
    const { duties, sure } = dutiesAtTimes(part, date, context);
    const timed = sure && duties.length === 1 ? [{ duty: duties[0]!.code, supernumerary: false }] : null;
    return timed ?? meaningsOf(part, context);
  });
  return meanings.length > 0 && meanings.every((each) => each !== null) ? meanings.flat() : null;
}

/** Two duties of one cell that run at the same time leave open which of them is meant. */
function clash(meanings: readonly Meaning[], { date }: RotaPlace, { duties, team }: RotaReading): boolean {
  const held = meanings.flatMap((meaning) => ('duty' in meaning ? [duties.byCode(meaning.duty)!] : []));
  const spans = held
    .map((duty) => assign(team, '', duty, date, {}))
    .map(({ start, end }) => [Date.parse(start), Date.parse(end)] as const)
    .sort((a, b) => a[0] - b[0]);
  return spans.some(([start], i) => i > 0 && start < spans[i - 1]![1]);
}

function take(meanings: readonly Meaning[], cell: Cell, place: RotaPlace, context: RotaReading): void {
  const { notes, read, team } = context;
  const duties = meanings.flatMap((meaning) => ('duty' in meaning ? [meaning] : []));
  const leave = meanings.flatMap((meaning) => ('leave' in meaning ? [meaning.leave] : []));
  for (const meaning of duties) takeDuty(meaning, cell, place, context);
  for (const type of leave) read.leaveDays.push({ ...place, type, cell });
  const who = team.people.find((known) => known.code === place.person)?.name ?? place.person;
  const holds = duties.length > 0 ? [`holds ${duties.map((meaning) => meaning.duty).join(' and ')}`] : [];
  const away = leave.map((type) => `has ${type}`);
  const what = `${who} ${[...holds, ...away].join(', ') || 'is free'} on ${sayDay(place.date)}`;
  const why = [...new Set(meanings.flatMap((meaning) => meaning.why ?? []))];
  if (why.length > 0) notes.byEvidence(cell, what, why.join('; '));
  else notes.asWritten(cell, what);
}

/** Trainees never count: what they hold of the demand is supernumerary, with or without brackets. */
export function takeDuty(
  meaning: { duty: string; supernumerary: boolean },
  cell: Cell,
  { person, date }: RotaPlace,
  { read, team, duties }: RotaReading,
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
function readMentors(cell: Cell, { person, date }: RotaPlace, { people, duties, read }: RotaReading): void {
  for (const match of (cell.note ?? '').matchAll(/(\S+) with ([^\s;,.]+)/g)) {
    const duty = duties.lookUp(match[1]!)?.code;
    const mentor = people.people.find((known) => known.code === match[2])?.code;
    if (duty && mentor) read.mentors.set(assignmentKey({ person, date, duty }), mentor);
  }
}
