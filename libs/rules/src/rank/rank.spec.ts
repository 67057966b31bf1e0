import fc from 'fast-check';
import { addDays, type Assignment } from '@evenflow/domain';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import {
  LiveCheck,
  checkMoves,
  compileRota,
  findSwapCycles,
  rankCandidates,
  type Bound,
  type RuleSet,
  type Slot,
} from '../index.ts';

const FROM = '2026-03-26';
const DAYS = 5;
const PEOPLE = ['Amy', 'Ben', 'Cat', 'Dan', 'Eve'];
const team = tinyTeam({
  people: PEOPLE.map((code) => person(code, code === 'Eve' ? { competences: {} } : {})),
  dutyTypes: [duty('D', { need: { monFri: 1, sat: 1, sun: 1, holiday: 1 } }), call('C1'), call('C2')],
  leave: [{ person: 'Ben', from: '2026-03-28', to: '2026-03-28', type: 'AL', status: 'approved' }],
});
const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Small',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'able', rule: 'competence-required' },
    { id: 'apart', rule: 'one-duty-at-a-time' },
    { id: 'off', rule: 'after-duty-off', severity: 'must-unless-signed' },
    { id: 'leave', rule: 'leave-protected' },
    { id: 'spacing', rule: 'call-spacing', params: { duties: ['@call'] } },
    {
      id: 'pair',
      rule: 'pairs',
      severity: 'must',
      params: { rows: [{ people: ['Cat'], duties: ['C1'], needs: ['Amy', 'Ben'], on: ['C2'], never: [] }] },
    },
  ],
};
const compiled = compileRota(team, ruleSet, { from: FROM, to: addDays(FROM, DAYS - 1) });
const { view, problem } = compiled;

/** A rota across the night the clocks change: each duty of each day held by anybody, legal or not. */
const rota = fc
  .array(fc.nat(PEOPLE.length - 1), { minLength: DAYS * 3, maxLength: DAYS * 3 })
  .map((who) =>
    who.map((index, i) => ({
      person: PEOPLE[index]!,
      date: addDays(FROM, Math.floor(i / 3)),
      duty: ['D', 'C1', 'C2'][i % 3]!,
    })),
  )
  .map((cells) => cells as unknown as Assignment[]);

/** How far a bound is outside its limits, counted from nothing. */
function outside(bound: Bound, held: ReadonlySet<number>): number {
  const count = problem.slots.length;
  const sum = bound.literals.reduce((total, literal, i) => {
    const members = literal < count ? [literal] : problem.anyOf[literal - count]!;
    return total + (members.some((slot) => held.has(slot)) ? (bound.weights?.[i] ?? 1) : 0);
  }, 0);
  return Math.max(0, (bound.min ?? -Infinity) - sum, sum - (bound.max ?? Infinity));
}

/** Every ring of two to four held duties from the first on, tried out as a whole. */
function ringsByForce(check: LiveCheck, start: Slot): string[] {
  const heldSlots = view.slots.filter((slot) => check.holds(slot.index));
  const before = new Set(heldSlots.map((slot) => slot.index));
  const found: string[] = [];
  const extend = (ring: readonly Slot[]) => {
    if (ring.length > 1 && legal(ring, before)) found.push(ring.map((slot) => slot.index).join());
    if (ring.length === 4) return;
    for (const next of heldSlots) if (ring.every((slot) => slot.person !== next.person)) extend([...ring, next]);
  };
  extend([start]);
  return found.sort();
}

function legal(ring: readonly Slot[], before: ReadonlySet<number>): boolean {
  const after = new Set(before);
  for (const slot of ring) after.delete(slot.index);
  for (const [i, slot] of ring.entries()) {
    const to = view.people[ring[(i + 1) % ring.length]!.person]!.code;
    const taken = view.slot(to, view.days[slot.day]!, slot.duty.code)!.index;
    if (before.has(taken)) return false;
    after.add(taken);
  }
  return problem.bounds.every((bound) => {
    const now = outside(bound, after);
    return bound.severity === 'should' || now === 0 || now <= outside(bound, before);
  });
}

describe('swap cycles', () => {
  it('are exactly those that trying every ring finds, and cost what the rules say', () => {
    let rings = 0;
    fc.assert(
      fc.property(rota, fc.nat(DAYS * 3 - 1), (assignments, pick) => {
        const check = new LiveCheck(compiled, assignments);
        const { person: who, date, duty: what } = assignments[pick]!;
        const before = check.cost();
        const { cycles, complete } = findSwapCycles(check, { person: who, date, duty: what, effort: 100_000 });
        const found = cycles.map(({ handOvers }) =>
          handOvers.map((h) => view.slot(h.from, h.date, h.duty)!.index).join(),
        );
        expect(complete).toBe(true);
        expect([...found].sort()).toEqual(ringsByForce(check, view.slot(who, date, what)!));
        for (const { handOvers, cost } of cycles.slice(0, 5)) {
          const toggled = new LiveCheck(compiled, assignments);
          for (const h of handOvers)
            for (const code of [h.from, h.to]) toggled.toggle(view.slot(code, h.date, h.duty)!.index);
          expect(toggled.cost().total - before.total).toBe(cost);
        }
        expect(check.cost()).toEqual(before);
        rings += found.length;
      }),
      { numRuns: 60 },
    );
    expect(rings).toBeGreaterThan(100);
  }, 60_000);

  it('leaves locked duties alone, and stops when told', () => {
    const cells = [
      { person: 'Amy', date: FROM, duty: 'D' },
      { person: 'Ben', date: '2026-03-27', duty: 'D' },
    ] as unknown as Assignment[];
    const range = { from: FROM, to: addDays(FROM, DAYS - 1) };
    const swaps = (locks: string[], effort?: number) =>
      findSwapCycles(new LiveCheck(compileRota(team, ruleSet, range, { locks }), cells), {
        person: 'Amy',
        date: FROM,
        duty: 'D',
        ...(effort === undefined ? {} : { effort }),
      });
    expect(swaps([]).cycles).toHaveLength(1);
    expect(swaps(['Ben|2026-03-27|D']).cycles).toHaveLength(0);
    expect(swaps([], 1).complete).toBe(false);
  });
});

describe('moves', () => {
  it('cost what a rota after them costs more, and say what each side would break', () => {
    fc.assert(
      fc.property(rota, fc.nat(DAYS * 3 - 1), fc.nat(DAYS * 3 - 1), (assignments, one, two) => {
        const [a, b] = [assignments[one]!, assignments[two]!];
        fc.pre(a.person !== b.person && `${a.date}${a.duty}` !== `${b.date}${b.duty}`);
        const moves = [
          { ...a, from: a.person, to: b.person },
          { ...b, from: b.person, to: a.person },
        ];
        const check = new LiveCheck(compiled, assignments);
        const found = checkMoves(check, moves);
        const swapped = assignments.map((each) =>
          each === a ? { ...a, person: b.person } : each === b ? { ...b, person: a.person } : each,
        );
        const after = new LiveCheck(compiled, swapped);
        expect(found.cost).toBe(after.cost().total - check.cost().total);
        const musts = after.cost().byTier.must - check.cost().byTier.must;
        if (musts > 0) expect(found.verdict).toBe('broken');
        expect(check.cost()).toEqual(new LiveCheck(compiled, assignments).cost());
      }),
      { numRuns: 60 },
    );
  });

  it('are refused where the duty is not the giver’s, or the taker’s already', () => {
    const check = new LiveCheck(compiled, [{ person: 'Amy', date: FROM, duty: 'D' } as Assignment]);
    const move = { date: FROM, duty: 'D' };
    expect(() => checkMoves(check, [{ ...move, from: 'Ben', to: 'Cat' }])).toThrow('not-held');
    expect(() => checkMoves(check, [{ ...move, from: null, to: 'Amy' }])).toThrow('already-held');
  });
});

describe('candidates', () => {
  it('are everybody else, each with the difference their duty makes, legal ones first', () => {
    fc.assert(
      fc.property(rota, fc.nat(DAYS * 3 - 1), (assignments, pick) => {
        const { person: from, date, duty: what } = assignments[pick]!;
        const check = new LiveCheck(compiled, assignments);
        const before = check.cost();
        const ranked = rankCandidates(check, { date, duty: what, from });
        expect(ranked.map((c) => c.person).sort()).toEqual(PEOPLE.filter((code) => code !== from));
        for (const candidate of ranked) {
          const moved = assignments.map((a) => (a === assignments[pick] ? { ...a, person: candidate.person } : a));
          const after = new LiveCheck(compiled, moved).cost();
          expect(candidate.cost).toBe(after.total - before.total);
          expect(candidate.legal && (after.byTier.must > before.byTier.must || candidate.byTier.open > 0)).toBe(false);
        }
        expect(ranked.map((c) => c.legal)).toEqual([...ranked.map((c) => c.legal)].sort((a, b) => +b - +a));
        expect(check.cost()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('says why not', () => {
    const ranked = rankCandidates(new LiveCheck(compiled), { date: '2026-03-28', duty: 'C1' });
    const reasons = Object.fromEntries(ranked.map((c) => [c.person, c.breaks.map((finding) => finding.setting)]));
    expect(reasons).toMatchObject({ Amy: [], Ben: ['leave'], Eve: ['able'] });
    expect(ranked[0]!.gives[0]!.sentence).toBe('Nobody holds C1 on Sat 28 Mar; 1 is needed.');
    expect(ranked.slice(-2).map((c) => c.legal)).toEqual([false, false]);
  });

  it('refuses a duty that is not planned and a holder who does not hold it', () => {
    const check = new LiveCheck(compiled);
    expect(() => rankCandidates(check, { date: '2026-05-01', duty: 'C1' })).toThrow(
      expect.objectContaining({ code: 'unknown-duty' }),
    );
    expect(() => rankCandidates(check, { date: FROM, duty: 'C1', from: 'Amy' })).toThrow(
      expect.objectContaining({ code: 'not-held' }),
    );
  });
});

describe('an effect', () => {
  it('is what changes when it is done, and asking leaves everything as it was', () => {
    const keys = (check: LiveCheck) => new Set(check.findings().map((f) => `${f.setting}|${f.sentence}`));
    const changes = fc.uniqueArray(fc.nat(problem.slots.length - 1), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rota, changes, (held, drawn) => {
        const check = new LiveCheck(compiled, held);
        const slots = drawn.filter((slot) => !view.slots[slot]!.past);
        const [before, cost] = [keys(check), check.cost().total];
        const effect = check.effectOf(slots);
        expect([keys(check), check.cost().total]).toEqual([before, cost]);
        for (const slot of slots) check.toggle(slot);
        const after = check.findings();
        expect(effect.adds).toEqual(after.filter((f) => !before.has(`${f.setting}|${f.sentence}`)));
        expect(effect.cost).toBeCloseTo(check.cost().total - cost, 6);
      }),
      { numRuns: 200 },
    );
  });
});
