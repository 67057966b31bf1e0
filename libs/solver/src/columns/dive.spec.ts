import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import { generateMonth } from '../bench/generated-months.ts';
import { evaluate } from '../evaluate.ts';
import { columnBounds, type ColumnBounds } from '../exact/column-bounds.ts';
import { PersonMonths, slotsHeld } from '../person-month/person-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { expandHeld, type Reduced } from '../presolve/reduced.ts';
import { loadEngine } from '../prove/engine.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { DayDive } from './day-dive.ts';
import { Dive } from './dive.ts';

async function columnsOf(reduced: Reduced): Promise<ColumnBounds | undefined> {
  const columns = await columnBounds(await loadEngine(), reduced, new Map(), () => false);
  for (let round = 0; columns && round < 40 && columns.generation.round(); round += 1);
  columns?.generation.dispose();
  return columns;
}

describe.each([
  ['months', Dive],
  ['days', DayDive],
] as const)('a dive that settles %s', (_, Kind) => {
  it('ends at a rota in which everybody has one month', async () => {
    const problem = generateMonth({ people: 6, days: 14, seed: 3 });
    const reduced = presolve(problem, { followMusts: true });
    const { generation } = (await columnsOf(reduced))!;
    const dive = new Kind(await loadEngine(), generation, { people: generation.people, each: 40 });
    while (dive.settle()) while (dive.round());
    const places = dive.rota!.map(({ place }) => place).sort((a, b) => a - b);
    expect(places).toEqual(generation.people.map((_, place) => place));
    const freeHeld = slotsHeld(
      dive.rota!.map(({ month }) => month),
      reduced.free.length,
    );
    expect(evaluate(problem, expandHeld(reduced, freeHeld)).cost.total).toBeGreaterThanOrEqual(generation.bound);
    dive.dispose();
  }, 60_000);

  it('leaves people the months it begins with', async () => {
    const reduced = presolve(generateMonth({ people: 6, days: 14, seed: 3 }), { followMusts: true });
    const { generation } = (await columnsOf(reduced))!;
    const dive = new Kind(await loadEngine(), generation, { people: generation.people, each: 40 });
    generation.settle();
    const kept = [1, 4].map((place) => ({ place, month: generation.people[place]!.cheapest() }));
    const days = dive.left;
    dive.begin(kept);
    expect(dive.left).toBeLessThan(days);
    while (dive.settle()) while (dive.round());
    expect(dive.rota).toEqual(expect.arrayContaining(kept));
    dive.dispose();
  }, 60_000);

  it('says at every step a bound that the rota it ends at keeps, also after taking back', async () => {
    let takenBack = 0;
    await fc.assert(
      fc.asyncProperty(tinyProblem(), fc.nat(2), async (problem, every) => {
        const reduced = presolve(problem, { followMusts: false });
        const columns = await columnsOf(reduced);
        if (!columns) return;
        const { generation, againstKept } = columns;
        const dive = new Kind(await loadEngine(), generation, { people: generation.people, each: 20 });
        let bound = generation.bound;
        let left = dive.left;
        for (let step = 1; dive.settle(); step += 1) {
          if (step % (every + 1) === 0 && dive.instead()) takenBack += 1;
          while (dive.round());
          expect(dive.rise).toBeGreaterThanOrEqual(0);
          bound = Math.max(bound, dive.bound);
          expect(dive.left).toBeLessThan(left);
          left = dive.left;
          if (!(dive instanceof Dive)) continue;
          const given = dive.guess.map(({ place }) => place).sort((a, b) => a - b);
          expect(given).toEqual(generation.people.map((_, place) => place));
        }
        const held = expandHeld(
          reduced,
          slotsHeld(
            dive.rota!.map(({ month }) => month),
            reduced.free.length,
          ),
        );
        expect(evaluate(problem, held).cost.total).toBeGreaterThanOrEqual(Math.min(bound, againstKept));
        dive.dispose();
      }),
      { numRuns: deepSize(60, 1000), seed: 1 },
    );
    expect(takenBack).toBeGreaterThan(0);
  }, 60_000);
});

describe('a dive by months', () => {
  it('draws few months once where nothing is known of how far to look', async () => {
    const reduced = presolve(generateMonth({ people: 4, days: 7, seed: 1 }), { followMusts: true });
    const { generation } = (await columnsOf(reduced))!;
    const dive = new Dive(await loadEngine(), generation, { people: generation.people, each: 20 });
    const { near } = PersonMonths.prototype;
    let drawings = 0;
    const counted = jest.spyOn(PersonMonths.prototype, 'near').mockImplementation(function (
      this: PersonMonths,
      surplus,
    ) {
      drawings += 1;
      if (drawings > 1000) throw new Error('There is no end to it.');
      return near.call(this, surplus);
    });
    const drawn = dive.few(1e6, Number.NaN);
    counted.mockRestore();
    expect(drawn.map((months) => months?.possible)).toEqual(generation.people.map(() => true));
    expect(drawings).toBe(generation.people.length);
    dive.dispose();
  }, 60_000);
});
