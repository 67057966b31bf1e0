import {
  addDays,
  assignmentKey,
  daysBetween,
  isCall,
  sayDay,
  sayDays,
  type Assignment,
  type Leave,
  type LocalDay,
  type Person,
  type Request,
} from '@evenflow/domain';
import type { Finding, Severity } from '@evenflow/rules';
import type { ChipLook } from '../../../design/duty-chip.tsx';
import type { BoardDay } from './board-days.ts';
import { placeOf, type Place } from './duty-place.ts';
import { cellKey, isChanged, type IndexedFacts } from './rota-facts.ts';

export interface Chip {
  readonly duty: string;
  readonly mark: ChipLook;
  /** `whole` fills the cell, as the only duty of a day. */
  readonly place: Place | 'whole';
  readonly withMentor: boolean;
  readonly locked: boolean;
  readonly changed: boolean;
  /** The band goes on from the day before, and goes on the day after. */
  readonly joinsBefore: boolean;
  readonly joinsAfter: boolean;
  /** `07:30–17:30`, and both in minutes from the midnight its day begins with. */
  readonly times: string;
  readonly from: number;
  readonly to: number;
}

export interface CellMarks {
  readonly must: boolean;
  readonly signed: boolean;
  readonly should: boolean;
}

export interface PersonCell {
  readonly date: LocalDay;
  readonly chips: readonly Chip[];
  readonly wish: { readonly wish: 'want' | 'avoid'; readonly must: boolean; readonly text: string } | null;
  readonly marks: CellMarks;
  readonly offAfterCall: boolean;
  readonly fixedDayOff: boolean;
  /** Locked as a day without duty. */
  readonly keptFree: boolean;
}

/** One bar with words over all days of a leave, or before somebody's first day or after their last. */
export interface LeaveBar {
  readonly first: number;
  readonly last: number;
  readonly label: string;
  readonly asked: boolean;
  readonly sick: boolean;
}

export interface PersonRow {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  /** A line above: another grade begins. */
  readonly startsGroup: boolean;
  readonly cells: readonly PersonCell[];
  readonly bars: readonly LeaveBar[];
}

const NO_MARKS: CellMarks = { must: false, signed: false, should: false };

/** The board's rows by person, in the team's order. */
export function peopleRows(facts: IndexedFacts): PersonRow[] {
  const marks = marksByCell(facts.findings);
  return facts.team.people.map((_, index) => peopleRow(facts, index, marks));
}

/** The row of the person at that place in the team. */
export function peopleRow(facts: IndexedFacts, index: number, marks: ReadonlyMap<string, CellMarks>): PersonRow {
  const person = facts.team.people[index]!;
  return {
    key: person.code,
    name: person.name,
    note: noteOf(person),
    startsGroup: index > 0 && facts.team.people[index - 1]!.grade !== person.grade,
    cells: facts.days.map((day) => personCell(facts, person, day, marks)),
    bars: [...leaveBars(facts, person.code), ...notEmployed(facts, person)],
  };
}

/** A should that spans more cells than this (a week's hours, a month's calls) is listed and marks none of them. */
const MARKED_CELLS = 3;

/** Which severities touch each cell, by `person|date`. */
export function marksByCell(findings: readonly Finding[]): Map<string, CellMarks> {
  const marks = new Map<string, CellMarks>();
  for (const finding of findings) {
    if (finding.severity === 'should' && finding.cells.length > MARKED_CELLS) continue;
    for (const cell of finding.cells) {
      const key = cellKey(cell.person, cell.date);
      marks.set(key, withSeverity(marks.get(key) ?? NO_MARKS, finding.severity));
    }
  }
  return marks;
}

function withSeverity(marks: CellMarks, severity: Severity): CellMarks {
  if (severity === 'must') return { ...marks, must: true };
  return severity === 'must-unless-signed' ? { ...marks, signed: true } : { ...marks, should: true };
}

function personCell(
  facts: IndexedFacts,
  person: Person,
  day: BoardDay,
  marks: ReadonlyMap<string, CellMarks>,
): PersonCell {
  const key = cellKey(person.code, day.date);
  const held = facts.held.get(key) ?? [];
  return {
    date: day.date,
    chips: held.map((assignment) => chipOf(facts, assignment, held)),
    wish: wishOn(facts.team.requests, person.code, day.date),
    marks: marks.get(key) ?? NO_MARKS,
    offAfterCall: held.length === 0 && day.kind === 'weekday' && cameOffCall(facts, person.code, day.date),
    fixedDayOff: held.length === 0 && person.fixedDaysOff.includes(day.weekday),
    keptFree: facts.locks.has(`${key}|-`),
  };
}

function chipOf(facts: IndexedFacts, assignment: Assignment, onDay: readonly Assignment[]): Chip {
  const duty = facts.duties.get(assignment.duty);
  const place = duty ? placeOf(facts.team, duty, assignment.date) : 'day';
  const alone = onDay.length === 1;
  const shown = place === 'day' && alone ? 'whole' : place === 'band' && !alone ? 'night' : place;
  const bandOn = (offset: number) =>
    shown === 'band' && sameBandOn(facts, assignment, addDays(assignment.date, offset));
  return {
    duty: assignment.duty,
    mark: duty?.mark ?? 'office',
    place: shown,
    withMentor: assignment.supernumerary === true,
    locked: facts.locks.has(assignmentKey(assignment)),
    changed: isChanged(facts, assignment),
    joinsBefore: bandOn(-1),
    joinsAfter: bandOn(1),
    ...clockTimes(assignment),
  };
}

/** Wall-clock minutes: what a person reads off a day's axis, whatever the clocks do that night. */
function clockTimes({ date, start, end }: Assignment): Pick<Chip, 'times' | 'from' | 'to'> {
  const minutes = (instant: string) =>
    daysBetween(date, instant.slice(0, 10)) * 1440 + Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16));
  return {
    times: `${start.slice(11, 16)}–${end.slice(11, 16)}`,
    from: minutes(start),
    to: minutes(end),
  };
}

function sameBandOn(facts: IndexedFacts, assignment: Assignment, date: LocalDay): boolean {
  const held = facts.held.get(cellKey(assignment.person, date)) ?? [];
  const duty = facts.duties.get(assignment.duty);
  return held.length === 1 && held[0]!.duty === assignment.duty && !!duty && placeOf(facts.team, duty, date) === 'band';
}

/** On call until this morning and free today. */
function cameOffCall(facts: IndexedFacts, person: string, date: LocalDay): boolean {
  return (facts.held.get(cellKey(person, addDays(date, -1))) ?? []).some((a) => {
    const duty = facts.duties.get(a.duty);
    return duty !== undefined && isCall(duty) && duty.mark !== 'second-call' && a.end.slice(0, 10) === date;
  });
}

function wishOn(requests: readonly Request[], person: string, date: LocalDay): PersonCell['wish'] {
  const found = requests.filter((r) => r.person === person && r.from <= date && date <= r.to);
  const request = found.find((r) => r.priority === 'must') ?? found[0];
  if (!request) return null;
  return { wish: request.wish, must: request.priority === 'must', text: wishText(request) };
}

/** `must not have any call, Fri 25 Dec: worked Christmas Day 2025`. */
export function wishText(request: Request): string {
  const verb =
    request.wish === 'want'
      ? request.priority === 'must'
        ? 'must have'
        : 'would like'
      : request.priority === 'must'
        ? 'must not have'
        : 'would rather not have';
  const duty = request.duty === 'any' ? 'any duty' : request.duty;
  const comment = request.comment ? `: ${request.comment}` : '';
  return `${verb} ${duty}, ${sayDays(request.from, request.to)}${comment}`;
}

const SICK = /sick/i;

function leaveBars(facts: IndexedFacts, person: string): LeaveBar[] {
  const first = facts.days[0]!.date;
  const last = facts.days.at(-1)!.date;
  const index = new Map(facts.days.map((day) => [day.date, day.index]));
  return facts.team.leave
    .filter((leave) => leave.person === person && leave.to >= first && leave.from <= last)
    .filter((leave) => leave.status !== 'declined' && leave.status !== 'withdrawn')
    .map((leave) => ({
      first: index.get(leave.from < first ? first : leave.from)!,
      last: index.get(leave.to > last ? last : leave.to)!,
      label: leaveLabel(leave),
      asked: leave.status === 'requested',
      sick: SICK.test(leave.type) || SICK.test(leave.typeName ?? ''),
    }));
}

/** The days of the board before somebody begins, and after they left. */
function notEmployed({ days }: IndexedFacts, { startDate, endDate }: Person): LeaveBar[] {
  const bar = (label: string, out: (date: LocalDay) => boolean): LeaveBar[] => {
    const [first, ...rest] = days.filter(({ date }) => out(date)).map(({ index }) => index);
    return first === undefined ? [] : [{ first, last: rest.at(-1) ?? first, label, asked: false, sick: false }];
  };
  return [
    ...(startDate ? bar(`begins ${sayDay(startDate)}`, (date) => date < startDate) : []),
    ...(endDate ? bar(`left ${sayDay(endDate)}`, (date) => endDate < date) : []),
  ];
}

function leaveLabel(leave: Leave): string {
  if (leave.status === 'requested') return `${leave.type} asked`;
  const name = leave.typeName ?? leave.type;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const WEEKDAY_NAMES = { Mon: 'Mondays', Tue: 'Tuesdays', Wed: 'Wednesdays', Thu: 'Thursdays', Fri: 'Fridays' } as const;

function noteOf(person: Person): string {
  const parts = [person.grade];
  if (person.fte < 1) parts.push(`${person.fte} WTE`);
  if (person.clinicalFte > 0 && person.clinicalFte < person.fte) parts.push(`${person.clinicalFte} clinical`);
  const off = person.fixedDaysOff.map((day) => WEEKDAY_NAMES[day as keyof typeof WEEKDAY_NAMES] ?? day);
  if (off.length > 0) parts.push(`never ${off.join(', ')}`);
  return parts.join(' · ');
}
