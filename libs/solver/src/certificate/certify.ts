import type { Highs } from 'highs';
import { TIERS, type Problem, type Tier } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { pause } from '../pause.ts';
import { presolve } from '../presolve/presolve.ts';
import { keepsFixings, type Reduced } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { linearModel, type LinearModel } from '../prove/linear-model.ts';
import { lpBound } from '../prove/lp-bound.ts';
import type { Certificate, Proof } from './certificate.ts';
import { boundOf } from './check-certificate.ts';
import { inScale } from './row-worth.ts';
import { splitMonths } from './split-months.ts';

/** Arcs one person's months may take: what small teams need, and quickly drawn again. */
const MOST_ARCS = 60_000;

export interface CertifyOptions {
  /** Wall clock for raising the bound; whatever is proven by then is certified. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/**
 * Certifies a rota: the best bound that can be counted again without an engine. A bound from a branch-and-bound tree of
 * HiGHS cannot, so what is certified may lie below what the solve itself says.
 */
export async function certify(problem: Problem, held: Uint8Array, options: CertifyOptions): Promise<Certificate> {
  const until = performance.now() + options.seconds * 1000;
  const over = (): boolean => performance.now() >= until || options.signal?.aborted === true;
  const { cost } = evaluate(problem, held);
  const followed = presolve(problem, { followMusts: true, joinAlike: true });
  const followMusts = keepsFixings(followed, held) && cost.total < followed.againstFixing;
  const reduced = followMusts ? followed : presolve(problem, { followMusts: false });
  const kept = TIERS.slice(0, 3).filter((tier) => cost.byTier[tier] === 0 && problem.tierCost[tier] > cost.total);
  const highs = await loadEngine();
  const model = linearModel(reduced, new Set<Tier>(kept));
  const linear = linearWorth(highs, model, () => options.signal?.aborted === true);
  await pause();
  const proofs: Proof[] = [{ kind: 'linear', followMusts, kept, worth: inScale(linear) }];
  const worthOfRow = worthByRow(reduced, model, linear);
  const parts = await splitMonths(highs, reduced, { mostArcs: MOST_ARCS, cost: cost.total, worthOfRow, over });
  if (parts) proofs.push({ kind: 'months', followMusts, mostArcs: MOST_ARCS, parts });
  const counted = proofs.map((proof) => ({ proof, bound: boundOf(problem, proof) ?? Number.NEGATIVE_INFINITY }));
  const best = counted.reduce((a, b) => (b.bound > a.bound ? b : a));
  return {
    format: 'evenflow-certificate/1',
    held: [...held.keys()].filter((slot) => held[slot] === 1),
    cost: cost.total,
    bound: Math.min(cost.total, best.bound),
    proof: best.proof,
  };
}

/** What each row is worth in the linear relaxation; nothing where the engine does not say. */
function linearWorth(highs: Highs, model: LinearModel, over: () => boolean): Float64Array {
  const none = new Float64Array(model.rowLower.length);
  return model.possible && none.length > 0 ? (lpBound(highs, model, over).multipliers ?? none) : none;
}

function worthByRow(
  reduced: Reduced,
  { source }: LinearModel,
  worth: Float64Array,
): Map<Reduced['rows'][number], number> {
  return new Map(source.flatMap((row, i) => (row < 0 ? [] : [[reduced.rows[row]!, worth[i]!] as const])));
}
