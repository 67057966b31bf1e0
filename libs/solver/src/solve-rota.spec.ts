import { assignmentKey } from '@evenflow/domain';
import { compileRota, LiveCheck, RULES, type RuleSet } from '@evenflow/rules';
import { call, deepSize, duty, person, tinyTeam } from '@evenflow/testing';
import fc from 'fast-check';
import { evaluate } from './evaluate.ts';
import { solveCompiled, solveRota, type RotaProgress } from './solve-rota.ts';

const DATES = ['2026-12-11', '2026-12-12', '2026-12-13', '2026-12-14'];
const CODES = ['Amy', 'Ben', 'Cat'];
/** Rotas of one team that are all tried. */
const MOST_SLOTS = 13;

interface Drawn {
  readonly people: number;
  readonly days: number;
  readonly rules: readonly string[];
  /** First and last day of somebody, as days of the drawn ones. */
  readonly employed: readonly { readonly person: number; readonly from: number | null; readonly to: number | null }[];
  readonly leave: readonly { readonly person: number; readonly day: number }[];
  readonly lock: { readonly person: number; readonly day: number; readonly free: boolean } | null;
  readonly seed: number;
}

const nat = (most: number) => fc.nat(most - 1);

const smallTeam: fc.Arbitrary<Drawn> = fc.record({
  people: fc.integer({ min: 2, max: 3 }),
  days: fc.integer({ min: 2, max: 3 }),
  rules: fc.subarray(
    RULES.filter(({ standing }) => !standing).map(({ id }) => id),
    { minLength: 1, maxLength: 8 },
  ),
  employed: fc.array(fc.record({ person: nat(3), from: fc.option(nat(4)), to: fc.option(nat(4)) }), { maxLength: 2 }),
  leave: fc.array(fc.record({ person: nat(3), day: nat(4) }), { maxLength: 2 }),
  lock: fc.option(fc.record({ person: nat(3), day: nat(4), free: fc.boolean() })),
  seed: fc.nat(1000),
});

function situation({ people, days, rules, employed, leave, lock }: Drawn) {
  const range = { from: DATES[0]!, to: DATES[days - 1]! };
  const team = tinyTeam({
    people: CODES.slice(0, people).map((code, i) => {
      const dates = employed.find((each) => each.person === i);
      return person(code, {
        ...{ fte: i === 2 ? 0.5 : 1 },
        ...(dates && dates.from !== null ? { startDate: DATES[dates.from]! } : {}),
        ...(dates && dates.to !== null ? { endDate: DATES[dates.to]! } : {}),
      });
    }),
    dutyTypes: [duty('D'), call('C1')],
    leave: leave
      .filter((each) => each.person < people)
      .map((each) => ({
        ...{ person: CODES[each.person]!, from: DATES[each.day]!, to: DATES[each.day]! },
        ...{ type: 'AL', status: 'approved' as const },
      })),
  });
  const settings = ['required-count', ...rules.filter((id) => id !== 'required-count')].map((id) => ({ id, rule: id }));
  const ruleSet: RuleSet = { format: 'evenflow-rules/1', name: 'Drawn', settings };
  const locked = lock && lock.person < people && lock.day < days ? lock : null;
  const locks = locked ? [`${CODES[locked.person]}|${DATES[locked.day]}|${locked.free ? '-' : 'C1'}`] : [];
  return { team, ruleSet, range, locks };
}

describe('a small team', () => {
  it('gets the best of all its rotas, counted alike by checker and problem, with its locks kept', async () => {
    await fc.assert(
      fc.asyncProperty(smallTeam, async (drawn) => {
        const { team, ruleSet, range, locks } = situation(drawn);
        const compiled = compileRota(team, ruleSet, range, { locks });
        const { problem, view } = compiled;
        const free = view.slots.filter((slot) => !slot.past && problem.slots[slot.index]!.decided === undefined);
        fc.pre(free.length <= MOST_SLOTS);
        const check = new LiveCheck(compiled);
        const held = Uint8Array.from(problem.slots, ({ decided }) => (decided ? 1 : 0));
        for (const slot of view.slots) if (!slot.past && held[slot.index]) check.toggle(slot.index);
        let best = Number.POSITIVE_INFINITY;
        for (let n = 0; n < 2 ** free.length; n += 1) {
          if (n > 0) {
            const { index } = free[31 - Math.clz32(n & -n)]!;
            check.toggle(index);
            held[index]! ^= 1;
          }
          const { total } = check.cost();
          if (n % 7 === 0) expect(evaluate(problem, held).cost.total).toBe(total);
          best = Math.min(best, total);
        }
        const solved = await solveRota(team, ruleSet, range, {
          seed: drawn.seed,
          iterations: 20_000,
          threads: 0,
          locks,
        });
        expect(solved.cost.total).toBe(best);
        expect(solved.bound ?? 0).toBeLessThanOrEqual(best);
        const keys = new Set(solved.assignments.map(assignmentKey));
        for (const lock of locks) {
          const [who, date, code] = lock.split('|');
          if (code === '-') expect(solved.assignments.filter((a) => a.person === who && a.date === date)).toEqual([]);
          else if (view.slot(who!, date!, code!)) expect(keys.has(lock)).toBe(true);
        }
      }),
      { numRuns: deepSize(12, 1000) },
    );
  });
});

describe('a solve that is stopped', () => {
  const { team, ruleSet, range } = situation({
    ...{ people: 3, days: 3, rules: ['one-duty-at-a-time'], employed: [], leave: [], lock: null, seed: 1 },
  });
  /** So many times the same rule: one is read before anybody can stop it, thousands are not, on whatever machine. */
  const read = (times: number) => ({
    ...ruleSet,
    settings: Array.from({ length: times }, (_, i) => ({ id: `${i}`, rule: 'required-count' })),
  });
  const stopped = () => {
    const stopping = new AbortController();
    setImmediate(() => stopping.abort());
    return stopping.signal;
  };
  /** Stopped when it first tells of a rota after so many moves. */
  const stoppedAfter = (moves: number) => {
    const stopping = new AbortController();
    const onProgress = ({ iterations }: RotaProgress) => iterations >= moves && stopping.abort();
    return { signal: stopping.signal, onProgress };
  };
  const options = { seed: 1, seconds: 3600, exact: false };

  it.each([1, 100, 4000])('at once has no rota, with %d rules to read', async (times) => {
    const solving = solveRota(team, read(times), range, { ...options, signal: stopped() });
    await expect(solving).rejects.toMatchObject({ code: 'stopped' });
  });

  it('at once has the one it was to start from', async () => {
    const { assignments: start } = await solveRota(team, ruleSet, range, { seed: 1, iterations: 5_000, threads: 0 });
    for (const times of [1, 4000]) {
      const kept = await solveRota(team, read(times), range, { ...options, start, signal: stopped() });
      expect([kept.assignments, kept.iterations]).toEqual([start, 0]);
    }
  });

  it('before its first move has no rota, unless there is only one', async () => {
    const compiled = compileRota(team, ruleSet, range);
    await expect(solveCompiled(compiled, { ...options, ...stoppedAfter(0) })).rejects.toMatchObject({
      code: 'stopped',
    });
    const locks = CODES.flatMap((code) => DATES.map((date) => `${code}|${date}|-`));
    const only = await solveRota(team, ruleSet, range, { ...options, ...stoppedAfter(0), locks });
    expect([only.assignments, only.proven]).toEqual([[], true]);
  });

  it('after its first move has a rota', async () => {
    const stop = stoppedAfter(1);
    const { iterations, assignments } = await solveRota(team, ruleSet, range, { ...options, ...stop });
    expect([stop.signal.aborted, iterations > 0, assignments.length > 0]).toEqual([true, true, true]);
  });
});
