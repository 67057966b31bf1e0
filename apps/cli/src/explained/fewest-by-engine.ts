import type { Highs } from 'highs';
import type { Bound, Problem, Tier } from '@evenflow/rules';
import { loadEngine } from '@evenflow/solver';

/** The tiers nothing may be given up of, in turn, when not everything can be kept; of the others as little as can be, in order. */
const GIVEN_UP: readonly (readonly Tier[])[] = [[], ['open'], ['must', 'signed', 'open']];

/** What the nearest rota gives up of each tier, in units times weight, and how many slots it changes. */
export interface NearestByEngine {
  readonly givenUp: Readonly<Partial<Record<Tier, number>>>;
  readonly changes: number;
}

/**
 * The fewest slots to change to keep every bound of a problem, by writing the problem out as it is, every slot and every bound, for the engine to solve as
 * a whole: nothing is left out beforehand, nothing is asked for bit by bit. Undefined when it could not tell in the time.
 */
export async function nearestByEngine(
  problem: Problem,
  held: ArrayLike<number>,
  seconds: number,
): Promise<NearestByEngine | undefined> {
  const highs = await loadEngine();
  for (const tiers of GIVEN_UP) {
    const plain = new PlainModel(problem, held, new Set(tiers));
    const givenUp: Partial<Record<Tier, number>> = {};
    let answer: number | 'impossible' | undefined = 0;
    for (const tier of tiers) {
      answer = plain.least(highs, plain.given(tier), seconds);
      if (typeof answer !== 'number') break;
      if (answer > 0) givenUp[tier] = answer;
      plain.add(plain.given(tier), 0, answer);
    }
    if (typeof answer === 'number') answer = plain.least(highs, plain.changed(), seconds);
    if (answer === undefined) return undefined;
    if (answer !== 'impossible') return { givenUp, changes: answer + plain.forced };
  }
  return undefined;
}

type Terms = readonly (readonly [column: number, value: number])[];

interface PlainRow {
  readonly terms: Terms;
  readonly lower: number;
  readonly upper: number;
}

class PlainModel {
  readonly #problem: Problem;
  readonly #held: ArrayLike<number>;
  readonly #rows: PlainRow[] = [];
  readonly #upper: number[] = [];
  readonly #given = new Map<Tier, (readonly [number, number])[]>();
  /** Slots decided otherwise than held: they change whatever is done. */
  readonly forced: number;

  constructor(problem: Problem, held: ArrayLike<number>, loose: ReadonlySet<Tier>) {
    this.#problem = problem;
    this.#held = held;
    this.forced = problem.slots.filter(({ decided }, i) => decided !== undefined && decided !== (held[i] === 1)).length;
    this.#upper = [...problem.slots, ...problem.anyOf].map(() => 1);
    problem.slots.forEach(({ decided }, slot) => {
      if (decided !== undefined) this.add([[slot, 1]], decided ? 1 : 0, decided ? 1 : 0);
    });
    problem.anyOf.forEach((slots, k) => {
      const literal = problem.slots.length + k;
      for (const slot of slots)
        this.add(
          [
            [literal, 1],
            [slot, -1],
          ],
          0,
          Infinity,
        );
      this.add([[literal, -1], ...slots.map((slot) => [slot, 1] as const)], 0, Infinity);
    });
    for (const bound of problem.bounds) this.#addBound(bound, loose);
  }

  #addBound(
    { literals, weights, min = -Infinity, max = Infinity, tier, weight }: Bound,
    loose: ReadonlySet<Tier>,
  ): void {
    const terms: (readonly [number, number])[] = literals.map((literal, i) => [literal, weights?.[i] ?? 1]);
    if (loose.has(tier)) {
      const given = this.#given.get(tier) ?? [];
      this.#given.set(tier, given);
      for (const sign of [1, -1]) {
        const column = this.#upper.push(Infinity) - 1;
        terms.push([column, sign]);
        given.push([column, weight]);
      }
    }
    this.add(terms, min, max);
  }

  add(terms: Terms, lower: number, upper: number): void {
    this.#rows.push({ terms, lower, upper });
  }

  /** What is given up of a tier. */
  given(tier: Tier): Terms {
    return this.#given.get(tier) ?? [];
  }

  /** One for each slot that changes, less those held. */
  changed(): Terms {
    return this.#problem.slots.flatMap(({ decided }, slot) =>
      decided === undefined ? [[slot, this.#held[slot] === 1 ? -1 : 1] as const] : [],
    );
  }

  /** The least these terms can add up to: for those that count changes, the changes. */
  least(highs: Highs, terms: Terms, seconds: number): number | 'impossible' | undefined {
    const cost = new Float64Array(this.#upper.length);
    for (const [column, value] of terms) cost[column] = value;
    const offset = terms.filter(([, value]) => value < 0).length;
    const finite = (value: number): number => Math.max(-highs.infinity, Math.min(highs.infinity, value));
    const starts = [0];
    for (const row of this.#rows) starts.push(starts.at(-1)! + row.terms.length);
    const entries = this.#rows.flatMap((row) => row.terms);
    const engine = highs.createModel({
      numCols: cost.length,
      numRows: this.#rows.length,
      colCost: cost,
      colLower: new Float64Array(cost.length),
      colUpper: Float64Array.from(this.#upper, finite),
      rowLower: Float64Array.from(this.#rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(this.#rows, ({ upper }) => finite(upper)),
      offset,
      matrix: {
        format: 'csr',
        numRows: this.#rows.length,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(entries, ([column]) => column),
        values: Float64Array.from(entries, ([, value]) => value),
      },
      integrality: Array.from(cost, (_, column) =>
        column < this.#problem.slots.length ? highs.constants.variableType.integer : (0 as const),
      ),
    });
    try {
      engine.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.999, time_limit: seconds });
      const { modelStatus } = highs.constants;
      const status = engine.run().modelStatus;
      if (status === modelStatus.infeasible) return 'impossible';
      return status === modelStatus.optimal ? Math.round(engine.getObjectiveValue()) : undefined;
    } finally {
      engine.dispose();
    }
  }
}
