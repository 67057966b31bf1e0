import { assignmentKey, type Assignment, type DutyType, type Team } from '@evenflow/domain';
import { keyOf, type Edit, type RotaContent } from './edits.ts';

/** What turns one content into the other. */
export function editsBetween(before: RotaContent, after: RotaContent): Edit[] {
  const gone = [...before.assignments.values()].filter((a) => !after.assignments.has(assignmentKey(a)));
  const come = [...after.assignments.values()].filter((a) => !before.assignments.has(assignmentKey(a)));
  const unlocked = [...before.locks].filter((key) => !after.locks.has(key));
  const locked = [...after.locks].filter((key) => !before.locks.has(key));
  return [
    ...unlocked.map((key) => lockEdit('unlock', key)),
    ...gone.map((a) => heldEdit('clear', a)),
    ...come.map((a) => heldEdit('assign', a)),
    ...locked.map((key) => lockEdit('lock', key)),
  ];
}

function heldEdit(op: 'assign' | 'clear', { person, date, duty }: Assignment): Edit {
  return { op, person, date, duty };
}

function lockEdit(op: 'lock' | 'unlock', key: string): Edit {
  const [person, date, duty] = key.split('|') as [string, string, string];
  return duty === '-' ? { op, person, date } : { op, person, date, duty };
}

export interface Meeting {
  /** Steps that touch nothing the other person touched. */
  readonly apart: readonly (readonly Edit[])[];
  /** Steps that want something else for the same cell or the same duty, and those that build on them. */
  readonly clashing: readonly (readonly Edit[])[];
}

/**
 * Tells which of my steps can go on top of somebody else's edits. A step goes whole or not at all, so that half a swap
 * is never left behind.
 */
export function meet(team: Team, mine: readonly (readonly Edit[])[], theirs: readonly Edit[]): Meeting {
  const forOne = new Set(team.dutyTypes.filter(isForOne).map((duty) => duty.code));
  const placesOf = (edit: Edit) => places(edit, forOne);
  const agreed = new Set(theirs.map((edit) => `${edit.op}|${keyOf(edit)}`));
  const taken = new Set(theirs.flatMap(placesOf));
  const apart: (readonly Edit[])[] = [];
  const clashing: (readonly Edit[])[] = [];
  for (const step of mine) {
    const differs = step.filter((edit) => !agreed.has(`${edit.op}|${keyOf(edit)}`));
    if (!differs.some((edit) => placesOf(edit).some((place) => taken.has(place)))) {
      apart.push(step);
      continue;
    }
    clashing.push(step);
    for (const place of step.flatMap(placesOf)) taken.add(place);
  }
  return { apart, clashing };
}

/** Held by one person at a time: two must not both be given it. */
function isForOne({ optional, need }: DutyType): boolean {
  const counts: readonly number[] = Object.values(need);
  return !optional && counts.every((count) => count <= 1);
}

/** The cell, and for a duty given the duty itself. */
function places(edit: Edit, forOne: ReadonlySet<string>): string[] {
  const cell = `${edit.person}|${edit.date}`;
  return edit.op === 'assign' && forOne.has(edit.duty) ? [cell, `duty ${edit.duty}|${edit.date}`] : [cell];
}
