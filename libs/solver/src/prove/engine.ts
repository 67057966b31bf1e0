import type { Highs, InitOptions, Model } from 'highs';
import type { LinearModel } from './linear-model.ts';

let loading: Promise<Highs> | undefined;

/** HiGHS as WebAssembly, loaded once per thread. */
export function loadEngine(): Promise<Highs> {
  loading ??= import('highs').then((module) => loaderOf(module)());
  return loading;
}

/** A new one in place of one whose memory has grown, which WebAssembly never gives back while it lives. */
export function renewEngine(): Promise<Highs> {
  loading = undefined;
  return loadEngine();
}

/** The engine itself went wrong (WebAssembly's RuntimeError), as it does on a rare model: only a new one is of use. */
export function engineBroke(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'RuntimeError';
}

type Loader = (options?: InitOptions) => Promise<Highs>;

/** The package's types describe its CommonJS form, where an import's default is the module itself. */
function loaderOf(module: { readonly default: unknown }): Loader {
  const exported = module.default as Loader | { readonly default: Loader };
  return typeof exported === 'function' ? exported : exported.default;
}

/** What the engine needs of a linear model. */
export type LinearProgram = Pick<
  LinearModel,
  'slotCount' | 'cost' | 'lower' | 'upper' | 'rowLower' | 'rowUpper' | 'rowStart' | 'column' | 'value' | 'offset'
>;

export interface EngineOptions {
  readonly integers: boolean;
  readonly settings: Readonly<Record<string, boolean | number | string>>;
}

/** Hands a linear model to HiGHS, lets `use` work with it and frees its memory whatever happens. */
export function withModel<T>(highs: Highs, model: LinearProgram, options: EngineOptions, use: (model: Model) => T): T {
  const { binary, continuous } = { binary: highs.constants.variableType.integer, continuous: 0 as const };
  const engine = highs.createModel({
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower),
    colUpper: Float64Array.from(model.upper, (v) => (v === Number.POSITIVE_INFINITY ? highs.infinity : v)),
    rowLower: Float64Array.from(model.rowLower, (v) => (v === Number.NEGATIVE_INFINITY ? -highs.infinity : v)),
    rowUpper: Float64Array.from(model.rowUpper, (v) => (v === Number.POSITIVE_INFINITY ? highs.infinity : v)),
    offset: model.offset,
    matrix: {
      format: 'csr',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: Int32Array.from(model.rowStart),
      indices: Int32Array.from(model.column),
      values: Float64Array.from(model.value),
    },
    ...(options.integers ? { integrality: model.cost.map((_, j) => (j < model.slotCount ? binary : continuous)) } : {}),
  });
  try {
    engine.options.set({ output_flag: false, ...options.settings });
    return use(engine);
  } finally {
    engine.dispose();
  }
}

/** Whether the engine holds a solution that keeps the rows: when its time runs out it hands out values that need not. */
export function hasSolution({ constants }: Highs, engine: Model): boolean {
  return engine.info.get('primal_solution_status') === constants.solutionStatus.feasible;
}
