import { assignmentKey, isCall, timesOn, type Assignment, type DutyType, type LocalDay } from '@evenflow/domain';
import type { ChipLook } from '../../../design/duty-chip.tsx';
import type { BoardDay } from './board-days.ts';
import { placeOf } from './duty-place.ts';
import { filled } from './open-duties.ts';
import { marksByCell, type CellMarks } from './people-rows.ts';
import { cellKey, isChanged, type IndexedFacts } from './rota-facts.ts';

export interface Holder {
  readonly person: string;
  readonly name: string;
  readonly withMentor: boolean;
  readonly locked: boolean;
  readonly changed: boolean;
  readonly asked: boolean;
  readonly marks: CellMarks | null;
}

export interface DutyCell {
  readonly date: LocalDay;
  readonly holders: readonly Holder[];
  /** How many are still needed. */
  readonly missing: number;
  /** Nobody is needed: drawn as a diagonal where the duty is needed on other days like it. */
  readonly notNeeded: boolean;
}

export interface DutyRow {
  readonly key: string;
  readonly kind: 'duty' | 'with-mentor' | 'away';
  readonly look: ChipLook;
  readonly name: string;
  readonly note: string;
  readonly startsGroup: boolean;
  /** One unbroken band of calls. */
  readonly band: boolean;
  /** People one above the other in its fullest cell. */
  readonly lines: number;
  readonly cells: readonly DutyCell[];
  readonly filled: number;
  /** Null for duties nobody asks for. */
  readonly needed: number | null;
  /** How many each person holds, in the team's order. */
  readonly shares: readonly { readonly person: string; readonly count: number }[];
}

/** The same month by duty: who holds what, holes as holes; then trainees with a mentor, then who is away. */
export function dutyRows(facts: IndexedFacts): DutyRow[] {
  const marks = marksByCell(facts.findings);
  const { need } = facts;
  const types = facts.team.dutyTypes;
  const rows = types.map((duty, index): DutyRow => {
    const cells = facts.days.map((day) => dutyCell(facts, duty, day, marks));
    const needed = facts.days.reduce((sum, { date }) => sum + need(duty.code, date), 0);
    const demanded = !duty.optional;
    return {
      key: duty.code,
      kind: 'duty',
      look: duty.mark,
      name: duty.name,
      note: noteOf(facts, duty),
      startsGroup: index > 0 && types[index - 1]!.mark !== duty.mark && !bothCalls(types[index - 1]!, duty),
      band: isCall(duty),
      lines: Math.max(1, ...cells.map((cell) => cell.holders.length + Math.min(1, cell.missing))),
      cells,
      filled: facts.days.reduce((sum, { date }) => sum + filled(facts, duty.code, date), 0),
      needed: demanded ? needed : null,
      shares: sharesOf(facts, (a) => a.duty === duty.code && !a.supernumerary),
    };
  });
  return [...rows, ...mentorRow(facts), ...awayRow(facts)];
}

function bothCalls(a: DutyType, b: DutyType): boolean {
  return isCall(a) && isCall(b);
}

function dutyCell(facts: IndexedFacts, duty: DutyType, day: BoardDay, marks: ReadonlyMap<string, CellMarks>): DutyCell {
  const { date } = day;
  const need = facts.need(duty.code, date);
  const counted = (facts.holders.get(`${duty.code}|${date}`) ?? []).filter((a) => !a.supernumerary);
  const usual = duty.need[day.kind === 'holiday' ? 'holiday' : day.kind === 'weekday' ? 'monFri' : 'sat'];
  return {
    date,
    holders: counted.map((a) => holderOf(facts, a, marks)),
    missing: Math.max(0, need - counted.length),
    notNeeded: need === 0 && usual > 0,
  };
}

function holderOf(facts: IndexedFacts, a: Assignment, marks: ReadonlyMap<string, CellMarks>): Holder {
  return {
    person: a.person,
    name: facts.people.get(a.person)?.name ?? a.person,
    withMentor: a.supernumerary === true,
    locked: facts.locks.has(assignmentKey(a)),
    changed: isChanged(facts, a),
    asked: false,
    marks: marks.get(cellKey(a.person, a.date)) ?? null,
  };
}

function sharesOf(facts: IndexedFacts, counts: (a: Assignment) => boolean): DutyRow['shares'] {
  const all = new Map<string, number>();
  for (const a of facts.assignments) if (counts(a)) all.set(a.person, (all.get(a.person) ?? 0) + 1);
  return facts.team.people.flatMap(({ code, trainee }) =>
    trainee ? [] : [{ person: code, count: all.get(code) ?? 0 }],
  );
}

function noteOf(facts: IndexedFacts, duty: DutyType): string {
  const weekday = facts.days.find((day) => day.kind === 'weekday')!;
  const times = timesOn(facts.team, duty, weekday.date);
  if (duty.kind === 'on-call-from-home' && duty.responseMinutes !== null) {
    return `${duty.responseMinutes} min, to ${times.end}`;
  }
  const resident = placeOf(facts.team, duty, weekday.date) !== 'day' ? ', resident' : '';
  return `${times.start}–${times.end}${resident}`;
}

function mentorRow(facts: IndexedFacts): DutyRow[] {
  const extra = facts.assignments.filter((a) => a.supernumerary);
  if (extra.length === 0) return [];
  const cells = facts.days.map(({ date }) => ({
    date,
    holders: extra.filter((a) => a.date === date).map((a) => holderOf(facts, a, new Map())),
    missing: 0,
    notNeeded: false,
  }));
  return [
    {
      ...plainRow('with-mentor', cells),
      look: 'theatre',
      name: 'With a mentor',
      note: 'never counted',
      filled: extra.length,
    },
  ];
}

function awayRow(facts: IndexedFacts): DutyRow[] {
  const cells = facts.days.map(({ date }) => {
    const away = facts.team.leave.filter(
      (leave) => leave.from <= date && date <= leave.to && leave.status !== 'declined' && leave.status !== 'withdrawn',
    );
    const holders = away.map((leave) => ({
      person: leave.person,
      name: facts.people.get(leave.person)?.name ?? leave.person,
      withMentor: false,
      locked: false,
      changed: false,
      asked: leave.status === 'requested',
      marks: null,
    }));
    return { date, holders, missing: 0, notNeeded: false };
  });
  const days = cells.reduce((sum, cell) => sum + cell.holders.filter((holder) => !holder.asked).length, 0);
  if (days === 0 && cells.every((cell) => cell.holders.length === 0)) return [];
  return [{ ...plainRow('away', cells), look: 'leave', name: 'Away', note: 'leave, sick, asked for', filled: days }];
}

function plainRow(kind: 'with-mentor' | 'away', cells: readonly DutyCell[]) {
  return {
    key: kind,
    kind,
    startsGroup: true,
    band: false,
    lines: Math.max(1, ...cells.map((cell) => cell.holders.length)),
    cells,
    needed: null,
    shares: [],
  } as const;
}
