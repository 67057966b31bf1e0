import { LiveCheck, type Bound, type CompiledRota } from '@evenflow/rules';
import { applyChange, findWaysOut, hardFacts, slotsOf, solve, type Conflict, type HardFact } from '@evenflow/solver';
import { deepSize } from '@evenflow/testing';
import { TEAMS, loadDecember, type TeamName } from './demo-decembers.ts';
import { compileOf, conflictOf } from './planted-conflicts.ts';

/** Conflicts planted in each team; 100 in all at full size. */
const SIZES: Readonly<Record<TeamName, number>> = {
  'two-rooms': deepSize(1, 40),
  'st-cuthberts': deepSize(0, 40),
  lakeshore: deepSize(0, 20),
};
function named(compiled: CompiledRota, { facts }: Conflict): HardFact[] {
  const text = ({ sentence, setting, duty }: Pick<HardFact, 'sentence' | 'setting' | 'duty'>) =>
    `${setting ?? ''}|${duty ?? ''}|${sentence}`;
  const names = new Set(facts.map(text));
  return hardFacts(compiled).facts.filter((fact) => names.has(text(fact)));
}

/**
 * Solves the month with these facts and nothing else but what is taken for granted, which only ever forbids: what they do
 * not ask of is left free, and the little that remains is solved exactly.
 */
async function broken(compiled: CompiledRota, facts: readonly HardFact[]) {
  const { problem, view } = compiled;
  const asked = new Set(facts.flatMap((fact) => fact.asks.flatMap(({ literals }) => slotsOf(compiled, literals))));
  const { granted } = hardFacts(compiled);
  expect(granted.filter(({ min = 0, weights = [] }) => min > 0 || weights.some((w) => w < 0))).toEqual([]);
  const asks = [...granted, ...facts.flatMap((fact) => fact.asks)];
  const bounds = asks.map(({ literals, weights, min, max }): Bound => ({
    literals,
    ...(weights ? { weights } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...{ weight: 1, tier: 'must', severity: 'must', setting: 0, facts: null },
  }));
  const slots = problem.slots.map(({ decided, ...slot }, i) => {
    if (view.slots[i]!.past) return { ...slot, decided: decided! };
    return asked.has(i) ? slot : { ...slot, decided: false };
  });
  const tierCost = { ...problem.tierCost, must: 1000 };
  return solve({ ...problem, slots, bounds, tierCost }, { seed: 1, iterations: 20_000 });
}

const teams = TEAMS.filter((name) => SIZES[name] > 0);

describe.each(teams)('conflicts planted in %s', (name) => {
  it(`are told as minimal sets whose first way out works, ${SIZES[name]} times`, async () => {
    const december = await loadDecember(name);
    let planted = 0;
    let slowest = 0;
    let least = 0;
    for (let seed = 1; planted < SIZES[name]; seed += 1) {
      const found = await conflictOf(december, seed);
      if (!found) continue;
      planted += 1;
      const { situation, conflict, compiled, cpuSeconds } = found;
      const told = `${name} ${seed}: ${conflict.sentence}`;
      expect({ told, minimal: conflict.minimal }).toEqual({ told, minimal: true });
      const facts = named(compiled, conflict);
      expect(facts).toHaveLength(conflict.facts.length);
      const together = await broken(compiled, facts);
      expect({ told, impossible: together.cost.total > 0 && together.bound > 0 }).toEqual({ told, impossible: true });
      for (const fact of facts) {
        const others = facts.filter((each) => each !== fact);
        const { cost } = await broken(compiled, others);
        expect({ told, without: fact.sentence, broken: cost.total }).toEqual({
          told,
          without: fact.sentence,
          broken: 0,
        });
      }
      const began = process.cpuUsage();
      let first = 0;
      const options = { seed: 1, seconds: 10, onWay: () => (first ||= process.cpuUsage(began).user / 1e6) };
      const { ways } = await findWaysOut(situation, conflict, { ...options, movesEach: 40_000 });
      slowest = Math.max(slowest, first + cpuSeconds);
      expect({ told, ways: ways.length > 0 }).toEqual({ told, ways: true });
      if (ways[0]!.least) least += 1;
      const { changes, rota } = ways[0]!;
      const check = new LiveCheck(compileOf(changes.reduce(applyChange, situation)), rota.assignments);
      const hard = check.findings().filter((f) => f.severity !== 'should' && f.rule !== 'leave-cap');
      expect({ told, hard: hard.map((f) => f.sentence) }).toEqual({ told, hard: [] });
    }
    process.stdout.write(
      `${name}: ${planted} conflicts, slowest with its first way out ${slowest.toFixed(1)} CPU-s, ${least} first ways proven least\n`,
    );
  }, 7_200_000);
});
