import type { Highs } from 'highs';
import { withModel } from './engine.ts';
import type { LinearModel } from './linear-model.ts';
import { safeBound } from './safe-bound.ts';

/**
 * A lower bound from the linear relaxation: interior point without crossover, then made safe from its multipliers.
 * −Infinity when the engine was interrupted before it had any.
 */
export function lpBound(highs: Highs, model: LinearModel, interrupted: () => boolean): number {
  const settings = { solver: 'ipm', run_crossover: 'off', ipm_iteration_limit: 400 };
  return withModel(highs, model, { integers: false, settings }, (engine) => {
    engine.run({
      [highs.constants.callbackType.ipmInterrupt](event) {
        if (interrupted()) event.interrupt();
      },
    });
    const { rowDual } = engine.getSolution();
    return rowDual.length === model.rowLower.length ? safeBound(model, rowDual) : Number.NEGATIVE_INFINITY;
  });
}
