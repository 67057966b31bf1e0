import type { MonthGraph } from './month-graph.ts';

/** A way to spend a day, and how much dearer it is than the cheapest that the rows cannot tell from it. */
export interface Option {
  readonly held: readonly number[];
  readonly surplus: number;
}

/** What a question for the cheapest month left behind: from each node to the end, each arc kind, each kind's options. */
export interface PricedGraph {
  readonly value: Float64Array;
  readonly kindPrice: Float64Array;
  readonly options: (kind: number) => readonly Option[];
}

interface ListedMonth {
  readonly held: readonly number[];
  readonly cost: number;
}

/** Lists months by walking their graph; a walk turns back as soon as the rest cannot be cheap enough. */
export class MonthList {
  readonly #graph: MonthGraph;
  readonly #priced: PricedGraph;
  readonly #options = new Map<number, readonly Option[]>();
  readonly #found: ListedMonth[] = [];
  readonly #held: (readonly number[])[] = [];
  #most = 0;

  constructor(graph: MonthGraph, priced: PricedGraph) {
    this.#graph = graph;
    this.#priced = priced;
  }

  /** Undefined when there are more than `most`. */
  within(surplus: number, most: number): readonly ListedMonth[] | undefined {
    this.#most = most;
    return this.#walk(0, surplus, 0) ? this.#found : undefined;
  }

  #walk(node: number, left: number, cost: number): boolean {
    const { nodeCount, arcStart, arcTo, arcKind, kinds } = this.#graph;
    if (node === nodeCount - 1) {
      this.#found.push({ held: this.#held.flat(), cost });
      return this.#found.length <= this.#most;
    }
    const { value, kindPrice } = this.#priced;
    for (let arc = arcStart[node]!; arc < arcStart[node + 1]!; arc += 1) {
      const kind = arcKind[arc]!;
      const after = left - (kindPrice[kind]! + value[arcTo[arc]!]! - value[node]!);
      if (!(after >= 0)) continue;
      for (const { held, surplus } of this.#optionsOf(kind)) {
        if (surplus > after) continue;
        this.#held.push(held);
        const room = this.#walk(arcTo[arc]!, after - surplus, cost + kinds[kind]!.cost);
        this.#held.pop();
        if (!room) return false;
      }
    }
    return true;
  }

  #optionsOf(kind: number): readonly Option[] {
    const known = this.#options.get(kind);
    if (known) return known;
    const options = this.#priced.options(kind);
    this.#options.set(kind, options);
    return options;
  }
}
