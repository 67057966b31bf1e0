import fc from 'fast-check';
import type { Problem, Tier } from '@evenflow/rules';
import { presolve } from '../presolve/presolve.ts';
import type { Row } from '../presolve/reduced.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { PersonMonths, type PersonMonth } from './person-months.ts';
import { keptCostAt, takeApart, type Shares } from './shares.ts';

const KEPT: ReadonlySet<Tier> = new Set(['must', 'open']);

/** What a month costs by counting its rows one by one. */
function countedCost(shares: Shares, person: number, held: ReadonlySet<number>): number {
  const { tierCost } = shares.reduced.problem;
  return shares.own[person]!.reduce((sum, row) => {
    const count = row.literals.reduce(
      (total, literal, i) => total + (shares.members[literal]!.some((slot) => held.has(slot)) ? row.weights[i]! : 0),
      0,
    );
    return sum + keptCostAt(row, count, KEPT, tierCost);
  }, 0);
}

function pricedCost(
  shares: Shares,
  months: PersonMonths,
  prices: readonly number[],
  held: ReadonlySet<number>,
): number {
  return shares.members.reduce(
    (sum, slots, literal) =>
      months.priced.has(literal) && slots.some((slot) => held.has(slot)) ? sum + prices[literal]! : sum,
    countedCost(shares, months.person, held),
  );
}

/** Tries every month of the person. */
function leastOfAll(shares: Shares, months: PersonMonths, prices: readonly number[]): number {
  const slots = Array.from({ length: shares.reduced.free.length }, (_, slot) => slot);
  const mine = slots.filter((slot) => shares.owner[slot] === months.person);
  let best = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** mine.length; choice += 1) {
    const held = new Set(mine.filter((_, bit) => (choice >> bit) & 1));
    best = Math.min(best, pricedCost(shares, months, prices, held));
  }
  return best;
}

function expectBest(shares: Shares, person: number, prices: readonly number[]): void {
  const months = PersonMonths.draw(shares, person, KEPT, { mostArcs: 100_000 })!;
  expect(months.leftOut).toEqual([]);
  const best = leastOfAll(shares, months, prices);
  expect(months.price(prices)).toBe(best);
  if (best === Number.POSITIVE_INFINITY) return;
  const month = months.cheapest();
  expect(month.cost).toBe(countedCost(shares, person, new Set(month.held)));
  expect(pricedCost(shares, months, prices, new Set(month.held))).toBe(best);
}

const DAYS = 9;

/** One person, a duty a day, and bounds like those of rules: windows, runs, rest within spans of days, long counts. */
const longMonth: fc.Arbitrary<Problem> = fc
  .record({
    spans: fc.array(fc.tuple(fc.nat(DAYS - 2), fc.integer({ min: 2, max: 4 })), { maxLength: 6 }),
    bounds: fc.array(
      fc.record({
        literals: fc.uniqueArray(fc.nat(DAYS + 5), { minLength: 1, maxLength: 8 }),
        weight: fc.constantFrom(1, 1, 1, -1, 2),
        min: fc.option(fc.integer({ min: -2, max: 4 }), { nil: undefined }),
        max: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
        tier: fc.constantFrom<Tier>('must', 'must', 'fairness', 'comfort'),
      }),
      { minLength: 1, maxLength: 14 },
    ),
  })
  .map(({ spans, bounds }) => {
    const anyOf = spans.map(([from, days]) => Array.from({ length: Math.min(days, DAYS - from) }, (_, i) => from + i));
    return {
      format: 'evenflow-problem/1',
      team: 'one',
      people: ['A'],
      days: Array.from({ length: DAYS }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`),
      firstDay: 0,
      lastDay: DAYS - 1,
      slots: Array.from({ length: DAYS }, (_, day) => ({
        person: 0,
        duty: 'D',
        day,
        start: 0,
        end: 1,
        supernumerary: false,
      })),
      anyOf,
      bounds: bounds.map(({ literals, weight, min, max, tier }) => {
        const real = literals.map((literal) => literal % (DAYS + anyOf.length));
        const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
        const weights = real.map((_, i) => (i % 3 === 2 ? weight : 1));
        return { literals: real, weights, ...limits, weight: 1, tier, severity: 'should', setting: 0, facts: null };
      }),
      tierCost: { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 },
    };
  });

const somePrices = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 60, maxLength: 60 });

describe("one person's months", () => {
  it('are as cheap at any prices as the best of all of them, tried one by one', () => {
    fc.assert(
      fc.property(tinyProblem(18), somePrices, (problem, prices) => {
        const shares = takeApart(presolve(problem, { followMusts: false }));
        for (const person of shares.people) expectBest(shares, person, prices);
      }),
      { numRuns: 200 },
    );
  });

  it('remember over days what windows, runs and long counts need', () => {
    fc.assert(
      fc.property(longMonth, somePrices, (problem, prices) => {
        const shares = takeApart(presolve(problem, { followMusts: false }));
        for (const person of shares.people) expectBest(shares, person, prices);
      }),
      { numRuns: 40 },
    );
  });

  it('leave out the rows for which there is no room, and are then no dearer than with them', () => {
    fc.assert(
      fc.property(longMonth, somePrices, (problem, prices) => {
        const shares = takeApart(presolve(problem, { followMusts: false }));
        for (const person of shares.people) {
          const all = PersonMonths.draw(shares, person, KEPT, { mostArcs: 100_000 })!;
          const some = PersonMonths.draw(shares, person, KEPT, { mostArcs: 40 })!;
          const least = some.leftOut.reduce((sum, row) => sum + leastCostOf(row, shares), some.price(prices));
          expect(least).toBeLessThanOrEqual(all.price(prices));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('tell by how much each slot raises the bound, and keep all months that raise it little', () => {
    fc.assert(
      fc.property(longMonth, somePrices, fc.nat(40), (problem, prices, surplus) => {
        const shares = takeApart(presolve(problem, { followMusts: false }));
        for (const person of shares.people) {
          const months = PersonMonths.draw(shares, person, KEPT, { mostArcs: 100_000 })!;
          const cheapest = months.price(prices);
          if (!Number.isFinite(cheapest)) continue;
          const all = months.within(10_000, 2 ** DAYS)!;
          const near = months.within(surplus, 2 ** DAYS)!;
          const told = new Float64Array(shares.reduced.free.length).fill(Number.POSITIVE_INFINITY);
          months.tellSurplus((_, held, surplus) => {
            for (const slot of held) told[slot] = Math.min(told[slot]!, surplus);
          });
          const counted = Float64Array.from(told, (_, slot) =>
            Math.min(...all.filter(({ held }) => held.includes(slot)).map((month) => priceOf(month.held) - cheapest)),
          );
          expect(told).toEqual(counted);
          const kept = months.near(surplus);
          expect(kept.price(prices)).toBe(cheapest);
          expect(kept.graph.arcTo.length).toBeLessThanOrEqual(months.graph.arcTo.length);
          expect(new Set(kept.graph.arcKind).size).toBe(kept.graph.kinds.length);
          expect(namesOf(kept.within(surplus, 2 ** DAYS)!)).toEqual(namesOf(near));
          function priceOf(held: readonly number[]): number {
            return pricedCost(shares, months, prices, new Set(held));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function namesOf(months: readonly PersonMonth[]): string[] {
  return months.map(({ held, cost }) => `${held.join()} at ${cost}`).sort();
}

function leastCostOf(row: Row, shares: Shares): number {
  const counts = Array.from({ length: row.greatest - row.least + 1 }, (_, i) => row.least + i);
  return Math.min(...counts.map((count) => keptCostAt(row, count, KEPT, shares.reduced.problem.tierCost)));
}
