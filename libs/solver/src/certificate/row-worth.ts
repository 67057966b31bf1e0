import { SCALE } from '../prove/safe-bound.ts';
import type { RowWorth } from './certificate.ts';

/** Multipliers as the certificate has them: whole numbers, and only those that are worth something. */
export function inScale(multipliers: Float64Array): RowWorth[] {
  return Array.from(multipliers, (value, row): RowWorth => [row, Math.round(value * SCALE)]).filter(
    ([, value]) => Number.isFinite(value) && value !== 0,
  );
}

/** The multipliers a certificate states; undefined when it names a row there is not. */
export function multipliersOf(worth: readonly RowWorth[], rows: number): Float64Array | undefined {
  const multipliers = new Float64Array(rows);
  for (const [row, multiplier] of worth) {
    if (!isPlace(row, rows) || !Number.isInteger(multiplier)) return undefined;
    multipliers[row] = multiplier / SCALE;
  }
  return multipliers;
}

export function isPlace(at: number, count: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < count;
}
