import type { PersonMonth, PersonMonths } from '../person-month/person-months.ts';
import { exponential, logarithm, type Random } from '../random.ts';
import { SparseBuilder } from '../presolve/sparse.ts';

/**
 * Draws one person's month at random, a dear one more rarely than a cheap one: with chances as `exp(−cost/temperature)`
 * over all months the person can have. One pass over the arcs sums all months up, one walk draws.
 */
export class MonthSampler {
  /** Logarithm of the sum over all months, for the prices and the temperature given last. */
  logSum = 0;
  /** Arcs of one pass. */
  readonly arcs: number;
  readonly #months: PersonMonths;
  /** First node of each layer, and the last node. */
  readonly #layerStart: Int32Array;
  /** Arc kinds of a layer lie together; what each costs, and the spanning literals it makes true. */
  readonly #kindsStart: Int32Array;
  readonly #kindCost: Float64Array;
  readonly #turnedStart: Int32Array;
  readonly #turned: Int32Array;
  /** Choices that look alike to the rows, each with the literals it makes true. */
  readonly #optionStart: Int32Array;
  readonly #literalStart: Int32Array;
  readonly #literals: Int32Array;
  /** Arc kind → group of choices. */
  readonly #groupOf: Int32Array;
  readonly #weight: Float64Array;
  readonly #sum: Float64Array;
  readonly #optionPrice: Float64Array;
  readonly #groupPrice: Float64Array;
  #temperature = 1;

  constructor(months: PersonMonths) {
    this.#months = months;
    const { graph, choiceKinds } = months;
    const layers = choiceKinds.length;
    this.arcs = graph.arcTo.length;
    this.#kindsStart = new Int32Array(layers + 1);
    graph.kinds.forEach(({ layer }, kind) => (this.#kindsStart[layer + 1] = kind + 1));
    this.#kindCost = Float64Array.from(graph.kinds, ({ cost }) => cost);
    const turned = new SparseBuilder(graph.kinds.length);
    graph.kinds.forEach((of, kind) => of.turned.forEach((literal) => turned.add(kind, literal)));
    ({ start: this.#turnedStart, index: this.#turned } = turned.build());
    this.#layerStart = new Int32Array(layers + 1).fill(graph.nodeCount - 1);
    for (let node = graph.nodeCount - 2; node >= 0; node -= 1) {
      this.#layerStart[graph.kinds[graph.arcKind[graph.arcStart[node]!]!]!.layer] = node;
    }
    const groups = choiceKinds.flat();
    const first: number[] = [];
    choiceKinds.reduce((sum, kinds) => {
      first.push(sum);
      return sum + kinds.length;
    }, 0);
    this.#groupOf = Int32Array.from(graph.kinds, ({ layer, kind }) => first[layer]! + kind);
    this.#optionStart = new Int32Array(groups.length + 1);
    groups.forEach(({ choices }, g) => (this.#optionStart[g + 1] = this.#optionStart[g]! + choices.length));
    const priced = new SparseBuilder(this.#optionStart[groups.length]!);
    groups.forEach((group, g) =>
      group.priced.forEach((literals, c) =>
        literals.forEach((literal) => priced.add(this.#optionStart[g]! + c, literal)),
      ),
    );
    ({ start: this.#literalStart, index: this.#literals } = priced.build());
    this.#weight = new Float64Array(graph.kinds.length);
    this.#sum = new Float64Array(graph.nodeCount);
    this.#optionPrice = new Float64Array(this.#optionStart[groups.length]!);
    this.#groupPrice = new Float64Array(groups.length);
  }

  /** Sums up all months at these prices. False when the sum is lost in rounding: then nothing can be drawn. */
  sumUp(prices: Float64Array, temperature: number): boolean {
    this.#temperature = temperature;
    this.#priceGroups(prices, temperature);
    const { arcStart, arcTo, arcKind, nodeCount } = this.#months.graph;
    const sum = this.#sum;
    const weight = this.#weight;
    sum[nodeCount - 1] = 1;
    let scale = 1;
    this.logSum = -this.#months.least / temperature;
    for (let layer = this.#layerStart.length - 2; layer >= 0; layer -= 1) {
      this.logSum -= this.#weighKinds(layer, prices, scale) / temperature;
      let greatest = 0;
      for (let node = this.#layerStart[layer]!, end = this.#layerStart[layer + 1]!; node < end; node += 1) {
        let total = 0;
        for (let arc = arcStart[node]!, last = arcStart[node + 1]!; arc < last; arc += 1) {
          total += weight[arcKind[arc]!]! * sum[arcTo[arc]!]!;
        }
        sum[node] = total;
        if (total > greatest) greatest = total;
      }
      if (!(greatest > 0) || !(greatest < Number.POSITIVE_INFINITY)) return false;
      this.logSum += layer > 0 ? logarithm(greatest) : logarithm(sum[0]!);
      scale = 1 / greatest;
    }
    return sum[0]! > 0;
  }

  /** Draws a month from what was summed up last. */
  draw(random: Random): PersonMonth {
    const { graph, choiceKinds, least } = this.#months;
    const { arcStart, arcTo, arcKind, nodeCount, kinds } = graph;
    const held: number[] = [];
    let cost = least;
    for (let node = 0; node < nodeCount - 1;) {
      let left = random.fraction() * this.#sum[node]!;
      let arc = arcStart[node]!;
      for (const last = arcStart[node + 1]! - 1; arc < last; arc += 1) {
        left -= this.#weight[arcKind[arc]!]! * this.#sum[arcTo[arc]!]!;
        if (left < 0) break;
      }
      const { layer, kind, cost: own } = kinds[arcKind[arc]!]!;
      const option = this.#drawOption(this.#groupOf[arcKind[arc]!]!, random);
      for (const slot of choiceKinds[layer]![kind]!.choices[option]!) held.push(slot);
      cost += own;
      node = arcTo[arc]!;
    }
    return { held, cost };
  }

  #drawOption(group: number, random: Random): number {
    const from = this.#optionStart[group]!;
    const last = this.#optionStart[group + 1]! - 1;
    if (last === from) return 0;
    let left = random.fraction();
    let option = from;
    for (; option < last; option += 1) {
      left -= exponential((this.#groupPrice[group]! - this.#optionPrice[option]!) / this.#temperature);
      if (left < 0) break;
    }
    return option - from;
  }

  /** A group of choices costs, at a temperature, a little less than its cheapest: there are several to draw from. */
  #priceGroups(prices: Float64Array, temperature: number): void {
    const [optionStart, literalStart, optionPrice] = [this.#optionStart, this.#literalStart, this.#optionPrice];
    for (let group = 0; group < this.#groupPrice.length; group += 1) {
      let least = Number.POSITIVE_INFINITY;
      const from = optionStart[group]!;
      const to = optionStart[group + 1]!;
      for (let option = from; option < to; option += 1) {
        let price = 0;
        for (let l = literalStart[option]!, end = literalStart[option + 1]!; l < end; l += 1) {
          price += prices[this.#literals[l]!]!;
        }
        optionPrice[option] = price;
        if (price < least) least = price;
      }
      if (to - from > 1) {
        let ways = 0;
        for (let option = from; option < to; option += 1)
          ways += exponential((least - optionPrice[option]!) / temperature);
        least -= temperature * logarithm(ways);
      }
      this.#groupPrice[group] = least;
    }
  }

  /** Weights of a layer's arc kinds against its cheapest, whose cost is returned. */
  #weighKinds(layer: number, prices: Float64Array, scale: number): number {
    const [weight, turnedStart, turned] = [this.#weight, this.#turnedStart, this.#turned];
    const [from, end] = [this.#kindsStart[layer]!, this.#kindsStart[layer + 1]!];
    let least = Number.POSITIVE_INFINITY;
    for (let kind = from; kind < end; kind += 1) {
      let price = this.#kindCost[kind]! + this.#groupPrice[this.#groupOf[kind]!]!;
      for (let t = turnedStart[kind]!, last = turnedStart[kind + 1]!; t < last; t += 1) price += prices[turned[t]!]!;
      weight[kind] = price;
      if (price < least) least = price;
    }
    for (let kind = from; kind < end; kind += 1) {
      weight[kind] = exponential((least - weight[kind]!) / this.#temperature) * scale;
    }
    return least;
  }
}
