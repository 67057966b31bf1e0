import type { Problem } from '@evenflow/rules';
import { evaluate } from './evaluate.ts';
import { FOUND_BY, gapBetween, type Cost, type FoundBy, type Progress } from './solution.ts';

/** An engine stated a cost that the plain evaluator does not confirm: a defect of the solver, never of the problem. */
export class SolverDefect extends Error {
  override readonly name = 'SolverDefect';
}

/** The best rota so far and what is known about how good it is. Takes in nothing it has not counted itself. */
export class Incumbent {
  held: Uint8Array;
  cost: Cost;
  bound = 0;
  foundBy: FoundBy = 'start';
  readonly improvements = Object.fromEntries(FOUND_BY.map((by) => [by, 0])) as Record<FoundBy, number>;
  readonly #problem: Problem;

  constructor(problem: Problem, held: Uint8Array) {
    this.#problem = problem;
    this.held = held;
    this.cost = evaluate(problem, held).cost;
  }

  /** All musts hold and no duty is open. */
  get complete(): boolean {
    return this.cost.byTier.must === 0 && this.cost.byTier.open === 0;
  }

  get proven(): boolean {
    return this.bound >= this.cost.total;
  }

  get gap(): number {
    return gapBetween(this.cost.total, this.bound);
  }

  /** Takes a rota in if it is better. Throws SolverDefect when it does not cost what its finder says. */
  offer(held: Uint8Array, statedCost: number, by: FoundBy): boolean {
    if (statedCost >= this.cost.total) return false;
    const { cost } = evaluate(this.#problem, held);
    if (Math.abs(cost.total - statedCost) > 1e-9 * Math.max(1, Math.abs(cost.total))) {
      throw new SolverDefect(`${by} states a cost of ${statedCost}, the rota costs ${cost.total}.`);
    }
    if (cost.total < this.bound) {
      throw new SolverDefect(`${by} found a rota of ${cost.total}, below the bound ${this.bound}.`);
    }
    this.held = held;
    this.cost = cost;
    this.foundBy = by;
    this.improvements[by] += 1;
    return true;
  }

  /** Takes in a lower bound; only a higher one counts. Throws SolverDefect when a known rota is cheaper. */
  raiseBound(bound: number): boolean {
    if (bound <= this.bound) return false;
    if (bound > this.cost.total)
      throw new SolverDefect(`A bound of ${bound}, but a rota of ${this.cost.total} is known.`);
    this.bound = bound;
    return true;
  }

  progress(iterations: number, elapsedMs: number): Progress {
    const { held, cost, bound, gap, complete } = this;
    return { held, cost, bound, gap, complete, iterations, elapsedMs };
  }
}
