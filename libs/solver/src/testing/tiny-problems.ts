import fc from 'fast-check';
import { TIERS, type Bound, type Problem } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';

const TIER_COST = { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 };

/** Small enough to try every rota: up to `most` slots, any-of literals, any kind of bound, some slots decided. */
export function tinyProblem(most = 9): fc.Arbitrary<Problem> {
  return fc.integer({ min: 1, max: most }).chain((slotCount) =>
    fc.array(fc.uniqueArray(fc.nat(slotCount - 1), { minLength: 1, maxLength: 4 }), { maxLength: 3 }).chain((anyOf) =>
      fc
        .record({
          decided: fc.array(fc.constantFrom(undefined, undefined, undefined, true, false), {
            minLength: slotCount,
            maxLength: slotCount,
          }),
          bounds: fc.array(tinyBound(slotCount + anyOf.length), { minLength: 1, maxLength: 12 }),
        })
        .map(({ decided, bounds }) => tiny(decided, anyOf, bounds)),
    ),
  );
}

function tinyBound(literalCount: number): fc.Arbitrary<Bound> {
  return fc
    .record({
      literals: fc.array(fc.nat(literalCount - 1), { minLength: 1, maxLength: 5 }),
      weights: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }),
      weighted: fc.boolean(),
      min: fc.option(fc.integer({ min: -2, max: 4 }), { nil: undefined }),
      span: fc.option(fc.nat(4), { nil: undefined }),
      weight: fc.integer({ min: 0, max: 4 }),
      tier: fc.constantFrom(...TIERS),
    })
    .map(({ literals, weights, weighted, min, span, weight, tier }) => ({
      literals,
      ...(weighted ? { weights: weights.slice(0, literals.length) } : {}),
      ...(min === undefined ? {} : { min }),
      ...(span === undefined ? {} : { max: (min ?? -2) + span }),
      weight,
      tier,
      severity: tier === 'must' || tier === 'open' ? 'must' : 'should',
      setting: 0,
      facts: null,
    }));
}

function tiny(decided: readonly (boolean | undefined)[], anyOf: number[][], bounds: Bound[]): Problem {
  return {
    format: 'evenflow-problem/1',
    team: 'tiny',
    people: ['A', 'B', 'C'],
    days: ['2026-12-01', '2026-12-02', '2026-12-03'],
    firstDay: 0,
    lastDay: 2,
    slots: decided.map((value, i) => ({
      person: i % 3,
      duty: i % 2 === 0 ? 'D' : 'N',
      day: Math.floor(i / 3) % 3,
      start: i * 60,
      end: i * 60 + 480,
      supernumerary: i > 8,
      ...(value === undefined ? {} : { decided: value }),
    })),
    anyOf,
    bounds,
    tierCost: TIER_COST,
  };
}

/** The least cost of all rotas that keep what is decided, by trying every one. */
export function bruteForce(problem: Problem): number {
  const free = problem.slots.flatMap((slot, i) => (slot.decided === undefined ? [i] : []));
  const held = Uint8Array.from(problem.slots, (slot) => (slot.decided ? 1 : 0));
  let least = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** free.length; choice += 1) {
    free.forEach((slot, bit) => (held[slot] = (choice >> bit) & 1));
    least = Math.min(least, evaluate(problem, held).cost.total);
  }
  return least;
}
