import fc from 'fast-check';
import { exponential } from './random.ts';

describe('the exponential', () => {
  it('is right to ten digits, from none to so little that nothing is left', () => {
    fc.assert(
      fc.property(fc.double({ min: -690, max: 0, noNaN: true }), (x) => {
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 1000 },
    );
    expect(exponential(0)).toBe(1);
    expect(exponential(-1e9)).toBe(0);
  });

  it('bears what rounding leaves above nothing', () => {
    expect(exponential(1e-12)).toBeCloseTo(1, 9);
  });
});
