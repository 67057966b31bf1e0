import { DomainError } from '../errors/domain-error.ts';
import type { DutyCode, DutyType } from '../team/duty-type.ts';
import type { PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { isLocalDay, type LocalDay } from '../time/local-day.ts';
import { assignmentKey, type Assignment, type RotaSnapshot } from './assignment.ts';
import { assign } from './calendar.ts';

/**
 * One change to a draft. `clear` without a duty empties the cell; `lock` without one locks what the cell holds, or its
 * emptiness; `unlock` without one frees the whole cell.
 */
export type RotaEdit =
  | {
      readonly op: 'assign';
      readonly person: PersonCode;
      readonly date: LocalDay;
      readonly duty: DutyCode;
      readonly supernumerary?: boolean;
      readonly with?: PersonCode;
    }
  | {
      readonly op: 'clear' | 'lock' | 'unlock';
      readonly person: PersonCode;
      readonly date: LocalDay;
      readonly duty?: DutyCode;
    }
  | { readonly op: 'replace-all'; readonly assignments: readonly Assignment[]; readonly locks?: readonly string[] };

const emptyLock = (cell: { person: PersonCode; date: LocalDay }) => `${cell.person}|${cell.date}|-`;

/** A draft while edits are made to it, by key. */
class Draft {
  readonly assignments: Map<string, Assignment>;
  readonly locks: Set<string>;

  constructor(
    private readonly team: Team,
    private readonly rota: RotaSnapshot,
  ) {
    this.assignments = new Map(rota.assignments.map((each) => [assignmentKey(each), each]));
    this.locks = new Set(rota.locks);
  }

  apply(edit: RotaEdit): void {
    if (edit.op === 'replace-all') return this.replaceAll(edit.assignments, edit.locks);
    this.requirePerson(edit.person);
    this.requireDate(edit.date);
    if (edit.duty !== undefined) this.requireDuty(edit.duty);
    if (edit.op === 'assign') this.assign(edit);
    else if (edit.op === 'clear') this.clear(edit);
    else if (edit.op === 'lock') for (const key of this.lockable(edit)) this.locks.add(key);
    else for (const key of [...this.lockable(edit), emptyLock(edit)]) this.locks.delete(key);
  }

  private assign(edit: Extract<RotaEdit, { op: 'assign' }>): void {
    if (edit.with !== undefined) this.requirePerson(edit.with);
    const person = this.requirePerson(edit.person);
    const duty = this.requireDuty(edit.duty);
    // A trainee is extra wherever somebody is needed; on a duty nobody is needed for there is nothing to be extra to.
    const supernumerary = edit.supernumerary ?? (person.trainee && !duty.optional);
    const made = assign(this.team, edit.person, duty, edit.date, {
      ...(supernumerary ? { supernumerary } : {}),
      ...(edit.with === undefined ? {} : { with: edit.with }),
    });
    this.assignments.set(assignmentKey(made), made);
    this.locks.delete(emptyLock(edit));
  }

  private clear(edit: { person: PersonCode; date: LocalDay; duty?: DutyCode }): void {
    for (const key of this.held(edit)) {
      this.assignments.delete(key);
      this.locks.delete(key);
    }
  }

  private replaceAll(assignments: readonly Assignment[], locks: readonly string[] | undefined): void {
    for (const { person, date, duty, with: mentor } of assignments) {
      this.requirePerson(person);
      this.requireDate(date);
      this.requireDuty(duty);
      if (mentor !== undefined) this.requirePerson(mentor);
    }
    this.assignments.clear();
    for (const each of assignments) this.assignments.set(assignmentKey(each), each);
    if (!locks) return;
    this.locks.clear();
    for (const key of locks) this.locks.add(key);
  }

  private held(cell: { person: PersonCode; date: LocalDay; duty?: DutyCode }): string[] {
    return [...this.assignments.values()]
      .filter(({ person, date, duty }) => person === cell.person && date === cell.date && duty === (cell.duty ?? duty))
      .map(assignmentKey);
  }

  private lockable(cell: { person: PersonCode; date: LocalDay; duty?: DutyCode }): string[] {
    const held = this.held(cell);
    return held.length || cell.duty !== undefined ? held : [emptyLock(cell)];
  }

  private requirePerson(code: PersonCode) {
    const person = this.team.people.find((each) => each.code === code);
    if (!person) throw new DomainError('unknown-person', { person: code });
    return person;
  }

  private requireDuty(code: DutyCode): DutyType {
    const duty = this.team.dutyTypes.find((each) => each.code === code);
    if (!duty) throw new DomainError('unknown-duty', { duty: code });
    return duty;
  }

  private requireDate(date: LocalDay): void {
    const { from, to } = this.rota;
    if (!isLocalDay(date) || date < from || date > to) throw new DomainError('date-outside-rota', { date, from, to });
  }
}

/**
 * The rota after the edits, in order; the one given is not changed. All edits hold or none: throws `unknown-person`,
 * `unknown-duty` or `date-outside-rota` with the facts. Locks of duties that are gone are dropped.
 */
export function applyRotaEdits(team: Team, rota: RotaSnapshot, edits: readonly RotaEdit[]): RotaSnapshot {
  const draft = new Draft(team, rota);
  for (const edit of edits) draft.apply(edit);
  const locks = [...draft.locks].filter((key) => key.endsWith('|-') || draft.assignments.has(key));
  return { ...rota, assignments: [...draft.assignments.values()], locks: locks.sort() };
}

/** The locks that a rota of these duties does not keep: the locked duty is gone, or something stands where nothing was to. */
export function locksNotKept(
  locks: readonly string[],
  assignments: readonly Pick<Assignment, 'person' | 'date' | 'duty'>[],
): string[] {
  const held = new Set(assignments.flatMap((each) => [assignmentKey(each), emptyLock(each)]));
  return locks.filter((key) => held.has(key) === key.endsWith('|-'));
}
