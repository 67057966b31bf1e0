import type { LiveCheck, ProblemSlot } from '@evenflow/rules';
import { Random } from '../random.ts';
import { HardBounds } from './hard-bounds.ts';

/** Walks from the rota as it is, and turns in each: together about a tenth of a second. */
const WALKS = 40;
const TURNS = 120;
/** Walks to the end of what can be mended, after which there is hardly a nearer rota to find. */
const ARRIVALS = 10;
/** A slot just turned is not turned back for so many turns. */
const REST = 8;

/**
 * A rota that mends what can be mended, found by walking: a broken bound is drawn, and the slot turned that leaves the least
 * given up. Of all rotas on the way the one that gives up least, then changes least. Nothing is proven; it is what is told
 * while the fewest changes are looked for. Undefined when nothing that could be mended was. `sums`: what bounds that were
 * accepted as they are may stay at; `slots`: those of the problem, where more of them are decided.
 */
export function mendedByWalking(
  check: LiveCheck,
  sums: ReadonlyMap<number, number>,
  slots: readonly ProblemSlot[] = check.compiled.problem.slots,
): Walked | undefined {
  return new Walking(new HardBounds(check, sums, slots)).run();
}

export interface Walked {
  readonly held: Uint8Array;
  /** Nothing hard is given up. */
  readonly whole: boolean;
}

class Walking {
  readonly #bounds: HardBounds;
  readonly #start: Uint8Array;
  /** How many bounds nothing can mend. */
  readonly #stuck: number;
  readonly #restUntil: Int32Array;
  readonly #random = new Random(1);
  readonly #changed = new Set<number>();
  #best: { readonly givenUp: number; readonly changes: readonly number[] };

  constructor(bounds: HardBounds) {
    this.#bounds = bounds;
    this.#start = bounds.held.slice();
    this.#stuck = [...bounds.broken].filter((bound) => bounds.waysOf(bound).size === 0).length;
    this.#restUntil = new Int32Array(bounds.held.length);
    this.#best = { givenUp: bounds.givenUp, changes: [] };
  }

  run(): Walked | undefined {
    const canMend = this.#bounds.broken.size > this.#stuck;
    let arrivals = 0;
    for (let walk = 0; walk < WALKS && arrivals < ARRIVALS && canMend; walk += 1) {
      this.#goBack();
      if (this.#arrives()) arrivals += 1;
    }
    const { changes, givenUp } = this.#best;
    if (canMend && changes.length === 0) return undefined;
    const held = this.#start.slice();
    for (const slot of changes) held[slot] = held[slot] === 1 ? 0 : 1;
    return { held, whole: givenUp === 0 };
  }

  /** Whether nothing is left that a turn could mend. */
  #arrives(): boolean {
    this.#restUntil.fill(0);
    for (let now = 1; now <= TURNS; now += 1) {
      const slot = this.#next(now);
      if (slot === undefined) break;
      this.#turn(slot);
      this.#restUntil[slot] = now + REST;
      if (this.#bounds.givenUp <= this.#best.givenUp && this.#isBetter()) this.#settle();
    }
    return this.#bounds.broken.size === this.#stuck;
  }

  /** The best way to mend one of the broken bounds; undefined when none can be mended. */
  #next(now: number): number | undefined {
    const broken = [...this.#bounds.broken];
    while (broken.length > 0) {
      const [bound] = broken.splice(this.#random.below(broken.length), 1);
      let [best, least] = [undefined as number | undefined, Number.POSITIVE_INFINITY];
      for (const slot of this.#bounds.waysOf(bound!)) {
        if (this.#restUntil[slot]! > now) continue;
        // Of equals, one that is as it was published, then by chance.
        const more = this.#bounds.wouldGiveUp(slot) + (this.#changed.has(slot) ? -1 : 1) + this.#random.fraction();
        if (more < least) [best, least] = [slot, more];
      }
      if (best !== undefined) return best;
    }
    return undefined;
  }

  /** Puts down the rota as it is now, less what need not have changed. */
  #settle(): void {
    const turned = [...this.#changed];
    const undone = new Set<number>();
    const undo = (...slots: readonly number[]): void => {
      const before = this.#bounds.givenUp;
      if (slots.some((slot) => undone.has(slot))) return;
      for (const slot of slots) this.#turn(slot);
      if (this.#bounds.givenUp <= before) for (const slot of slots) undone.add(slot);
      else for (const slot of slots) this.#turn(slot);
    };
    for (const slot of turned) undo(slot);
    turned.forEach((slot, i) => {
      for (const other of turned.slice(i + 1))
        if (this.#bounds.dayOf(slot) === this.#bounds.dayOf(other)) undo(slot, other);
    });
    if (this.#isBetter()) this.#best = { givenUp: this.#bounds.givenUp, changes: [...this.#changed] };
  }

  #isBetter(): boolean {
    const { givenUp, changes } = this.#best;
    const now = this.#bounds.givenUp;
    return now < givenUp || (now === givenUp && this.#changed.size < changes.length);
  }

  #goBack(): void {
    for (const slot of [...this.#changed]) this.#turn(slot);
  }

  #turn(slot: number): void {
    this.#bounds.turn(slot);
    if (!this.#changed.delete(slot)) this.#changed.add(slot);
  }
}
