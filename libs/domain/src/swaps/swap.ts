import { DomainError } from '../errors/domain-error.ts';
import { peopleIn, type DutyMove } from '../rota/duty-move.ts';
import type { PersonCode } from '../team/person.ts';
import type { LocalDay } from '../time/local-day.ts';

export const SWAP_STATES = [
  'offered',
  'accepted',
  'checked',
  'approved',
  'done',
  'declined',
  'withdrawn',
  'expired',
] as const;
export type SwapState = (typeof SWAP_STATES)[number];

/** Nothing leads out of these. */
export const SWAP_ENDS: readonly SwapState[] = ['done', 'declined', 'withdrawn', 'expired'];

/** `give`: one duty, nothing back; `swap`: a ring of two to four; `open`: whoever takes it first. */
export type SwapKind = 'give' | 'swap' | 'open';

/**
 * `free`: colleagues agree among themselves; `auto`: goes through by itself when no rule that needs a signature breaks;
 * `manager`: a manager approves every one. No policy lets a must break.
 */
export const SWAP_POLICIES = ['free', 'auto', 'manager'] as const;
export type SwapPolicy = (typeof SWAP_POLICIES)[number];

/** What the rules say of it: nothing breaks; only what somebody may sign for; a must. */
export type SwapVerdict = 'clean' | 'signable' | 'broken';

export interface Swap {
  readonly kind: SwapKind;
  readonly state: SwapState;
  readonly proposer: PersonCode;
  /** The first gives away the proposer's duty. In an open offer nobody takes it yet. */
  readonly moves: readonly DutyMove[];
  /** Who has said yes; everybody in the moves but the proposer has to. */
  readonly accepted: readonly PersonCode[];
  /** Why it ended, where a reason was given or found. */
  readonly reason: string | null;
}

export type SwapEvent =
  | { readonly what: 'accept'; readonly by: PersonCode }
  | { readonly what: 'decline'; readonly by: PersonCode | null; readonly reason?: string }
  | { readonly what: 'withdraw'; readonly by: PersonCode | null }
  | { readonly what: 'check'; readonly verdict: SwapVerdict; readonly policy: SwapPolicy }
  | { readonly what: 'approve' }
  | { readonly what: 'complete' }
  | { readonly what: 'expire'; readonly reason: string }
  | { readonly what: 'follow'; readonly from: LocalDay; readonly to: LocalDay };

/**
 * The swap after the event; one way only. Throws `swap-not-possible` {state, what} for whatever the state does not
 * allow, and for people whom it does not concern.
 */
export function advanceSwap(swap: Swap, event: SwapEvent): Swap {
  switch (event.what) {
    case 'accept':
      return accept(swap, event.by);
    case 'decline':
      require(swap, event, ['offered', 'accepted', 'checked']);
      if (event.by !== null && !concerns(swap, event.by)) refuse(swap, event);
      return { ...swap, state: 'declined', reason: event.reason ?? null };
    case 'withdraw':
      require(swap, event, ['offered', 'accepted', 'checked']);
      if (event.by !== null && event.by !== swap.proposer) refuse(swap, event);
      return { ...swap, state: 'withdrawn' };
    case 'check':
      return check(swap, event);
    case 'approve':
      require(swap, event, ['checked']);
      return { ...swap, state: 'approved' };
    case 'complete':
      require(swap, event, ['approved']);
      return { ...swap, state: 'done' };
    case 'expire':
      require(swap, event, ['offered', 'accepted', 'checked', 'approved']);
      return { ...swap, state: 'expired', reason: event.reason };
    case 'follow':
      return follow(swap, event);
  }
}

/** Everybody who has to agree has agreed; an open offer has its taker from then on. */
function accept(swap: Swap, by: PersonCode): Swap {
  require(swap, { what: 'accept' }, ['offered']);
  if (by === swap.proposer) refuse(swap, { what: 'accept' });
  const moves = swap.kind === 'open' ? swap.moves.map((move) => ({ ...move, to: by })) : swap.moves;
  if (!peopleIn(moves).includes(by)) refuse(swap, { what: 'accept' });
  const accepted = [...new Set([...swap.accepted, by])];
  const all = peopleIn(moves).every((person) => person === swap.proposer || accepted.includes(person));
  return { ...swap, moves, accepted, state: all ? 'accepted' : 'offered' };
}

/** A broken must ends it; what the policy does not want looked at goes straight on. */
function check(swap: Swap, event: Extract<SwapEvent, { what: 'check' }>): Swap {
  require(swap, event, ['accepted']);
  if (event.verdict === 'broken') return { ...swap, state: 'declined' };
  const byItself = event.policy === 'free' || (event.policy === 'auto' && event.verdict === 'clean');
  return { ...swap, state: byItself ? 'approved' : 'checked' };
}

/** A duty on offer that its holder now has on another day takes the offer along, while nobody has said yes to it. */
function follow(swap: Swap, event: Extract<SwapEvent, { what: 'follow' }>): Swap {
  require(swap, event, ['offered']);
  if (swap.accepted.length > 0 || !swap.moves.some(({ date }) => date === event.from)) refuse(swap, event);
  return {
    ...swap,
    moves: swap.moves.map((move) => (move.date === event.from ? { ...move, date: event.to } : move)),
  };
}

/** The person gives or takes something in it, or it is offered to all. */
export function concerns(swap: Pick<Swap, 'kind' | 'moves'>, person: PersonCode): boolean {
  return swap.kind === 'open' || peopleIn(swap.moves).includes(person);
}

function require(swap: Swap, event: { readonly what: string }, states: readonly SwapState[]): void {
  if (!states.includes(swap.state)) refuse(swap, event);
}

function refuse(swap: Swap, { what }: { readonly what: string }): never {
  throw new DomainError('swap-not-possible', { state: swap.state, what });
}
