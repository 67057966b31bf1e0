import type { Random } from '../random.ts';
import { chain, handOver, repair, swapOneDay, swapRun, toggle, trade, type Proposer } from './moves.ts';

/** How often each kind of change is tried, in a hundred, while something harder than a should is broken and after. */
const WHILE_BROKEN: readonly (readonly [number, Proposer])[] = [
  [30, repair],
  [20, handOver],
  [15, chain],
  [10, swapOneDay],
  [10, swapRun],
  [10, trade],
  [5, toggle],
];
const WHEN_LEGAL: readonly (readonly [number, Proposer])[] = [
  [5, repair],
  [25, handOver],
  [15, chain],
  [15, swapOneDay],
  [15, swapRun],
  [20, trade],
  [5, toggle],
];

const wheelWhileBroken = wheel(WHILE_BROKEN);
const wheelWhenLegal = wheel(WHEN_LEGAL);

function wheel(shares: readonly (readonly [number, Proposer])[]): readonly Proposer[] {
  return shares.flatMap(([share, proposer]) => Array.from({ length: share }, () => proposer));
}

/** The next kind of change to try. */
export function nextProposer(random: Random, broken: boolean): Proposer {
  return (broken ? wheelWhileBroken : wheelWhenLegal)[random.below(100)]!;
}
