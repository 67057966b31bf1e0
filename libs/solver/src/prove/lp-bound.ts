import type { Highs } from 'highs';
import { withModel } from './engine.ts';
import type { LinearModel } from './linear-model.ts';
import { safeBound } from './safe-bound.ts';

/** A bound and the row multipliers it was computed from; none when the engine was interrupted before it had any. */
export interface LinearBound {
  readonly bound: number;
  readonly multipliers: Float64Array | undefined;
}

/** A lower bound from the linear relaxation: interior point without crossover, then made safe from its multipliers. */
export function lpBound(highs: Highs, model: LinearModel, interrupted: () => boolean): LinearBound {
  const settings = { solver: 'ipm', run_crossover: 'off', ipm_iteration_limit: 400 };
  return withModel(highs, model, { integers: false, settings }, (engine) => {
    engine.run({
      [highs.constants.callbackType.ipmInterrupt](event) {
        if (interrupted()) event.interrupt();
      },
    });
    const { rowDual } = engine.getSolution();
    if (rowDual.length !== model.rowLower.length) return { bound: Number.NEGATIVE_INFINITY, multipliers: undefined };
    return { bound: safeBound(model, rowDual), multipliers: rowDual };
  });
}
