import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import { narrow } from '../improve/narrow.ts';
import { expandHeld, restrictHeld, type Row } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { solveWhole } from '../prove/whole-problem.ts';
import type { Nearest } from './nearest.ts';

export interface CheapestQuery {
  readonly kept: ReadonlySet<Tier>;
  readonly seconds: number;
  readonly over: () => boolean;
}

export interface Cheapest {
  readonly held: Uint8Array;
  /** Of all rotas as near as the one found, none costs less. */
  readonly proven: boolean;
}

/** When not all musts can be kept, a change more outweighs them all. */
const CHANGE_WEIGHT = 1000;
const NODES = 1_000_000;

/** The cheapest of the rotas with no more changes than the nearest one found. */
export function cheapestOfNearest(
  highs: Highs,
  { reduced, start, found, held }: Nearest,
  { kept, seconds, over }: CheapestQuery,
): Cheapest {
  const { mayChange } = found;
  if (!mayChange.includes(1)) return { held, proven: true };
  const part = narrow(reduced, mayChange, start);
  const known = restrictHeld(reduced, held).filter((_, slot) => mayChange[slot] === 1);
  const before = start.filter((_, slot) => mayChange[slot] === 1);
  const changes = known.reduce((sum, value, i) => sum + (value === before[i] ? 0 : 1), 0);
  const model = linearModel({ ...part, rows: [...part.rows, noMoreThan(changes, before)] }, kept);
  const result = solveWhole(highs, model, known, { nodes: NODES, seconds }, { interrupted: over });
  return {
    held: result.freeHeld ? expandHeld(part, result.freeHeld) : held,
    proven: result.finished,
  };
}

/** At most so many slots differ from `before`. */
function noMoreThan(changes: number, before: Uint8Array): Row {
  const held = before.reduce((sum, value) => sum + value, 0);
  return {
    literals: Array.from(before, (_, slot) => slot),
    weights: Array.from(before, (value) => (value === 1 ? -1 : 1)),
    least: -held,
    greatest: before.length - held,
    parts: [
      {
        min: Number.NEGATIVE_INFINITY,
        max: changes - held,
        weight: CHANGE_WEIGHT,
        tier: 'must',
      },
    ],
  };
}
