import { DomainError, type DutyMove } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import type { Slot } from '../kit/view.ts';
import { differenceOf, stateOf, type Difference } from './difference.ts';

/**
 * What handing these duties over together would break and put right, for everybody in it; the check is left as it was.
 * Throws `not-held` and `already-held` with the facts, and `unknown-duty` for one that is not planned on its day.
 */
export function checkMoves(check: LiveCheck, moves: readonly DutyMove[]): Difference {
  return differenceOf(
    check,
    moves.flatMap((move) => slotsOf(check, move)),
    stateOf(check),
  );
}

function slotsOf(check: LiveCheck, { date, duty, from, to }: DutyMove): Slot[] {
  const planned = (person: string): Slot => {
    const slot = check.compiled.view.slot(person, date, duty);
    if (!slot || slot.past) throw new DomainError('unknown-duty', { duty, date });
    return slot;
  };
  const given = from === null ? [] : [planned(from)];
  const taken = to === null ? [] : [planned(to)];
  for (const slot of given)
    if (!check.holds(slot.index)) throw new DomainError('not-held', { person: from, duty, date });
  for (const slot of taken)
    if (check.holds(slot.index)) throw new DomainError('already-held', { person: to, duty, date });
  return [...given, ...taken];
}
