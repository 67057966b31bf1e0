import { TIERS, type Problem, type Tier } from '@evenflow/rules';
import { priceEverybody } from '../columns/lagrangian.ts';
import { evaluate } from '../evaluate.ts';
import { presolve } from '../presolve/presolve.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { leastCost } from '../presolve/row-cost.ts';
import { linearModel } from '../prove/linear-model.ts';
import { safeBound } from '../prove/safe-bound.ts';
import type { Certificate, LinearProof, MonthsProof, Part, Proof, Verdict } from './certificate.ts';
import { MonthParts, type FixedSlot } from './month-parts.ts';
import { isPlace, multipliersOf } from './row-worth.ts';

/**
 * Counts a certificate again from the problem: the rota's cost bound by bound, the claimed bound in whole numbers from
 * its multipliers. No search, no engine, no clock, no seed; what is claimed is never believed.
 */
export function checkCertificate(problem: Problem, certificate: Certificate): Verdict {
  const { format, held, cost, bound, proof } = certificate;
  const slots = problem.slots.length;
  const whole = [cost, bound].every(Number.isFinite) && held.every((slot) => isPlace(slot, slots));
  if (format !== 'evenflow-certificate/1' || !whole) return { holds: false, why: 'unreadable' };
  const rota = new Uint8Array(slots);
  for (const slot of held) rota[slot] = 1;
  const decided = problem.slots.every((slot, i) => slot.decided === undefined || slot.decided === (rota[i] === 1));
  const counted = evaluate(problem, rota).cost.total;
  if (!decided || counted !== cost) return { holds: false, why: 'rota', counted };
  const proven = boundOf(problem, proof);
  if (proven === undefined) return { holds: false, why: 'unreadable' };
  return proven >= bound ? { holds: true, cost, bound } : { holds: false, why: 'bound', counted: proven };
}

/** What a proof proves; undefined when it is none. */
export function boundOf(problem: Problem, proof: Proof): number | undefined {
  const reduced = presolve(problem, { followMusts: proof.followMusts, joinAlike: proof.followMusts });
  const proven = proof.kind === 'linear' ? linearBound(reduced, proof) : monthsBound(reduced, proof);
  if (proven === undefined || Number.isNaN(proven)) return undefined;
  return Math.max(leastCost(reduced), Math.min(proven, reduced.againstFixing));
}

function linearBound(reduced: Reduced, { kept, worth }: LinearProof): number | undefined {
  if (!kept.every((tier) => TIERS.includes(tier))) return undefined;
  const model = linearModel(reduced, new Set<Tier>(kept));
  const multipliers = multipliersOf(worth, model.rowLower.length);
  if (!model.possible || !multipliers) return undefined;
  return Math.min(safeBound(model, multipliers), model.againstKept);
}

function monthsBound(reduced: Reduced, { mostArcs, parts }: MonthsProof): number | undefined {
  const months = MonthParts.draw(reduced, mostArcs);
  if (!months) return undefined;
  const least = partBound(months, parts, []);
  return least === undefined ? undefined : Math.min(least, months.againstKept);
}

/** Every rota lies in one of the parts, so the least of their bounds holds for all. */
function partBound(months: MonthParts, part: Part, fixed: readonly FixedSlot[]): number | undefined {
  if ('worth' in part) {
    const shared = months.shared(fixed);
    const multipliers = shared && multipliersOf(part.worth, shared.model.rowLower.length);
    return multipliers && priceEverybody(shared, months.months, multipliers).bound;
  }
  if (!isPlace(part.slot, months.slotCount)) return undefined;
  const without = partBound(months, part.without, [...fixed, [part.slot, 0]]);
  const held = partBound(months, part.with, [...fixed, [part.slot, 1]]);
  return without === undefined || held === undefined ? undefined : Math.min(without, held);
}
