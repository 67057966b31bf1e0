import { DomainError } from '../errors/domain-error.ts';
import type { DutyCode } from '../team/duty-type.ts';
import type { PersonCode } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import type { LocalDay } from '../time/local-day.ts';
import { assignmentKey, type Assignment } from './assignment.ts';
import { assign } from './calendar.ts';

/** One duty changes hands. Without `from` it was open, without `to` it falls open. */
export interface DutyMove {
  readonly date: LocalDay;
  readonly duty: DutyCode;
  readonly from: PersonCode | null;
  readonly to: PersonCode | null;
}

/**
 * The duties after the moves, all or none. Throws `not-held` when a giver does not hold the duty (any more),
 * `already-held` when the taker holds it, `unknown-person` and `unknown-duty`.
 */
export function applyMoves(
  team: Team,
  assignments: readonly Assignment[],
  moves: readonly DutyMove[],
): readonly Assignment[] {
  const held = new Map(assignments.map((each) => [assignmentKey(each), each]));
  for (const { date, duty, from } of moves) {
    if (from === null) continue;
    if (!held.delete(assignmentKey({ person: from, date, duty }))) {
      throw new DomainError('not-held', { person: from, duty, date });
    }
  }
  for (const { date, duty: code, to } of moves) {
    if (to === null) continue;
    const duty = team.dutyTypes.find((each) => each.code === code);
    if (!duty) throw new DomainError('unknown-duty', { duty: code });
    if (!team.people.some((each) => each.code === to)) throw new DomainError('unknown-person', { person: to });
    const made = assign(team, to, duty, date);
    if (held.has(assignmentKey(made))) throw new DomainError('already-held', { person: to, duty: code, date });
    held.set(assignmentKey(made), made);
  }
  return [...held.values()].map((each) => withMentor(each, moves));
}

/** A trainee beside the giver is beside the taker from then on. */
function withMentor(held: Assignment, moves: readonly DutyMove[]): Assignment {
  const move = moves.find(({ date, duty, from }) => date === held.date && duty === held.duty && from === held.with);
  return held.with === undefined || !move?.to ? held : { ...held, with: move.to };
}

/** Everybody a move takes a duty from or gives one to, once each. */
export function peopleIn(moves: readonly DutyMove[]): PersonCode[] {
  return [...new Set(moves.flatMap(({ from, to }) => [from, to].filter((code) => code !== null)))];
}
