import type { Remembered, TouchedCount } from './counts.ts';
import type { DayStep, KindStep } from './day-step.ts';
import { LayerStates } from './layer-states.ts';
import type { ChoiceKind } from './month-plan.ts';
import { foldTogether, type ArcKind, type Drawing, type DrawnLayer } from './month-graph.ts';

/** Every choice on every day, before any row is drawn in. */
export function blankMonths(kinds: readonly (readonly ChoiceKind[])[]): Drawing {
  const arcKinds: ArcKind[] = [];
  const layers = kinds.map((ofLayer, layer) => ({
    start: Int32Array.of(0, ofLayer.length),
    to: new Int32Array(ofLayer.length),
    kind: Int32Array.from(ofLayer, (_, kind) => arcKinds.push({ layer, kind, turned: [], cost: 0 }) - 1),
  }));
  return { layers, kinds: arcKinds };
}

/**
 * Draws rows into the months: what breaks a must goes, what costs is charged as soon as it is certain, and states with
 * the same future are one. Undefined when there would be more than `mostArcs` arcs on the way.
 */
export function drawRows(base: Drawing, steps: readonly DayStep[], mostArcs: number): Drawing | undefined {
  const kinds: ArcKind[] = [];
  const layers: DrawnLayer[] = [];
  let states = LayerStates.start();
  let arcs = 0;
  for (let layer = 0; layer < steps.length; layer += 1) {
    const drawing = new LayerDrawing(base, layer, steps[layer]!, kinds);
    const drawn = drawing.draw(states, mostArcs - arcs);
    if (!drawn) return undefined;
    arcs += drawn.to.length;
    layers.push(drawn);
    states = drawing.next;
  }
  return foldTogether({ layers, kinds }, states.count);
}

/** One layer: each state is a node of the base and, behind it, counts and remembered literals. */
class LayerDrawing {
  readonly next: LayerStates;
  readonly #base: DrawnLayer;
  readonly #baseKinds: readonly ArcKind[];
  readonly #step: DayStep;
  readonly #kinds: ArcKind[];
  readonly #kindOf = new Map<number, Map<number, number>>();
  /** Counts of the touched rows before and with a choice; the state after it; which spanning literals are true. */
  readonly #before: Int32Array;
  readonly #now: Int32Array;
  readonly #state: Int32Array;
  readonly #known: Uint8Array;
  #cost = 0;
  #turned = 0;

  constructor(base: Drawing, layer: number, step: DayStep, kinds: ArcKind[]) {
    this.#base = base.layers[layer]!;
    this.#baseKinds = base.kinds;
    this.#step = step;
    this.#kinds = kinds;
    this.next = new LayerStates(step.width + 1);
    this.#before = new Int32Array(step.touched.length);
    this.#now = new Int32Array(step.touched.length);
    this.#state = new Int32Array(step.width + 1);
    this.#known = new Uint8Array(step.turnings.length);
  }

  /** The arcs out of all states; undefined when there are more than `most`. */
  draw(states: LayerStates, most: number): DrawnLayer | undefined {
    const base = this.#base;
    const start = new Int32Array(states.count + 1);
    let to: Int32Array = new Int32Array(Math.max(16, base.to.length));
    let kind: Int32Array = new Int32Array(to.length);
    let arcs = 0;
    for (let node = 0; node < states.count; node += 1) {
      const least = this.#enter(states, node);
      const under = states.values[node * states.width]!;
      const end = base.start[under + 1]!;
      if (arcs > most) return undefined;
      if (arcs + end - base.start[under]! > to.length) {
        to = enlarged(to);
        kind = enlarged(kind);
      }
      for (let arc = base.start[under]!; arc < end; arc += 1) {
        const baseKind = base.kind[arc]!;
        if (!this.#choose(this.#step.kinds[this.#baseKinds[baseKind]!.kind]!, least)) continue;
        this.#state[0] = base.to[arc]!;
        to[arcs] = this.next.add(this.#state);
        kind[arcs] = this.#arcKind(baseKind);
        arcs += 1;
      }
      start[node + 1] = arcs;
    }
    return { start, to: to.slice(0, arcs), kind: kind.slice(0, arcs) };
  }

  /** Takes up a state; what its touched rows were to cost at least. */
  #enter({ values, width }: LayerStates, node: number): number {
    const { touched, turnings, carried } = this.#step;
    const from = node * width + 1;
    let least = 0;
    for (let i = 0; i < touched.length; i += 1) {
      const row = touched[i]!;
      const count = row.before < 0 ? 0 : values[from + row.before]!;
      this.#before[i] = count;
      least += row.leastBefore[(count - row.firstBefore) / row.step]!;
    }
    for (let i = 0; i < turnings.length; i += 1) {
      const { before } = turnings[i]!;
      this.#known[i] = before < 0 ? 0 : values[from + before]!;
    }
    for (let i = 0; i < carried.length; i += 1) this.#state[carried[i]![1] + 1] = values[from + carried[i]![0]]!;
    return least;
  }

  /** Works out state and cost of a choice; false when a row could then no longer be kept. */
  #choose(kind: KindStep, least: number): boolean {
    const { touched, turnings, remembered } = this.#step;
    const now = this.#now;
    for (let i = 0; i < now.length; i += 1) now[i] = this.#before[i]! + kind.adds[i]!;
    if (turnings.length > 0) this.#turn(kind);
    else this.#turned = 0;
    this.#cost = -least;
    for (let i = 0; i < touched.length; i += 1) if (!this.#land(touched[i]!, now[i]!)) return false;
    if (remembered.length > 0) this.#forget(remembered);
    return true;
  }

  /** Remembers which spanning literals come true, and counts those whose last day this is. */
  #turn(kind: KindStep): void {
    const { turnings } = this.#step;
    const known = this.#known;
    this.#turned = 0;
    for (let i = 0; i < kind.turns.length; i += 1) {
      const place = kind.turns[i]!;
      if (known[place] === 1) continue;
      if (turnings[place]!.priced) this.#turned |= 1 << place;
      known[place] = 2;
    }
    for (let i = 0; i < turnings.length; i += 1) {
      const { after, adds } = turnings[i]!;
      const value = known[i] === 0 ? 0 : 1;
      if (known[i] === 2) known[i] = 0;
      if (after >= 0) this.#state[after + 1] = value;
      if (value === 1) for (let a = 0; a < adds.length; a += 1) this.#now[adds[a]![0]]! += adds[a]![1];
    }
  }

  #land(count: TouchedCount, value: number): boolean {
    const at = (value - count.first) / count.step;
    const least = count.least[at]!;
    if (least === Number.POSITIVE_INFINITY) return false;
    this.#cost += least;
    if (count.after >= 0) this.#state[count.after + 1] = count.same[at]!;
    return true;
  }

  /** A literal none of whose rows it can change any more is as good as true. */
  #forget(remembered: readonly Remembered[]): void {
    const state = this.#state;
    for (let i = 0; i < remembered.length; i += 1) {
      const { place, rows } = remembered[i]!;
      if (state[place + 1] === 1) continue;
      let matters = false;
      for (let r = 0; r < rows.length && !matters; r += 1) {
        const row = rows[r]!;
        matters = row.settled[(state[row.place + 1]! - row.first) / row.step] === 0;
      }
      if (!matters) state[place + 1] = 1;
    }
  }

  #arcKind(baseKind: number): number {
    const key = baseKind * 2 ** 30 + this.#turned;
    let byCost = this.#kindOf.get(key);
    if (!byCost) this.#kindOf.set(key, (byCost = new Map<number, number>()));
    let known = byCost.get(this.#cost);
    if (known === undefined) {
      const { layer, kind, turned, cost } = this.#baseKinds[baseKind]!;
      const more = this.#step.turnings.filter((_, i) => (this.#turned >> i) & 1).map(({ literal }) => literal);
      known = this.#kinds.push({ layer, kind, turned: [...turned, ...more], cost: cost + this.#cost }) - 1;
      byCost.set(this.#cost, known);
    }
    return known;
  }
}

function enlarged(values: Int32Array): Int32Array {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
