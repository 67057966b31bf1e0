import { DomainError } from '../errors/domain-error.ts';
import type { DutyMove } from '../rota/duty-move.ts';
import { advanceSwap, SWAP_ENDS, type Swap, type SwapEvent } from './swap.ts';

/** What is true of the published duties at the moment a swap is acted on. */
export interface SwapGround {
  /** The giver holds the duty of the move. */
  readonly holds: (move: DutyMove) => boolean;
  /** Carrying the moves out would put somebody in two places at once. */
  readonly overlaps: (moves: readonly DutyMove[]) => boolean;
}

/** The swap after an event, and the duties that change hands with it; none unless it is done. */
export interface SwapStep {
  readonly swap: Swap;
  readonly carriedOut: readonly DutyMove[];
}

/**
 * One event on the ground as it is now. A swap whose duty is not its giver's any more, or that would put somebody in two
 * places, expires instead of going on; an approved one is carried out at once, so nothing can come between.
 */
export function stepSwap(swap: Swap, event: SwapEvent, ground: SwapGround): SwapStep {
  if (SWAP_ENDS.includes(swap.state))
    throw new DomainError('swap-not-possible', { state: swap.state, what: event.what });
  const next = advanceSwap(swap, event);
  if (SWAP_ENDS.includes(next.state)) return { swap: next, carriedOut: [] };
  const reason = whyNot(next, ground);
  if (reason) return { swap: advanceSwap(next, { what: 'expire', reason }), carriedOut: [] };
  if (next.state !== 'approved') return { swap: next, carriedOut: [] };
  return { swap: advanceSwap(next, { what: 'complete' }), carriedOut: next.moves };
}

function whyNot(swap: Swap, ground: SwapGround): string | null {
  if (!swap.moves.every(ground.holds)) return 'duty-moved';
  const taken = swap.moves.every(({ to }) => to !== null);
  return taken && ground.overlaps(swap.moves) ? 'overlap' : null;
}
