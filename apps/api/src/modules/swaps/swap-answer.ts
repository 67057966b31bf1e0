import { concerns, SWAP_ENDS, type Assignment } from '@evenflow/domain';
import type { StoredSwap } from '@evenflow/persistence';
import type { Reader } from '../access/reader.ts';
import { sentencesFor } from '../access/told.ts';
import type { SwapAnswer } from './swap.schema.ts';

export function swapAnswer(swap: StoredSwap, published: readonly Assignment[], reader: Reader): SwapAnswer {
  const { moves, accepted, sentences, offeredAt, changedAt, expiresAt, ...rest } = swap;
  return {
    ...rest,
    accepted: [...accepted],
    sentences: sentencesFor(reader, sentences),
    offeredAt: offeredAt.toISOString(),
    changedAt: changedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    moves: moves.map((move) => {
      const held = published.find(
        ({ date, duty, person }) => date === move.date && duty === move.duty && [move.from, move.to].includes(person),
      );
      return { ...move, start: held?.start ?? null, end: held?.end ?? null };
    }),
    may: whatMay(swap, reader),
  };
}

/** A reader sees what concerns them; managers see everything. */
export function isSeenBy(swap: StoredSwap, { person, manager }: Reader): boolean {
  if (manager || swap.proposer === person) return true;
  if (person === null || !concerns(swap, person)) return false;
  return swap.kind !== 'open' || swap.state === 'offered' || swap.accepted.includes(person);
}

function whatMay(swap: StoredSwap, { person, manager }: Reader): SwapAnswer['may'] {
  if (SWAP_ENDS.includes(swap.state)) return [];
  const waits = person !== null && swap.proposer !== person && swap.state === 'offered' && concerns(swap, person);
  const may: SwapAnswer['may'] = [];
  if (waits && !swap.accepted.includes(person)) may.push('accept');
  if (swap.proposer === person) may.push('withdraw');
  if (manager && swap.state === 'checked') may.push('approve');
  if ((waits && swap.kind !== 'open') || (manager && swap.state === 'checked')) may.push('decline');
  return may;
}
