import type { Problem } from '@evenflow/rules';
import type { ExactListener, ExactPart } from './exact/exact-part.ts';
import { Incumbent, SolverDefect } from './incumbent.ts';
import { MemoryWatch, takeOutRubbish } from './memory.ts';
import { inTurns, pause } from './pause.ts';
import { presolvePieces } from './presolve/presolve.ts';
import { expandHeld, keepsFixings, restrictHeld, type Reduced } from './presolve/reduced.ts';
import { leastCost } from './presolve/row-cost.ts';
import type { CombinedSearch } from './search/combined-search.ts';
import { readySearch, type ReadySearch } from './search/ready-search.ts';
import { withoutSearch } from './without-search.ts';
import type { Solution, SolveOptions } from './solution.ts';

/** Moves between two looks at the clock, at messages and at the abort signal. */
const SLICE = 1500;
const TELL_EVERY_MS = 100;
/** The same on the way to a first whole rota: counting one plainly takes several times as long as a slice of moves. */
const TELL_UNWHOLE_EVERY_MS = 400;
const DEFAULT_SECONDS = 10;
/** Moves after which musts that still cannot be kept are no longer taken for granted. */
const PATIENCE = 2_000_000;
/** Moves after which bounds are computed even if no whole rota has been found. */
const EXACT_AFTER = 1_000_000;

/**
 * Finds the cheapest rota it can. Always returns a rota: decided slots are kept in every case, and what cannot be
 * kept shows in `cost`. Every rota told or returned has been counted again by `evaluate`; a difference throws
 * SolverDefect. Stops at a proof, after `seconds` or `iterations` (10 seconds when neither is given), or on abort.
 */
export async function solve(problem: Problem, options: SolveOptions): Promise<Solution> {
  const began = performance.now();
  const seconds = options.seconds ?? (options.iterations === undefined ? DEFAULT_SECONDS : Number.POSITIVE_INFINITY);
  const deadline = began + seconds * 1000;
  const { seed, months, start, signal } = options;
  const over = (): boolean => signal?.aborted === true || performance.now() >= deadline;
  const order = { followMusts: true, cold: true, seed, months, ...(start ? { start } : {}) };
  const ready = await inTurns(readySearch(problem, order), over);
  return ready
    ? new SolveRun(problem, options, { began, deadline }, ready).run()
    : withoutSearch(problem, options, began);
}

interface Times {
  readonly began: number;
  readonly deadline: number;
}

class SolveRun {
  readonly #problem: Problem;
  readonly #options: SolveOptions;
  readonly #times: Times;
  /** Given moves and no seconds: search and exact parts take turns instead of racing, so the run can be repeated. */
  readonly #repeatable: boolean;
  #reduced: Reduced;
  #search: CombinedSearch;
  readonly #best: Incumbent;
  #searched = 0;
  #accepted = 0;
  #searchMs = 0;
  #relaxed = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Something better came too soon after the last to be told at once. */
  #untold = false;
  #firstCompleteMs: number | undefined;
  #exact: ExactPart | undefined;
  #spared = false;
  readonly #memory: MemoryWatch;
  #exactNote = '';
  #failure: Error | undefined;

  constructor(problem: Problem, options: SolveOptions, times: Times, { reduced, search }: ReadySearch) {
    this.#problem = problem;
    this.#options = options;
    this.#times = times;
    this.#memory = MemoryWatch.forExact(options.megabytes);
    this.#repeatable = options.iterations !== undefined && options.seconds === undefined;
    this.#reduced = reduced;
    this.#search = search;
    this.#best = new Incumbent(problem, expandHeld(reduced, search.best));
    this.#best.raiseBound(Math.min(leastCost(reduced), this.#best.cost.total));
  }

  async run(): Promise<Solution> {
    await pause();
    this.#tell(true);
    await pause();
    if (this.#search.idle) await this.#relaxIfStuck();
    const limit = this.#options.iterations ?? Number.POSITIVE_INFINITY;
    while (!this.#over() && this.#searched < limit && !this.#search.idle) {
      this.#searchOn(Math.min(SLICE, limit - this.#searched));
      if (!this.#relaxed && this.#searched >= Math.min(PATIENCE, limit / 4)) await this.#relaxIfStuck();
      if (!this.#repeatable) await this.#joinExact();
      if (this.#untold) this.#tell();
      await this.#spareMemory();
      await pause();
    }
    this.#takeFromSearch();
    if (!this.#over()) await this.#finishExactly();
    const gone = this.#exact?.stop();
    // A thread in the middle of compiling or factoring may take a while to end: who stopped the solve does not wait for it.
    if (!this.#stopped) await gone;
    if (this.#failure) throw this.#failure;
    this.#tell(true);
    return this.#solution();
  }

  get #stopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  #over(): boolean {
    return (
      this.#stopped || performance.now() >= this.#times.deadline || this.#best.proven || this.#failure !== undefined
    );
  }

  #searchOn(moves: number): void {
    const from = performance.now();
    this.#search.run(moves);
    this.#searched += moves;
    const now = performance.now();
    this.#searchMs += now - from;
    const cost = this.#search.bestCost;
    if (cost >= this.#best.cost.total) return;
    const isFirstComplete = !this.#best.complete && cost < this.#problem.tierCost.open;
    const every = this.#best.complete ? TELL_EVERY_MS : TELL_UNWHOLE_EVERY_MS;
    if (isFirstComplete || now - this.#toldAt > every) this.#takeFromSearch();
  }

  #takeFromSearch(): void {
    const held = expandHeld(this.#reduced, this.#search.best);
    if (!this.#best.offer(held, this.#search.bestCost, this.#search.foundBy)) return;
    this.#exact?.tell(this.#best.held, this.#best.cost.total);
    this.#tell();
  }

  /** Musts that look impossible together: what followed from them is set free, for the least bad rota. */
  async #relaxIfStuck(): Promise<void> {
    this.#relaxed = true;
    this.#takeFromSearch();
    if (this.#best.cost.byTier.must < this.#reduced.againstFixing) return;
    const { seed, months } = this.#options;
    const order = { followMusts: false, seed, months, start: this.#best.held };
    const ready = await inTurns(readySearch(this.#problem, order), () => this.#over());
    if (!ready) return;
    this.#accepted += this.#search.accepted;
    this.#reduced = ready.reduced;
    this.#search = ready.search;
  }

  async #joinExact(): Promise<void> {
    if (this.#exact || this.#options.exact === false) return;
    if (!this.#best.complete && this.#searched < EXACT_AFTER) return;
    await this.#startExact();
  }

  async #startExact(): Promise<void> {
    // On a long horizon it takes nearly as long as anybody who stops may wait, so it has a turn to itself.
    await pause();
    if (this.#over()) return;
    takeOutRubbish();
    await pause();
    if (this.#over()) return;
    const { startExact } = await import('./exact/start-exact.ts');
    const { seed, threads = 1, megabytes } = this.#options;
    const settings = { seed, repeatable: this.#repeatable, threads, megabytes };
    const { held, cost } = this.#best;
    const reduced = await this.#reducedFor(held, cost.total);
    if (reduced) this.#exact = await startExact({ reduced, held, cost: cost.total }, settings, this.#listener(reduced));
  }

  /** What follows from musts is left open where the best rota goes against it, or a better one might; undefined when it is over meanwhile. */
  async #reducedFor(held: Uint8Array, cost: number): Promise<Reduced | undefined> {
    const reduced = this.#reduced;
    if (keepsFixings(reduced, held) && cost < reduced.againstFixing) return reduced;
    return inTurns(presolvePieces(this.#problem, { followMusts: false }), () => this.#over());
  }

  #listener(given: Reduced): ExactListener {
    return {
      bound: (bound) => {
        if (this.#guarded(() => this.#best.raiseBound(bound))) this.#tell();
      },
      better: (held, cost, by) => {
        if (!this.#guarded(() => this.#best.offer(held, cost, by))) return;
        this.#search.adopt(restrictHeld(this.#reduced, held), cost);
        this.#tell();
      },
      surplus: (surplus) => {
        if (given === this.#reduced && !this.#search.idle) this.#search.lookNear(surplus);
      },
      phase: (phase) => this.#options.onPhase?.(phase),
      note: (note) => {
        this.#exactNote = note;
      },
      over: () => this.#over(),
      failed: (failure) => this.#fail(failure),
    };
  }

  #guarded(take: () => boolean): boolean {
    try {
      return take();
    } catch (failure) {
      this.#fail(failure);
      return false;
    }
  }

  /** The first failure of an exact part ends the run; it is thrown once everything has stopped. */
  #fail(failure: unknown): void {
    this.#failure ??= failure instanceof Error ? failure : new SolverDefect(String(failure));
  }

  /** The search is done (its moves are spent, or there is nothing to choose): bounds and proofs have the floor. */
  async #finishExactly(): Promise<void> {
    if (this.#options.exact === false || this.#search.idle) return;
    if (!this.#exact) await this.#startExact();
    if (!this.#exact) return;
    let done = false;
    void this.#exact.done.then(() => (done = true));
    while (!done && !this.#over()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (this.#untold) this.#tell();
      await this.#spareMemory();
    }
  }

  /** Short of memory, the exact parts go: what is found stays, and the search goes on. */
  async #spareMemory(): Promise<void> {
    if (this.#repeatable || !this.#exact || this.#spared || !this.#memory.isShort()) return;
    this.#spared = true;
    await this.#exact.stop();
    this.#exactNote += '; exact parts ended: memory is short';
  }

  #tell(always = false): void {
    const now = performance.now();
    if (this.#firstCompleteMs === undefined && this.#best.complete) this.#firstCompleteMs = now - this.#times.began;
    this.#untold = !always && now - this.#toldAt < TELL_EVERY_MS;
    if (this.#untold) return;
    this.#toldAt = now;
    this.#options.onProgress?.(this.#best.progress(this.#searched, now - this.#times.began));
  }

  #solution(): Solution {
    const best = this.#best;
    return {
      ...best.progress(this.#searched, performance.now() - this.#times.began),
      proven: best.proven,
      ...(this.#firstCompleteMs === undefined ? {} : { firstCompleteMs: this.#firstCompleteMs }),
      stats: {
        slots: this.#problem.slots.length,
        freeSlots: this.#reduced.free.length,
        rows: this.#reduced.rows.length,
        movesPerSecond: this.#searchMs > 0 ? Math.round((this.#searched * 1000) / this.#searchMs) : 0,
        accepted: this.#accepted + this.#search.accepted,
        foundBy: best.foundBy,
        improvements: best.improvements,
        exactNote: this.#exactNote,
      },
    };
  }
}
