import type { InPieces } from '@evenflow/rules';
import { slotsNear, type Surplus } from '../columns/surplus.ts';
import { narrow } from '../improve/narrow.ts';
import { takeOutRubbish } from '../memory.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { LocalSearch } from './local-search.ts';
import { searchParts } from './search-parts.ts';

/** Parts of the gap, in turn, that a slot's surplus may take. */
const PARTS = [0.01, 0.03, 0.1] as const;
/** Moves in the first of these searches; later ones are longer, doubled each time all parts have had their turn. */
const FIRST_LENGTH = 12_000_000;
/** Slots for each time that a cycle is longer than the shortest, and how much longer it is at most: a quarter's is to end in time. */
const SLOTS_PER_GROWTH = 256;
const MOST_GROWTH = 16;

/**
 * Searches where the bound says the best rotas lie: among the slots that hardly raise it. One search after another, each
 * from nothing and with its own share of slots, made ready a piece at a turn. Looks at no clock.
 */
export class NearSearch {
  /** Values of the problem's free slots. */
  readonly best: Uint8Array;
  /** True cost of `best`, with the constant of what is fixed. */
  bestCost = Number.POSITIVE_INFINITY;
  accepted = 0;
  readonly #reduced: Reduced;
  readonly #surplus: Surplus;
  readonly #seed: number;
  #near: readonly number[] = [];
  #preparing: InPieces<LocalSearch> | undefined;
  #search: LocalSearch | undefined;
  #left = 0;
  #round = 0;

  constructor(reduced: Reduced, surplus: Surplus, seed: number) {
    this.#reduced = reduced;
    this.#surplus = surplus;
    this.#seed = seed;
    this.best = new Uint8Array(reduced.free.length);
  }

  /** Evaluates this many moves; `cost` is that of the best rota known from anywhere. */
  run(moves: number, cost: number): void {
    const search = this.#left > 0 ? this.#search : undefined;
    if (!search) return this.#prepareOn(cost);
    const before = search.accepted;
    search.run(moves);
    this.accepted += search.accepted - before;
    this.#left -= moves;
    if (search.bestCost >= this.bestCost) return;
    this.bestCost = search.bestCost;
    this.best.fill(0);
    this.#near.forEach((slot, i) => {
      this.best[slot] = search.best[i]!;
    });
  }

  #prepareOn(cost: number): void {
    // Two at a time would be more than there is room for.
    this.#search = undefined;
    this.#preparing ??= this.#prepare(cost);
    const { done, value } = this.#preparing.next();
    if (!done) return;
    this.#preparing = undefined;
    this.#search = value;
    this.#left = FIRST_LENGTH * 2 ** Math.floor(this.#round / PARTS.length);
    this.#round += 1;
  }

  *#prepare(cost: number): InPieces<LocalSearch> {
    const open = slotsNear(this.#surplus, cost, PARTS[this.#round % PARTS.length]!);
    this.#near = Array.from(open.keys()).filter((slot) => open[slot] === 1);
    const part = narrow(this.#reduced, open, new Uint8Array(open.length));
    // The exact part is at its largest beside this.
    takeOutRubbish();
    yield;
    // One slow cooling from nothing ends better than several quick ones that begin where the last ended.
    const growth = Math.max(1, Math.min(MOST_GROWTH, Math.round(this.#near.length / SLOTS_PER_GROWTH)));
    const parts = yield* searchParts(part);
    takeOutRubbish();
    yield;
    return new LocalSearch(part, { seed: this.#seed + this.#round, growth }, parts);
  }
}
