import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import { takeOutRubbish } from '../memory.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';

/** Matrix entries up to which the engine stays within the memory a worker has. */
const LP_LIMIT = 600_000;

/** What the linear relaxation of the whole problem told. */
export interface Relaxed {
  readonly bound: number;
  readonly entries: number;
  /** The dearest column: beside a very dear one the others drown in rounding. */
  readonly dearest: number;
  /** The least that breaking a kept tier costs. */
  readonly againstKept: number;
  /** What each row is worth in it; undefined where it is too large, or nothing can keep the kept tiers. */
  readonly worthOf: ReadonlyMap<Row, number> | undefined;
}

/** Its model is large and let go at once: what comes after needs the memory. */
export function relax(highs: Highs, reduced: Reduced, kept: ReadonlySet<Tier>, over: () => boolean): Relaxed {
  takeOutRubbish();
  const model = linearModel(reduced, kept);
  takeOutRubbish();
  const { againstKept } = model;
  const entries = model.column.length;
  const dearest = model.cost.reduce((most, cost) => Math.max(most, cost), 0);
  if (!model.possible || entries > LP_LIMIT) {
    return { bound: Number.NEGATIVE_INFINITY, entries, dearest, againstKept, worthOf: undefined };
  }
  const { bound, multipliers } = lpBound(highs, model, over);
  const worthOf = new Map<Row, number>();
  model.source.forEach((row, i) => {
    if (row >= 0) worthOf.set(reduced.rows[row]!, multipliers?.[i] ?? 0);
  });
  return { bound, entries, dearest, againstKept, worthOf };
}
