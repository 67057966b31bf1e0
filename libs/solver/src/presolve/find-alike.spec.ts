import fc from 'fast-check';
import { deepSize } from '@evenflow/testing';
import type { Bound, Problem, Tier } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { costOfRota } from './row-cost.ts';
import { presolve } from './presolve.ts';
import { expandHeld, keepsFixings, restrictHeld } from './reduced.ts';

const TIER_COST = { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 };
type Limits = Pick<Bound, 'min' | 'max' | 'weights'>;

function bound(literals: readonly number[], limits: Limits, tier: Tier, weight = 1): Bound {
  return { literals, ...limits, weight, tier, severity: 'must', setting: 0, facts: null };
}

/** Theatres of one day, drawn as one line a person: `x` where they can work it. Each theatre needs one person. */
function theatres(
  lines: readonly string[],
  more: (slotAt: (person: number, theatre: number) => number) => Bound[],
): Problem {
  const count = lines[0]!.length;
  const places = lines.flatMap((line, person) => [...line].flatMap((c, duty) => (c === 'x' ? [{ person, duty }] : [])));
  const slotAt = (person: number, theatre: number): number =>
    places.findIndex((place) => place.person === person && place.duty === theatre);
  const inTheatre = Array.from({ length: count }, (_, t) => places.flatMap(({ duty }, i) => (duty === t ? [i] : [])));
  const ofPerson = lines.map((_, p) => places.flatMap(({ person }, i) => (person === p ? [i] : [])));
  return {
    format: 'evenflow-problem/1',
    team: 'theatres',
    people: lines.map((_, i) => `P${i + 1}`),
    days: ['2026-12-01'],
    firstDay: 0,
    lastDay: 0,
    slots: places.map(({ person, duty }) => ({
      ...{ person, duty: `TH${duty + 1}`, day: 0, start: 450, end: 1050, supernumerary: false },
    })),
    anyOf: ofPerson.filter(({ length }) => length > 0),
    bounds: [
      ...inTheatre.filter(({ length }) => length > 0).map((slots) => bound(slots, { min: 1, max: 1 }, 'open')),
      ...ofPerson.filter(({ length }) => length > 0).map((slots) => bound(slots, { max: 1 }, 'must')),
      ...more(slotAt).filter(({ literals }) => !literals.includes(-1)),
    ],
    tierCost: TIER_COST,
  };
}

const alikeIn = (problem: Problem): number[] =>
  presolve(problem, { followMusts: true, joinAlike: true }).alike.map(
    ({ people }) => new Set(people.flat().map((slot) => problem.slots[slot]!.duty)).size,
  );

/** A day of up to three theatres, with wishes for work at all, for one theatre, and sums over several people. */
const someDay = fc
  .record({
    lines: fc
      .tuple(
        fc.integer({ min: 2, max: 3 }),
        fc.array(fc.array(fc.constantFrom('x', 'x', 'x', '.'), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 4,
        }),
      )
      .map(([count, lines]) => lines.map((line) => line.slice(0, count).join('')))
      .filter((lines) => lines.join('').includes('x') && [...lines.join('')].filter((c) => c === 'x').length <= 9),
    atWork: fc.array(fc.tuple(fc.nat(3), fc.boolean(), fc.integer({ min: 1, max: 3 })), { maxLength: 3 }),
    wish: fc.option(fc.tuple(fc.nat(3), fc.nat(2)), { nil: undefined }),
    atMost: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  })
  .map(({ lines, atWork, wish, atMost }) =>
    theatres(lines, (slotAt) => {
      const of = (person: number): number[] =>
        [0, 1, 2].map((theatre) => slotAt(person, theatre)).filter((slot) => slot >= 0);
      const sums = atWork.map(([person, off, weight]) =>
        bound(of(person), off ? { max: 0 } : { min: 1 }, 'fairness', weight),
      );
      const both = atMost === undefined ? [] : [bound([...of(0), ...of(1)], { max: atMost }, 'wishes')];
      return [...sums, ...both, ...(wish ? [bound([slotAt(...wish)], { min: 1 }, 'comfort')] : [])].filter(
        ({ literals }) => literals.length > 0,
      );
    }),
  );

describe('duties that are alike', () => {
  it('are planned as one without any rota getting cheaper or dearer than the best of those it stands for', () => {
    let joined = 0;
    fc.assert(
      fc.property(someDay, (problem) => {
        const reduced = presolve(problem, { followMusts: true, joinAlike: true });
        if (reduced.alike.length > 0) joined += 1;
        const held = new Uint8Array(problem.slots.length);
        for (let choice = 0; choice < 2 ** held.length; choice += 1) {
          held.forEach((_, bit) => (held[bit] = (choice >> bit) & 1));
          const cost = evaluate(problem, held).cost.total;
          const freeHeld = restrictHeld(reduced, held);
          const settled = expandHeld(reduced, freeHeld);
          const settledCost = evaluate(problem, settled).cost.total;
          expect(settledCost).toBe(costOfRota(reduced, freeHeld).total);
          expect(restrictHeld(reduced, settled)).toEqual(freeHeld);
          if (keepsFixings(reduced, held)) expect(cost).toBeGreaterThanOrEqual(settledCost);
          else expect(cost).toBeGreaterThanOrEqual(reduced.againstFixing);
        }
      }),
      { numRuns: deepSize(150, 3000) },
    );
    expect(joined).toBeGreaterThan(50);
  });

  it('may be closed to some, as long as no more are confined to a few than these few need', () => {
    expect(alikeIn(theatres(['xxx', 'xxx', 'x..', '.x.'], () => []))).toEqual([3]);
    expect(alikeIn(theatres(['xxx', 'xxx', 'x..', 'x..'], () => []))).toEqual([2]);
    expect(alikeIn(theatres(['xxx', 'xxx', 'xx.', 'xx.', 'xx.'], () => []))).toEqual([2]);
  });

  it('are told apart by a wish for one of them', () => {
    const wish = (slotAt: (person: number, theatre: number) => number): Bound[] => [
      bound([slotAt(0, 2)], { min: 1 }, 'wishes'),
    ];
    expect(alikeIn(theatres(['xxx', 'xxx', 'xxx'], wish))).toEqual([2]);
  });

  it('are told apart where nothing keeps somebody from doing both', () => {
    const day = theatres(['xx', 'xx'], () => []);
    const anywhere = { ...day, bounds: day.bounds.filter(({ tier }) => tier !== 'must') };
    expect(alikeIn(day)).toEqual([2]);
    expect(alikeIn(anywhere)).toEqual([]);
  });

  it('go to people who can do them', () => {
    const problem = theatres(['xxx', 'x..', '.x.'], () => []);
    const reduced = presolve(problem, { followMusts: true, joinAlike: true });
    const held = expandHeld(reduced, new Uint8Array(reduced.free.length).fill(1));
    const working = problem.slots.filter((_, slot) => held[slot] === 1).map(({ person, duty }) => `${person} ${duty}`);
    expect(working).toEqual(['0 TH3', '1 TH1', '2 TH2']);
  });
});
