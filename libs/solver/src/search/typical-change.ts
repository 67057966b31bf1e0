import type { Random } from '../random.ts';
import type { Move } from './move.ts';
import { handOver } from './moves.ts';

/** Duties handed over to measure by. */
const TIMES = 2000;

/**
 * What handing a duty over typically changes among the shoulds: the natural unit of temperature. The search's prices of
 * what is harder are to be set anew afterwards.
 */
export function typicalChange(move: Move, random: Random): number {
  const { model, held } = move.state;
  if (model.slotCount === 0) return 1;
  model.setHardWeights({ must: 0, open: 0, signed: 0 });
  let sum = 0;
  let counted = 0;
  for (let i = 0; i < TIMES; i += 1) {
    move.clear();
    if (held.size > 0) handOver(move, random);
    else move.put(random.below(model.slotCount), true);
    const change = Math.abs(move.price());
    if (change > 0) counted += 1;
    sum += change;
  }
  return counted === 0 ? 1 : sum / counted;
}
