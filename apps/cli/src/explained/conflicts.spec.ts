import { LiveCheck, type Bound, type CompiledRota } from '@evenflow/rules';
import {
  applyChange,
  findWaysOut,
  hardFacts,
  slotsOf,
  solve,
  type Conflict,
  type HardFact,
  type HardFacts,
} from '@evenflow/solver';
import { deepSize } from '@evenflow/testing';
import { TEAMS, loadDecember, type TeamName } from './demo-decembers.ts';
import { secondsSince, spread } from './figures.ts';
import { compileOf, conflictOf, KINDS, type FoundConflict } from './planted-conflicts.ts';

/** Conflicts of each kind planted in each team; 100 in all at full size. */
const SIZES: Readonly<Record<TeamName, number>> = {
  'two-rooms': deepSize(1, 8),
  'st-cuthberts': deepSize(0, 8),
  lakeshore: deepSize(0, 4),
};
const PIECES = KINDS.slice(0, deepSize(1, KINDS.length));

function named(hard: HardFacts, { facts }: Conflict): HardFact[] {
  const text = ({ sentence, setting, duty }: Pick<HardFact, 'sentence' | 'setting' | 'duty'>) =>
    `${setting ?? ''}|${duty ?? ''}|${sentence}`;
  const names = new Set(facts.map(text));
  return hard.facts.filter((fact) => names.has(text(fact)));
}

/**
 * Solves the month with these facts and nothing else but what is taken for granted, which only ever forbids: what they do
 * not ask of is left free, and the little that remains is solved exactly. A rota that keeps nearly all of them is where
 * the search begins.
 */
async function broken(
  compiled: CompiledRota,
  granted: HardFacts['granted'],
  facts: readonly HardFact[],
  start?: ArrayLike<number>,
) {
  const { problem, view } = compiled;
  const asked = new Set(facts.flatMap((fact) => fact.asks.flatMap(({ literals }) => slotsOf(compiled, literals))));
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
  return solve({ ...problem, slots, bounds, tierCost }, { seed: 1, iterations: 20_000, ...(start ? { start } : {}) });
}

/** What does not hold of a conflict told; empty when everything does. */
async function faultsOf({ compiled, conflict }: FoundConflict): Promise<string[]> {
  if (!conflict.minimal) return ['not seen to be minimal in time'];
  const hard = hardFacts(compiled);
  const { granted } = hard;
  expect(granted.filter(({ min = 0, weights = [] }) => min > 0 || weights.some((w) => w < 0))).toEqual([]);
  const facts = named(hard, conflict);
  if (facts.length !== conflict.facts.length) return ['names facts that are not in the month'];
  const { cost, bound, held } = await broken(compiled, granted, facts);
  const faults = cost.total > 0 && bound > 0 ? [] : ['can hold after all'];
  let near = held;
  for (const fact of facts) {
    const without = await broken(
      compiled,
      granted,
      facts.filter((each) => each !== fact),
      near,
    );
    near = without.held;
    if (without.cost.total > 0) faults.push(`is not needed, as far as was seen: ${fact.sentence}`);
  }
  return faults;
}

/** The first way out, whether it works as stated, and what finding it took of the processor. */
async function firstWay({ situation, compiled, conflict }: FoundConflict) {
  const began = process.cpuUsage();
  let cpuSeconds = 0;
  const options = {
    compiled,
    seed: 1,
    seconds: 10,
    movesEach: 40_000,
    onWay: () => (cpuSeconds ||= secondsSince(began)),
  };
  const { ways } = await findWaysOut(situation, conflict, options);
  const [first] = ways;
  if (!first) return { cpuSeconds, least: false, faults: ['no way out is told'] };
  const check = new LiveCheck(compileOf(first.changes.reduce(applyChange, situation)), first.rota.assignments);
  const hard = check.findings().filter((f) => f.severity !== 'should' && f.rule !== 'leave-cap');
  return { cpuSeconds, least: first.least, faults: hard.map(({ sentence }) => `way out breaks: ${sentence}`) };
}

async function told(found: FoundConflict) {
  const faults = await faultsOf(found);
  const way = await firstWay(found);
  return {
    facts: found.conflict.facts.length,
    cpu: found.cpuSeconds + way.cpuSeconds,
    least: way.least,
    minimal: faults,
    way: way.faults,
  };
}

const say = (faults: readonly string[]) => (faults.length === 0 ? 'yes' : `NO, ${faults[0]!}`);

const teams = TEAMS.filter((name) => SIZES[name] > 0);

describe.each(teams)('conflicts planted in %s', (name) => {
  it.each(PIECES)(
    `of the kind %s are told as minimal sets whose first way out works, ${SIZES[name]} times`,
    async (kind) => {
      const december = await loadDecember(name);
      const faults: string[] = [];
      const took: number[] = [];
      let [holding, least] = [0, 0];
      process.stdout.write(`${name}: seed | facts | CPU-s with its first way out | minimal | first way works | what\n`);
      for (let seed = KINDS.indexOf(kind); took.length < SIZES[name]; seed += KINDS.length) {
        const found = await conflictOf(december, seed);
        if (!found) continue;
        const { facts, cpu, minimal, way, ...rest } = await told(found);
        took.push(cpu);
        if (rest.least) least += 1;
        if (minimal.length + way.length === 0) holding += 1;
        faults.push(...[...minimal, ...way].map((fault) => `${name} ${seed}: ${fault}`));
        const row = [seed, facts, cpu.toFixed(1), say(minimal), say(way), found.what];
        process.stdout.write(`${name}: ${row.join(' | ')}\n`);
      }
      const sum = `${holding} of ${took.length} conflicts hold, CPU-s ${spread(took)}, ${least} first ways proven least`;
      process.stdout.write(`${name}, ${kind}: ${sum}\n`);
      expect(faults).toEqual([]);
    },
  );
});
