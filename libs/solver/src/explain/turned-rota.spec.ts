import fc from 'fast-check';
import { TurnedRota } from './turned-rota.ts';
import type { Asked } from './inside-days.ts';

const SLOTS = 6;
const ANY_OF = [
  [0, 1],
  [2, 3, 4],
];
const GRANTED = 2;

const bound = fc
  .record({
    literals: fc.uniqueArray(fc.nat(SLOTS + ANY_OF.length - 1), { minLength: 1, maxLength: 4 }),
    weight: fc.constantFrom(1, 1, 2),
    limit: fc.nat(2),
    least: fc.boolean(),
  })
  .map(({ literals, weight, limit, least }): Asked => ({
    literals,
    weights: literals.map(() => weight),
    ...(least ? { min: limit } : { max: limit }),
    ...({ weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null } as const),
  }));

function keeps({ literals, weights, min, max }: Asked, held: readonly number[]): boolean {
  const value = (literal: number) =>
    literal < SLOTS ? held[literal]! : Math.max(...ANY_OF[literal - SLOTS]!.map((slot) => held[slot]!));
  const sum = literals.reduce((total, literal, i) => total + weights[i]! * value(literal), 0);
  return sum >= (min ?? -Infinity) && sum <= (max ?? Infinity);
}

it('names only groups without which some rota keeps everything else', () => {
  let named = 0;
  const rota = fc.array(fc.constantFrom(0, 1), { minLength: SLOTS, maxLength: SLOTS });
  fc.assert(
    fc.property(fc.array(bound, { minLength: 4, maxLength: 9 }), rota, (bounds, held) => {
      // Two bounds a group; the last bound is asked by nobody.
      const asked = bounds.slice(GRANTED, -1).map((_, i) => GRANTED + i);
      const groups = Array.from({ length: Math.ceil(asked.length / 2) }, (_, i) => asked.slice(2 * i, 2 * i + 2));
      const turned = new TurnedRota(bounds, ANY_OF, SLOTS);
      const found = turned.brokenAlone(held, GRANTED, groups);
      // What is said to be known is taken over as it is: a group that there is not.
      const known = new Set([groups.length]);
      const others = [...turned.brokenAlone(held, GRANTED, groups, known)].filter((group) => !known.has(group));
      for (const group of [...found, ...others]) {
        const rest = [0, 1, ...groups.flatMap((each, i) => (i === group ? [] : each))].map((i) => bounds[i]!);
        const possible = Array.from({ length: 2 ** SLOTS }, (_, choice) =>
          Array.from({ length: SLOTS }, (__, slot) => (choice >> slot) & 1),
        ).some((other) => rest.every((each) => keeps(each, other)));
        expect(possible).toBe(true);
      }
      named += found.size;
    }),
    { numRuns: 500 },
  );
  expect(named).toBeGreaterThan(50);
});
