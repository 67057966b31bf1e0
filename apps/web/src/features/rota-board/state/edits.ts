import { assign, assignmentKey, sayDay, type Assignment, type LocalDay, type Team } from '@evenflow/domain';
import { placeOf } from '../model/duty-place.ts';

/** One change of a draft, as it is sent and as it is undone. A lock without a duty keeps the day free. */
export type Edit =
  | { readonly op: 'assign' | 'clear'; readonly person: string; readonly date: LocalDay; readonly duty: string }
  | { readonly op: 'lock' | 'unlock'; readonly person: string; readonly date: LocalDay; readonly duty?: string };

export interface CellRef {
  readonly person: string;
  readonly date: LocalDay;
}

/** What can be edited of a month. */
export interface RotaContent {
  readonly assignments: ReadonlyMap<string, Assignment>;
  readonly locks: ReadonlySet<string>;
}

const OPPOSITE = { assign: 'clear', clear: 'assign', lock: 'unlock', unlock: 'lock' } as const;

/** The edit that takes this one back. */
export function inverse(edit: Edit): Edit {
  return { ...edit, op: OPPOSITE[edit.op] } as Edit;
}

export function keyOf(edit: Edit): string {
  return assignmentKey({ ...edit, duty: edit.duty ?? '-' });
}

/** Leaves out edits that would change nothing, so that every edit kept can be undone by its inverse. */
export function effective(content: RotaContent, edits: readonly Edit[]): Edit[] {
  const held = new Set(content.assignments.keys());
  const locks = new Set(content.locks);
  return edits.filter((edit) => {
    const set = edit.op === 'assign' || edit.op === 'clear' ? held : locks;
    const adds = edit.op === 'assign' || edit.op === 'lock';
    const key = keyOf(edit);
    if (set.has(key) === adds) return false;
    if (adds) set.add(key);
    else set.delete(key);
    return true;
  });
}

/** The content after the edits; the old one is left as it was. Duties the team does not have are passed over. */
export function applyEdits(team: Team, content: RotaContent, edits: readonly Edit[]): RotaContent {
  const assignments = new Map(content.assignments);
  const locks = new Set(content.locks);
  for (const edit of edits) {
    const key = keyOf(edit);
    if (edit.op === 'lock') locks.add(key);
    else if (edit.op === 'unlock') locks.delete(key);
    else if (edit.op === 'clear') assignments.delete(key);
    else if (edit.op === 'assign') assignments.set(key, assignmentOf(team, edit));
  }
  return { assignments, locks };
}

function assignmentOf(team: Team, edit: { person: string; date: LocalDay; duty: string }): Assignment {
  const duty = team.dutyTypes.find((one) => one.code === edit.duty)!;
  const person = team.people.find((one) => one.code === edit.person);
  return assign(team, edit.person, duty, edit.date, person?.trainee && !duty.optional ? { supernumerary: true } : {});
}

export function heldIn(content: RotaContent, cell: CellRef): Assignment[] {
  const prefix = `${cell.person}|${cell.date}|`;
  return [...content.assignments].flatMap(([key, a]) => (key.startsWith(prefix) ? [a] : []));
}

/** Gives a duty in each cell; what is held in the same half of the cell gives way, with its lock. */
export function assignEdits(team: Team, content: RotaContent, cells: readonly CellRef[], code: string): Edit[] {
  const duty = team.dutyTypes.find((one) => one.code === code);
  if (!duty) return [];
  const edits = cells.flatMap((cell): Edit[] => {
    const night = (dutyCode: string) => {
      const other = team.dutyTypes.find((one) => one.code === dutyCode);
      return other !== undefined && placeOf(team, other, cell.date) !== 'day';
    };
    const givesWay = heldIn(content, cell).filter((a) => a.duty !== code && night(a.duty) === night(code));
    return [...givesWay.flatMap((a) => releaseEdits(a)), { op: 'assign', ...cell, duty: code }];
  });
  return effective(content, edits);
}

/** Empties the cells. A locked duty loses its lock. */
export function clearEdits(content: RotaContent, cells: readonly CellRef[]): Edit[] {
  return effective(
    content,
    cells.flatMap((cell) => heldIn(content, cell).flatMap((a) => releaseEdits(a))),
  );
}

function releaseEdits({ person, date, duty }: Assignment): Edit[] {
  return [
    { op: 'unlock', person, date, duty },
    { op: 'clear', person, date, duty },
  ];
}

/** Locks what the cells hold (an empty one is kept free); unlocks when all of it is locked already. */
export function lockEdits(content: RotaContent, cells: readonly CellRef[]): Edit[] {
  const targets = cells.flatMap((cell): { person: string; date: LocalDay; duty?: string }[] => {
    const held = heldIn(content, cell);
    return held.length === 0 ? [cell] : held.map(({ person, date, duty }) => ({ person, date, duty }));
  });
  const locked = targets.every((target) => content.locks.has(keyOf({ op: 'lock', ...target })));
  return effective(
    content,
    targets.map((target) => ({ op: locked ? ('unlock' as const) : ('lock' as const), ...target })),
  );
}

/** Moves one duty of a day from one person to another. */
export function giveEdits(content: RotaContent, held: CellRef & { readonly duty: string }, to: string): Edit[] {
  return effective(content, [
    { op: 'unlock', ...held },
    { op: 'clear', ...held },
    { op: 'assign', ...held, person: to },
  ]);
}

/** `Theatre 2 given to Priyanka on Thu 10 Dec`. */
export function sayEdit(team: Team, edit: Edit): string {
  const person = team.people.find((one) => one.code === edit.person)?.name ?? edit.person;
  const duty = team.dutyTypes.find((one) => one.code === edit.duty)?.name ?? 'no duty';
  const day = sayDay(edit.date);
  switch (edit.op) {
    case 'assign':
      return `${day}: ${duty} to ${person}`;
    case 'clear':
      return `${day}: ${duty} taken from ${person}`;
    case 'lock':
      return `${day}: ${duty} locked for ${person}`;
    case 'unlock':
      return `${day}: ${duty} unlocked for ${person}`;
  }
}
