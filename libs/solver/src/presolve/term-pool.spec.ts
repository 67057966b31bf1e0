import fc from 'fast-check';
import { TermPool, Terms } from './term-pool.ts';

type List = readonly (readonly [number, number])[];

const list: fc.Arbitrary<List> = fc.array(
  fc.tuple(fc.nat(6), fc.constantFrom(1, -1, 0.5, 2_147_483_648, 4_294_967_297)),
  { maxLength: 5 },
);

function termsOf(entries: List): Terms {
  const terms = new Terms();
  for (const [literal, weight] of entries) terms.push(literal, weight);
  return terms;
}

function entriesOf({ literals, weights, count }: Terms): List {
  return Array.from({ length: count }, (_, i) => [literals[i]!, weights[i]!] as const);
}

describe('a pool of weighted literals', () => {
  it('keeps each list once, numbered as they first came', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 60 }), (lists) => {
        const pool = new TermPool();
        const numbers = new Map<string, number>();
        for (const entries of lists) {
          const key = JSON.stringify(entries);
          if (!numbers.has(key)) numbers.set(key, numbers.size);
          expect(pool.add(termsOf(entries))).toBe(numbers.get(key));
        }
        expect(pool.count).toBe(numbers.size);
        const terms = new Terms();
        for (const [key, number] of numbers) {
          pool.read(number, terms);
          expect(entriesOf(terms)).toEqual(JSON.parse(key));
        }
      }),
    );
  });

  it('holds as many and as long lists as there are', () => {
    const pool = new TermPool();
    const longest = Array.from({ length: 3000 }, (_, i) => [i, 1] as const);
    for (let length = 0; length < 3000; length += 3) pool.add(termsOf(longest.slice(0, length)));
    expect(pool.count).toBe(1000);
    expect(pool.add(termsOf(longest.slice(0, 1500)))).toBe(500);
    const terms = new Terms();
    pool.read(999, terms);
    expect(entriesOf(terms)).toEqual(longest.slice(0, 2997));
  });

  it('orders literals', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), (literals) => {
        const terms = termsOf(literals.map((literal) => [literal, 1] as const));
        terms.sort();
        expect(entriesOf(terms).map(([literal]) => literal)).toEqual([...literals].sort((a, b) => a - b));
      }),
    );
  });
});
