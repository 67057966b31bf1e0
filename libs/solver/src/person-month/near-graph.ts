import type { ArcKind, MonthGraph } from './month-graph.ts';
import type { PricedGraph } from './month-list.ts';

/** What the cheapest month over a node or an arc costs more than the cheapest of all. */
export interface Reach {
  /** From the start to each node; Infinity where only months dearer than asked for lead. */
  readonly before: Float64Array;
  /** The least surplus of a month with an arc of each kind; Infinity where it is more than asked for. */
  readonly surplusOfKind: Float64Array;
}

/** Looks along all months that cost at most `surplus` more than the cheapest: one pass over the arcs. */
export function reachWithin(graph: MonthGraph, priced: PricedGraph, surplus: number): Reach {
  const { arcStart, arcTo, arcKind, nodeCount, kinds } = graph;
  const { value, kindPrice } = priced;
  const before = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  const surplusOfKind = new Float64Array(kinds.length).fill(Number.POSITIVE_INFINITY);
  const most = value[0]! + surplus;
  before[0] = 0;
  for (let node = 0; node < nodeCount - 1; node += 1) {
    if (before[node] === Number.POSITIVE_INFINITY) continue;
    for (let arc = arcStart[node]!; arc < arcStart[node + 1]!; arc += 1) {
      const kind = arcKind[arc]!;
      const to = arcTo[arc]!;
      const reached = before[node]! + kindPrice[kind]!;
      const whole = reached + value[to]!;
      if (!(whole <= most)) continue;
      if (reached < before[to]!) before[to] = reached;
      if (whole - value[0]! < surplusOfKind[kind]!) surplusOfKind[kind] = whole - value[0]!;
    }
  }
  return { before, surplusOfKind };
}

/** The arcs of months that cost at most `surplus` more than the cheapest, with the nodes and kinds they meet in. */
export function keepNear(graph: MonthGraph, priced: PricedGraph, reach: Reach, surplus: number): MonthGraph {
  const { arcStart, arcTo, arcKind, nodeCount, kinds } = graph;
  const { value, kindPrice } = priced;
  const { before } = reach;
  const most = value[0]! + surplus;
  const number = new Int32Array(nodeCount).fill(-1);
  let nodes = 0;
  for (let node = 0; node < nodeCount; node += 1) if (before[node]! < Number.POSITIVE_INFINITY) number[node] = nodes++;
  const start = new Int32Array(nodes + 1);
  const to: number[] = [];
  const kind: number[] = [];
  const met: ArcKind[] = [];
  const kindNumber = new Int32Array(kinds.length).fill(-1);
  for (let node = 0; node < nodeCount - 1; node += 1) {
    if (number[node]! < 0) continue;
    start[number[node]!] = to.length;
    for (let arc = arcStart[node]!; arc < arcStart[node + 1]!; arc += 1) {
      if (!(before[node]! + kindPrice[arcKind[arc]!]! + value[arcTo[arc]!]! <= most)) continue;
      const of = arcKind[arc]!;
      if (kindNumber[of]! < 0) kindNumber[of] = met.push(kinds[of]!) - 1;
      to.push(number[arcTo[arc]!]!);
      kind.push(kindNumber[of]!);
    }
  }
  start.fill(to.length, nodes - 1);
  return { nodeCount: nodes, arcStart: start, arcTo: Int32Array.from(to), arcKind: Int32Array.from(kind), kinds: met };
}
