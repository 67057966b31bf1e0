import type { Move } from './move.ts';
import type { RotaShape } from './rota-shape.ts';

/**
 * A first rota duty by duty: day after day, and on each day those with the fewest people first, every duty goes to
 * whoever costs least, alone or with what is linked to it, for as long as that is cheaper than leaving it open; of two who
 * cost the same, to the one with fewer so far. Before each yield `move` is the next thing to do, or empty; what is yielded
 * is how many changes were priced to find it.
 */
export function* firstFill(move: Move): Generator<number, void, void> {
  const { shape } = move;
  const given = new Int32Array(shape.people);
  for (const cell of cellsInOrder(shape)) {
    do {
      yield chooseFor(move, cell, given);
      for (let i = 0; i < move.size; i += 1) given[shape.person[move.slots[i]!]!]! += 1;
    } while (move.size > 0);
  }
}

/** Builds the best way to give this duty to one more person into the move; leaves it empty when none is worth it. */
function chooseFor(move: Move, cell: number, given: Int32Array): number {
  const { cellStart, cellSlots, blockStart, person } = move.shape;
  let [priced, best, bestPrice, isLinked] = [0, -1, 0, false];
  for (let i = cellStart[cell]!, end = cellStart[cell + 1]!; i < end; i += 1) {
    const slot = cellSlots[i]!;
    if (move.state.lit[slot] === 1) continue;
    const isPart = blockStart[slot + 1]! - blockStart[slot]! > 1;
    for (const linked of isPart ? [false, true] : [false]) {
      start(move, slot, linked);
      const price = move.price();
      priced += 1;
      const isEqual = best >= 0 && price === bestPrice && given[person[slot]!]! < given[person[best]!]!;
      if (price < bestPrice || isEqual) [best, bestPrice, isLinked] = [slot, price, linked];
    }
  }
  if (best >= 0) start(move, best, isLinked);
  else move.clear();
  return priced;
}

function start(move: Move, slot: number, linked: boolean): void {
  move.clear();
  if (linked) move.putBlock(slot, true);
  else move.put(slot, true);
}

function cellsInOrder({ cell, day, cellStart }: RotaShape): number[] {
  const dayOf = new Map<number, number>();
  cell.forEach((of, slot) => dayOf.set(of, day[slot]!));
  const people = (of: number): number => cellStart[of + 1]! - cellStart[of]!;
  return [...dayOf.keys()].sort((a, b) => dayOf.get(a)! - dayOf.get(b)! || people(a) - people(b) || a - b);
}
