import { assignmentKey, firstName, type Assignment, type LocalDay } from '@evenflow/domain';
import type { RotaView } from '@evenflow/rules';

/** A duty that changes hands: one side is missing when it is newly filled or falls away. */
export interface Move {
  readonly date: LocalDay;
  readonly duty: string;
  readonly from?: string;
  readonly to?: string;
}

/** What is different in `after`, duty by duty, in order of date; trainees' extra duties included. */
export function movesBetween(before: readonly Assignment[], after: readonly Assignment[]): Move[] {
  const was = new Set(before.map(assignmentKey));
  const is = new Set(after.map(assignmentKey));
  const taken = before.filter((each) => !is.has(assignmentKey(each)));
  const given = after.filter((each) => !was.has(assignmentKey(each)));
  const moves: Move[] = given.map(({ date, duty, person }) => {
    const match = taken.findIndex((each) => each.date === date && each.duty === duty);
    const from = match === -1 ? undefined : taken.splice(match, 1)[0]!.person;
    return { date, duty, to: person, ...(from === undefined ? {} : { from }) };
  });
  moves.push(...taken.map(({ date, duty, person }) => ({ date, duty, from: person })));
  return moves.sort((a, b) => a.date.localeCompare(b.date) || a.duty.localeCompare(b.duty));
}

/** Each move as a sentence: `First call on Sat 12 Dec goes from Arturo to Rhys.` */
export function sayMoves(view: RotaView, moves: readonly Move[]): string[] {
  const name = (code: string) => firstName(view.people.find((person) => person.code === code)!);
  return moves.map(({ date, duty, from, to }) => {
    const what = `${view.team.dutyTypes.find((type) => type.code === duty)!.name} on ${view.say(view.dayIndex(date))}`;
    if (from && to) return `${what} goes from ${name(from)} to ${name(to)}.`;
    return to ? `${name(to)} takes ${what}.` : `${name(from!)} is free of ${what}.`;
  });
}
