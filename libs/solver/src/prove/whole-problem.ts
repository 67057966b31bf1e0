import type { Highs } from 'highs';
import { roundedUp } from '../presolve/row-cost.ts';
import { hasSolution, withModel } from './engine.ts';
import { columnsOf, type LinearModel } from './linear-model.ts';

/** WebAssembly memory at which a run is given up; the worker as a whole must stay below 400 MB. */
export const MEMORY_LIMIT = 200 * 1024 * 1024;

/**
 * The engine works to 1e-6 of a coefficient, and a broken must costs 1e10: what it reports is trusted to this part of
 * itself. At the cost of shoulds alone that is far below one.
 */
const ENGINE_TOLERANCE = 1e-5;

export interface MipLimits {
  readonly nodes: number;
  /** Wall clock; absent where the run must be repeatable. */
  readonly seconds?: number;
}

export interface MipListener {
  /** Asked while it runs. */
  readonly interrupted: () => boolean;
  readonly bound?: (bound: number) => void;
  readonly better?: (freeHeld: Uint8Array) => void;
  /** A rota better than the engine's own, found elsewhere meanwhile. */
  readonly outside?: () => Uint8Array | undefined;
}

export interface MipResult {
  /** The best rota of the free slots, if any was found. */
  readonly freeHeld?: Uint8Array;
  /** No rota of the model costs less. */
  readonly bound: number;
  /** Solved to the end. */
  readonly finished: boolean;
  readonly nodes: number;
}

/** Branch and bound on a linear model, from a rota already known. */
export function solveWhole(
  highs: Highs,
  model: LinearModel,
  start: ArrayLike<number>,
  limits: MipLimits,
  listener: MipListener,
): MipResult {
  const settings = {
    mip_rel_gap: 0,
    mip_abs_gap: model.costStep > 0 ? 0.999 * model.costStep : 1e-6,
    mip_max_nodes: limits.nodes,
    ...(limits.seconds === undefined ? {} : { time_limit: limits.seconds }),
  };
  const slotsOf = (columns: Float64Array): Uint8Array =>
    Uint8Array.from(columns.subarray(0, model.slotCount), (value) => (value > 0.5 ? 1 : 0));
  return withModel(highs, model, { integers: true, settings }, (engine) => {
    engine.setSolution({ colValue: columnsOf(model, start) });
    const { callbackType, modelStatus } = highs.constants;
    const run = engine.run({
      [callbackType.mipInterrupt](event) {
        if (event.data.mip_dual_bound !== undefined) listener.bound?.(safely(model, event.data.mip_dual_bound));
        if (listener.interrupted() || highs.memoryBytes > MEMORY_LIMIT) event.interrupt();
      },
      [callbackType.mipImprovingSolution](event) {
        if (event.data.mip_solution) listener.better?.(slotsOf(event.data.mip_solution));
      },
      [callbackType.mipUserSolution](event) {
        const outside = listener.outside?.();
        if (outside) event.setSolution(columnsOf(model, outside));
      },
    });
    const finished = run.modelStatus === modelStatus.optimal;
    return {
      ...(hasSolution(highs, engine) ? { freeHeld: slotsOf(engine.getSolution().colValue) } : {}),
      bound: safely(model, engine.info.get('mip_dual_bound') as number),
      finished,
      nodes: Number(engine.info.get('mip_node_count')),
    };
  });
}

/** The engine's bound less its tolerance, rounded up to what a rota can cost. */
export function safely(model: LinearModel, bound: number): number {
  if (!Number.isFinite(bound)) return Number.NEGATIVE_INFINITY;
  const below = bound - ENGINE_TOLERANCE * Math.max(1, Math.abs(bound));
  return roundedUp(below, model.costStep);
}
