import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { renewEngine } from '../prove/engine.ts';
import type { ExactPhase } from '../solution.ts';
import { solve } from '../solve.ts';
import { startExact } from './start-exact.ts';

const problem = generateMonth({ people: 5, days: 7, seed: 2 });
const reduced = presolve(problem, { followMusts: true });
const SETTINGS = { seed: 1, repeatable: true, threads: 0 };

const instantiate = WebAssembly.instantiate;
/** The memory of each engine that was loaded. */
let memories: WebAssembly.Memory[];

beforeAll(() => {
  // Every engine is the real one; only its memory is noted, which the package keeps to itself.
  WebAssembly.instantiate = (async (bytes: BufferSource, imports: WebAssembly.Imports) => {
    const loaded = await instantiate(bytes, imports);
    const isMemory = (each: WebAssembly.ExportValue) => each instanceof WebAssembly.Memory;
    memories.push(Object.values(loaded.instance.exports).find(isMemory) as WebAssembly.Memory);
    return loaded;
  }) as typeof instantiate;
});
beforeEach(async () => {
  memories = [];
  await renewEngine();
});
afterAll(async () => {
  WebAssembly.instantiate = instantiate;
  await renewEngine();
});

/** Nothing in its memory points anywhere any more: what the engine does next traps. */
const breakEngine = () => new Uint8Array(memories.at(-1)!.buffer).fill(0xff);

/** The exact parts, from a poor rota on. */
async function run(onPhase: (phase: ExactPhase) => void) {
  const { held, cost } = await solve(problem, { seed: 1, iterations: 1000, exact: false });
  const told = {
    phases: [] as ExactPhase[],
    failures: [] as unknown[],
    bound: Number.NEGATIVE_INFINITY,
    best: cost.total,
  };
  const part = await startExact({ reduced, held, cost: told.best }, SETTINGS, {
    phase: (phase) => {
      told.phases.push(phase);
      onPhase(phase);
    },
    bound: (bound) => (told.bound = bound),
    better: (_held, better) => (told.best = better),
    surplus: () => undefined,
    note: () => undefined,
    over: () => false,
    failed: (failure) => told.failures.push(failure),
  });
  await part.done;
  return told;
}

/** Breaks the first engines of a run, each once the phase has begun. */
const breaking = (engines: number, at: ExactPhase) => (phase: ExactPhase) => {
  if (phase === at && memories.length <= engines) breakEngine();
};

describe('an engine that breaks', () => {
  it.each<[ExactPhase, number, readonly ExactPhase[]]>([
    ['linear', 1, ['linear', 'linear', 'whole']],
    ['whole', 1, ['linear', 'whole', 'linear', 'whole']],
    ['linear', 2, ['linear', 'linear', 'linear', 'whole']],
  ])('in phase %s, %i times, is replaced, and the run goes on to its proof', async (phase, engines, phases) => {
    const whole = await run(() => undefined);
    expect(whole.bound).toBe(whole.best);
    const broken = await run(breaking(engines, phase));
    expect(broken).toEqual({ ...whole, phases });
    expect(memories).toHaveLength(engines + 1);
  });

  it('again and again is given up, and what went wrong is told', async () => {
    const { failures, phases } = await run(breaking(Number.POSITIVE_INFINITY, 'linear'));
    expect(phases).toEqual(['linear', 'linear', 'linear']);
    expect(failures).toEqual([expect.objectContaining({ name: 'RuntimeError' })]);
  });

  it('is not what another defect is taken for', async () => {
    const defect = new Error('a defect');
    const { failures, phases } = await run(() => {
      throw defect;
    });
    expect(phases).toEqual(['linear']);
    expect(failures).toEqual([defect]);
  });
});
