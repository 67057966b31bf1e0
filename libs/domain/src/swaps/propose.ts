import { DomainError } from '../errors/domain-error.ts';
import { peopleIn, type DutyMove } from '../rota/duty-move.ts';
import type { PersonCode } from '../team/person.ts';
import type { Swap } from './swap.ts';

const MOST_PEOPLE = 4;

/**
 * A new offer. Throws `swap-malformed` unless its moves are one duty given to one other person, one duty offered to all,
 * or a ring of two to four people in which everybody gives one duty and takes one, the proposer's first.
 */
export function proposeSwap(proposer: PersonCode, moves: readonly DutyMove[]): Swap {
  const [first] = moves;
  if (!first || first.from !== proposer || first.to === proposer) malformed(moves);
  const offered = { state: 'offered', proposer, moves, accepted: [], reason: null } as const;
  if (moves.length === 1) return { ...offered, kind: first.to === null ? 'open' : 'give' };
  const givers = moves.map(({ from }) => from);
  const takers = moves.map(({ to }) => to);
  const people = peopleIn(moves);
  const ring =
    people.length === moves.length &&
    people.length <= MOST_PEOPLE &&
    people.every((person) => givers.includes(person) && takers.includes(person)) &&
    moves.every(({ from, to }) => from !== to);
  if (!ring) malformed(moves);
  return { ...offered, kind: 'swap' };
}

function malformed(moves: readonly DutyMove[]): never {
  throw new DomainError('swap-malformed', { moves: moves.length });
}
