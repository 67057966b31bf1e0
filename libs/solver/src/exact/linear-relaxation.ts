import type { Highs } from 'highs';
import type { Tier } from '@evenflow/rules';
import { takeOutRubbish } from '../memory.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { linearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import { OwnMonths } from './own-months.ts';

/** Matrix entries up to which the engine stays within the memory a worker has. */
const LP_LIMIT = 600_000;
/** From so many on, everybody's months are too many to be drawn. */
const LARGE = 200_000;
/** Above this a column's price drowns the others in rounding. */
const DEAREST = 1e7;
/** Except on problems this small, which stay solvable; their bounds then allow for it. */
const TINY = 3000;

/** What the linear relaxation of the whole problem told. */
export interface Relaxed {
  readonly bound: number;
  readonly entries: number;
  /** Branch and bound can be trusted with it: no column is so dear that the others drown in rounding. */
  readonly solvable: boolean;
  /** Too large for everybody's months to be drawn. */
  readonly large: boolean;
  /** The least that breaking a kept tier costs. */
  readonly againstKept: number;
  /** What each row is worth in it; undefined where it is too large, or nothing can keep the kept tiers. */
  readonly worthOf: ReadonlyMap<Row, number> | undefined;
  /** The model at what its rows are worth, taken apart into people; undefined when it was interrupted before. */
  readonly own: OwnMonths | undefined;
}

/** Its model is large and let go at once: what comes after needs the memory. */
export function relax(highs: Highs, reduced: Reduced, kept: ReadonlySet<Tier>, over: () => boolean): Relaxed {
  takeOutRubbish();
  const model = linearModel(reduced, kept);
  takeOutRubbish();
  const { againstKept } = model;
  const entries = model.column.length;
  const solvable = entries <= TINY || model.cost.every((cost) => cost <= DEAREST);
  const about = { entries, solvable, againstKept, large: solvable && entries > LARGE };
  if (!model.possible || entries > LP_LIMIT) {
    return { ...about, bound: Number.NEGATIVE_INFINITY, worthOf: undefined, own: undefined };
  }
  const { bound, multipliers } = lpBound(highs, model, over);
  const own = multipliers && new OwnMonths(model, reduced, multipliers);
  const worthOf = new Map<Row, number>();
  model.source.forEach((row, i) => {
    if (row >= 0) worthOf.set(reduced.rows[row]!, multipliers?.[i] ?? 0);
  });
  return { ...about, bound, worthOf, own };
}
