/** An arc's meaning: a kind of choice on a layer, the spanning literals it makes true, and what it costs. */
export interface ArcKind {
  readonly layer: number;
  readonly kind: number;
  /** Spanning literals that come true. */
  readonly turned: readonly number[];
  readonly cost: number;
}

/**
 * The months a person can have, as paths from node 0 to the last node; the arcs of a node lie together, and nodes of a
 * layer come before those of the next.
 */
export interface MonthGraph {
  readonly nodeCount: number;
  /** First arc of each node, and one past the last. */
  readonly arcStart: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcKind: Int32Array;
  readonly kinds: readonly ArcKind[];
}

/** The arcs of a layer's nodes, node by node; `to` counts within the next layer. */
export interface DrawnLayer {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly kind: Int32Array;
}

/** A graph while rows are still being drawn into it, layer by layer. */
export interface Drawing {
  readonly layers: readonly DrawnLayer[];
  readonly kinds: readonly ArcKind[];
}

/** From the last layer back: nodes with the same arcs become one, nodes from which nothing leads to the end go. */
export function foldTogether({ layers, kinds }: Drawing, lastCount: number): Drawing {
  const folded: DrawnLayer[] = [];
  let renumber: Int32Array = new Int32Array(lastCount);
  for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
    const fold = foldLayer(layers[layer]!, renumber);
    folded.unshift(fold.layer);
    renumber = fold.renumber;
  }
  return { layers: folded, kinds };
}

function foldLayer(drawn: DrawnLayer, next: Int32Array): { layer: DrawnLayer; renumber: Int32Array } {
  const nodes = drawn.start.length - 1;
  const renumber = new Int32Array(nodes).fill(-1);
  const start = new Int32Array(nodes + 1);
  const to = new Int32Array(drawn.to.length);
  const kind = new Int32Array(drawn.to.length);
  let size = 1024;
  while (size < nodes * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  let count = 0;
  for (let node = 0; node < nodes; node += 1) {
    const from = start[count]!;
    let end = from;
    let hash = 17;
    for (let arc = drawn.start[node]!; arc < drawn.start[node + 1]!; arc += 1) {
      const target = next[drawn.to[arc]!]!;
      if (target < 0) continue;
      to[end] = target;
      kind[end] = drawn.kind[arc]!;
      hash = Math.imul(Math.imul(hash, 31) + target, 31) + kind[end]! + (hash >>> 17);
      end += 1;
    }
    if (end === from) continue;
    let at = Math.imul(hash ^ (hash >>> 15), 0x5bd1e995) & (size - 1);
    while (table[at]! >= 0 && !sameArcs({ start, to, kind }, table[at]!, from, end)) at = (at + 1) & (size - 1);
    if (table[at]! < 0) {
      table[at] = count;
      count += 1;
      start[count] = end;
    }
    renumber[node] = table[at]!;
  }
  const arcs = start[count]!;
  return { layer: { start: start.slice(0, count + 1), to: to.slice(0, arcs), kind: kind.slice(0, arcs) }, renumber };
}

function sameArcs({ start, to, kind }: DrawnLayer, known: number, from: number, end: number): boolean {
  const other = start[known]!;
  if (start[known + 1]! - other !== end - from) return false;
  for (let i = 0; i < end - from; i += 1) {
    if (to[other + i] !== to[from + i] || kind[other + i] !== kind[from + i]) return false;
  }
  return true;
}

/** The finished graph; without nodes when no month is possible. */
export function joinLayers({ layers, kinds }: Drawing): MonthGraph {
  const nodes = layers.reduce((sum, layer) => sum + layer.start.length - 1, 1);
  const nodeCount = layers.some(({ to }) => to.length === 0) ? 0 : nodes;
  const arcCount = layers.reduce((sum, layer) => sum + layer.to.length, 0);
  const graph = {
    nodeCount,
    arcStart: new Int32Array(nodeCount + 1).fill(arcCount),
    arcTo: new Int32Array(arcCount),
    arcKind: new Int32Array(arcCount),
    kinds,
  };
  if (nodeCount === 0) return graph;
  let node = 0;
  let arc = 0;
  for (const layer of layers) {
    const count = layer.start.length - 1;
    for (let i = 0; i < count; i += 1) graph.arcStart[node + i] = arc + layer.start[i]!;
    for (let i = 0; i < layer.to.length; i += 1) graph.arcTo[arc + i] = layer.to[i]! + node + count;
    graph.arcKind.set(layer.kind, arc);
    node += count;
    arc += layer.to.length;
  }
  return graph;
}
