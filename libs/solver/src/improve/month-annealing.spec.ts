import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import { generateMonth } from '../bench/generated-months.ts';
import { evaluate } from '../evaluate.ts';
import { PersonMonths } from '../person-month/person-months.ts';
import { takeApart } from '../person-month/shares.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld } from '../presolve/reduced.ts';
import { Random } from '../random.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import { CurrentMonths } from './current-months.ts';
import { MonthAnnealing } from './month-annealing.ts';
import { MonthSampler } from './month-sampler.ts';
import { redrawOne, redrawTwo } from './month-moves.ts';

const KEPT = new Set(['must', 'signed'] as const);

function drawAll(problem: Parameters<typeof presolve>[0]) {
  const reduced = presolve(problem, { followMusts: false });
  const shares = takeApart(reduced);
  const drawn = shares.people.map((person) => PersonMonths.draw(shares, person, KEPT, { mostArcs: 5000 }));
  return { reduced, shares, drawn };
}

describe('months drawn anew', () => {
  it('cost what the plain evaluator says, whatever was drawn and taken back', () => {
    fc.assert(
      fc.property(tinyProblem(12), fc.nat(), (problem, seed) => {
        const { reduced, shares, drawn } = drawAll(problem);
        const months = new CurrentMonths(shares, drawn, 50);
        const random = new Random(seed);
        const freeHeld = Uint8Array.from(reduced.free, () => random.below(2));
        months.load(freeHeld);
        for (let i = 0; i < 12 && months.movable.length > 0; i += 1) {
          const [one, two] = [0, 1].map(() => months.movable[random.below(months.movable.length)]!);
          if (one === two) redrawOne(months, one!, 5, random);
          else redrawTwo(months, [one!, two!], 5, random);
          const held = new Uint8Array(reduced.free.length);
          for (const { held: slots } of months.months()) for (const slot of slots) held[slot] = 1;
          const { cost } = evaluate(problem, expandHeld(reduced, held));
          expect(Math.abs(months.trueCost + reduced.constant.total - cost.total)).toBeLessThanOrEqual(
            1e-9 * cost.total,
          );
        }
      }),
      { numRuns: deepSize(150, 3000) },
    );
  });

  it('come with the chances of their cost', () => {
    const { shares, drawn } = drawAll(generateMonth({ people: 3, days: 4, seed: 2 }));
    const sampler = new MonthSampler(drawn[1]!);
    const prices = Float64Array.from(shares.members, (_, literal) => (literal % 5) - 2);
    const [temperature, draws, random] = [2, 20_000, new Random(4)];
    expect(sampler.sumUp(prices, temperature)).toBe(true);
    const seen = new Map<string, { cost: number; times: number }>();
    for (let i = 0; i < draws; i += 1) {
      const { held, cost } = sampler.draw(random);
      const holds = new Set(held);
      const priced = [...drawn[1]!.priced].filter((literal) =>
        shares.members[literal]!.some((slot) => holds.has(slot)),
      );
      const key = [...held].sort((a, b) => a - b).join();
      const total = priced.reduce((sum, literal) => sum + prices[literal]!, cost);
      seen.set(key, { cost: total, times: (seen.get(key)?.times ?? 0) + 1 });
    }
    const often = [...seen.values()].filter(({ times }) => times > 200);
    expect(often.length).toBeGreaterThan(3);
    for (const { cost, times } of often) {
      const expected = draws * Math.exp(-cost / temperature - sampler.logSum);
      expect(Math.abs(times - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });

  it('are only of those whose months are given; the others keep theirs', () => {
    let moved = 0;
    fc.assert(
      fc.property(tinyProblem(10), fc.nat(), (problem, seed) => {
        const { reduced, shares, drawn } = drawAll(problem);
        const random = new Random(seed);
        const freeHeld = Uint8Array.from(reduced.free, () => random.below(2));
        const stays = random.below(Math.max(1, shares.people.length));
        const among = { shares, drawn: drawn.map((months, place) => (place === stays ? undefined : months)) };
        const start = { seed, freeHeld, cost: Number.POSITIVE_INFINITY, among };
        const annealing = new MonthAnnealing(reduced, start);
        annealing.run(200_000);
        annealing.best.forEach((held, slot) => {
          if (shares.owner[slot] === shares.people[stays]) expect(held).toBe(freeHeld[slot]);
          else if (held !== freeHeld[slot]) moved += 1;
        });
        if (annealing.idle) return;
        const { total } = evaluate(problem, expandHeld(reduced, annealing.best)).cost;
        expect(annealing.bestCost).toBe(total);
      }),
      { numRuns: deepSize(60, 1000), seed: 1 },
    );
    expect(moved).toBeGreaterThan(10);
  });

  it('find a legal rota of nearly every tiny team that has one, at the cost they say', () => {
    let solvable = 0;
    let solved = 0;
    fc.assert(
      fc.property(tinyProblem(8), fc.nat(), (problem, seed) => {
        const reduced = presolve(problem, { followMusts: false });
        const freeHeld = new Uint8Array(reduced.free.length);
        const cost = evaluate(problem, expandHeld(reduced, freeHeld)).cost.total;
        const annealing = new MonthAnnealing(reduced, { seed, freeHeld, cost });
        annealing.run(4_000_000);
        const { total } = evaluate(problem, expandHeld(reduced, annealing.best)).cost;
        expect(annealing.bestCost).toBe(total);
        const best = bruteForce(problem);
        if (best >= 1e6 || annealing.idle) return;
        solvable += 1;
        if (total < 1e6) solved += 1;
      }),
      // Drawing months alone may stay stuck; the same teams every time, so that this is no matter of luck.
      { numRuns: deepSize(25, 500), seed: 1 },
    );
    expect(solvable).toBeGreaterThan(5);
    expect(solved).toBeGreaterThanOrEqual(0.9 * solvable);
  });
});
