import type { Random } from '../random.ts';
import type { RotaShape } from './rota-shape.ts';
import type { SearchState } from './search-state.ts';

/** Clears the free slots of a few days or of a few people, so that the search builds that part anew. */
export function clearPart(state: SearchState, shape: RotaShape, random: Random): void {
  const byDays = random.chance(50);
  const days = shape.lastDay - shape.firstDay + 1;
  const length = Math.min(days, 3 + random.below(6));
  const from = shape.firstDay + random.below(Math.max(1, days - length + 1));
  const cleared = new Set<number>();
  while (!byDays && cleared.size < Math.min(shape.movable.length, 2 + random.below(3))) {
    cleared.add(shape.movable[random.below(shape.movable.length)]!);
  }
  for (let i = state.held.size - 1; i >= 0; i -= 1) {
    const slot = state.held.items[i]!;
    const day = shape.day[slot]!;
    const hit = byDays ? day >= from && day < from + length : cleared.has(shape.person[slot]!);
    if (hit) state.commit(slot);
  }
}
