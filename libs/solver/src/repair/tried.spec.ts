import { LiveCheck } from '@evenflow/rules';
import { evaluate } from '../evaluate.ts';
import { compileSituation } from '../explain/situation.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { solveRota } from '../solve-rota.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { nearestRota } from './nearest.ts';
import { fewestByTrying } from './tried.ts';

describe('the fewest changes by trying', () => {
  const situation = { ...twoRooms(), range: { from: '2026-12-14', to: '2026-12-20' } };

  it('are those the engine proves, and keep everything hard', async () => {
    const { team, ruleSet, range } = situation;
    const { assignments } = await solveRota(team, ruleSet, range, { seed: 1, iterations: 60_000, exact: false });
    const highs = await loadEngine();
    const kept = new Set(HARD_TIERS);
    const counted: number[] = [];
    for (const { code } of team.people)
      for (const date of ['2026-12-14', '2026-12-16', '2026-12-19']) {
        const compiled = compileSituation({ ...situation, locks: [`${code}|${date}|-`] });
        const { problem } = compiled;
        const check = new LiveCheck(compiled, assignments);
        const before = Uint8Array.from(problem.slots, (_, slot) => (check.holds(slot) ? 1 : 0));
        const changes = (held: Uint8Array) => held.filter((value, slot) => value !== before[slot]).length;
        const nearest = nearestRota(highs, problem, before, { kept, seconds: 3600, over: () => false });
        const { held } = fewestByTrying(check, new Map());
        if (nearest === 'impossible') expect(held).toBeUndefined();
        else if (held && nearest !== 'undecided') {
          expect({ code, date, changes: changes(held) }).toEqual({ code, date, changes: changes(nearest.held) });
          const { byTier } = evaluate(problem, held).cost;
          expect(HARD_TIERS.map((tier) => byTier[tier])).toEqual(HARD_TIERS.map(() => 0));
          counted.push(changes(held));
        }
      }
    expect([counted.includes(0), counted.some((each) => each > 2)]).toEqual([true, true]);
  }, 60_000);

  it('are none where nothing can mend a need', () => {
    const locks = situation.team.people.map(({ code }) => `${code}|2026-12-16|-`);
    const tried = fewestByTrying(new LiveCheck(compileSituation({ ...situation, locks }), []), new Map());
    expect([tried.held, tried.beyond.has('open'), tried.beyond.has('must')]).toEqual([undefined, true, false]);
  });
});
