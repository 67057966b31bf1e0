import type { Highs } from 'highs';
import { hasSolution, withModel } from '../prove/engine.ts';
import type { LinearModel } from '../prove/linear-model.ts';

/** Values of the free slots that keep the model, whatever they cost. */
export function feasible(highs: Highs, model: LinearModel, seconds: number): Uint8Array | 'cannot hold' | 'unknown' {
  const settings = { time_limit: Math.max(0.05, seconds), mip_max_improving_sols: 1 };
  const { modelStatus } = highs.constants;
  const free = { ...model, cost: model.cost.map(() => 0), offset: 0 };
  return withModel(highs, free, { integers: true, settings }, (engine) => {
    const status = engine.run().modelStatus;
    // Every column is bounded: what the engine's presolve leaves undistinguished is infeasible.
    const infeasible: readonly number[] = [modelStatus.infeasible, modelStatus.unboundedOrInfeasible];
    if (infeasible.includes(status)) return 'cannot hold';
    if (!hasSolution(highs, engine)) return 'unknown';
    const { colValue } = engine.getSolution();
    return Uint8Array.from(colValue.subarray(0, model.slotCount), (value) => (value > 0.5 ? 1 : 0));
  });
}
