import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { Random } from '../random.ts';
import { Neighbourhoods } from './neighbourhood.ts';

describe('parts to rebuild', () => {
  const reduced = presolve(generateMonth({ people: 8, days: 28, seed: 1 }), { followMusts: true });
  const { slots, people } = reduced.problem;
  const rota = new Uint8Array(reduced.free.length);

  /** Of a hundred parts, after a hundred of which only these gained: how many were runs of days. */
  function runsOfDays(gaining: 'days' | 'people'): number {
    const parts = new Neighbourhoods(reduced, new Random(1));
    let days = 0;
    for (let round = 0; round < 200; round += 1) {
      const open = parts.next(rota);
      const chosen = new Set([...reduced.free].filter((_, i) => open[i] === 1).map((slot) => slots[slot]!.person));
      const kind = chosen.size === people.length ? 'days' : 'people';
      if (round >= 100 && kind === 'days') days += 1;
      parts.learn('solved', kind === gaining);
    }
    return days;
  }

  it('are mostly of the kind that gained of late, and sometimes of the other', () => {
    expect(runsOfDays('days')).toBeGreaterThan(70);
    expect(runsOfDays('people')).toBeLessThan(30);
    expect(runsOfDays('people')).toBeGreaterThan(3);
  });
});
