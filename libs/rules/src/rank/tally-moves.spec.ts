import fc from 'fast-check';
import { addDays, weekdayOf, type Assignment } from '@evenflow/domain';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import { LiveCheck, compileRota, findTallyMoves, type RuleSet, type TallyMove } from '../index.ts';

/** Thursday to the Monday after the next weekend, over the night the clocks change. */
const FROM = '2026-03-26';
const DAYS = 12;
const PEOPLE = ['Amy', 'Ben', 'Cat', 'Dan'];
const team = tinyTeam({
  people: PEOPLE.map((code) => person(code)),
  dutyTypes: [duty('D', { need: { monFri: 1, sat: 0, sun: 0, holiday: 0 } }), call('C1')],
  leave: [{ person: 'Ben', from: '2026-03-28', to: '2026-03-29', type: 'AL', status: 'approved' }],
});
const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Small',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'apart', rule: 'one-duty-at-a-time' },
    { id: 'off', rule: 'after-duty-off', severity: 'must' },
    { id: 'leave', rule: 'leave-protected' },
    { id: 'equity', rule: 'call-equity', params: { duties: ['@call'] } },
  ],
};
const range = { from: FROM, to: addDays(FROM, DAYS - 1) };

interface Held {
  readonly person: string;
  readonly date: string;
  readonly duty: string;
}

const checkOf = (held: readonly Held[]) =>
  new LiveCheck(compileRota(team, ruleSet, range), held as unknown as Assignment[]);

const rota = fc.array(fc.nat(PEOPLE.length - 1), { minLength: DAYS * 2, maxLength: DAYS * 2 }).map((who) =>
  who.flatMap((index, i): Held[] => {
    const date = addDays(FROM, Math.floor(i / 2));
    const code = i % 2 === 0 ? 'D' : 'C1';
    const weekend = ['Sat', 'Sun'].includes(weekdayOf(date));
    return weekend && code === 'D' ? [] : [{ person: PEOPLE[index]!, date, duty: code }];
  }),
);

/** Weekends with a call, counted another way: by the Saturdays. */
const weekends = (held: readonly Held[], who: string) =>
  new Set(
    held
      .filter((one) => one.person === who && one.duty === 'C1' && ['Sat', 'Sun'].includes(weekdayOf(one.date)))
      .map((one) => (weekdayOf(one.date) === 'Sat' ? one.date : addDays(one.date, -1))),
  ).size;

const after = (held: readonly Held[], { handOvers }: TallyMove): Held[] =>
  held.map((one) => {
    const given = handOvers.find((h) => h.from === one.person && h.date === one.date && h.duty === one.duty);
    return given ? { ...one, person: given.to } : one;
  });

const hard = (check: LiveCheck) => {
  const { must, signed, open } = check.cost().byTier;
  return { must, signed, open };
};

describe('moving a tally by one', () => {
  it('moves exactly one weekend, breaks nothing, costs what it says, and leaves the check as it was', () => {
    let found = 0;
    fc.assert(
      fc.property(rota, (held) => {
        const check = checkOf(held);
        const before = check.cost();
        const { moves } = findTallyMoves(check, { kind: 'weekends', from: 'Amy', to: 'Ben', effort: 4000 });
        expect(check.cost()).toEqual(before);
        for (const move of moves.slice(0, 5)) {
          found += 1;
          const changed = after(held, move);
          const then = checkOf(changed);
          expect(weekends(changed, 'Amy')).toBe(weekends(held, 'Amy') - 1);
          expect(weekends(changed, 'Ben')).toBe(weekends(held, 'Ben') + 1);
          for (const tier of ['must', 'signed', 'open'] as const)
            expect(hard(then)[tier]).toBeLessThanOrEqual(hard(check)[tier]);
          expect(move.cost).toBeCloseTo(then.cost().total - before.total, 6);
        }
        expect(moves.map((move) => move.cost)).toEqual([...moves.map((move) => move.cost)].sort((a, b) => a - b));
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('finds every weekend that can simply be handed over', () => {
    fc.assert(
      fc.property(rota, (held) => {
        const check = checkOf(held);
        const { moves } = findTallyMoves(check, { kind: 'weekends', from: 'Amy', to: 'Cat' });
        for (const saturday of ['2026-03-28', '2026-04-04']) {
          const days = [saturday, addDays(saturday, 1)];
          const mine = held.filter((one) => one.person === 'Amy' && one.duty === 'C1' && days.includes(one.date));
          const theirs = held.some((one) => one.person === 'Cat' && one.duty === 'C1' && days.includes(one.date));
          if (mine.length === 0 || theirs) continue;
          const handOvers = mine.map((one) => ({ from: 'Amy', to: 'Cat', date: one.date, duty: 'C1' }));
          const then = hard(checkOf(after(held, { handOvers, cost: 0 })));
          const now = hard(check);
          if (then.must > now.must || then.open > now.open) continue;
          // Nothing hard gets worse in sum; the search asks that of every bound, so it may only be stricter.
          const worse = checkOf(after(held, { handOvers, cost: 0 }))
            .findings()
            .some((f) => f.severity !== 'should' && !check.findings().some((g) => g.sentence === f.sentence));
          if (!worse) expect(moves).toContainEqual(expect.objectContaining({ handOvers }));
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it('gives the receiver’s duty on to make room', () => {
    const held: Held[] = [
      { person: 'Amy', date: '2026-04-04', duty: 'C1' },
      { person: 'Amy', date: '2026-04-05', duty: 'C1' },
      // Off after Sunday's call, Cat cannot keep Monday's day duty.
      { person: 'Cat', date: '2026-04-06', duty: 'D' },
    ];
    const { moves } = findTallyMoves(checkOf(held), { kind: 'weekends', from: 'Amy', to: 'Cat' });
    expect(moves[0]!.handOvers).toHaveLength(3);
    expect(moves.map((move) => move.handOvers.at(-1))).toContainEqual(
      expect.objectContaining({ from: 'Cat', date: '2026-04-06', duty: 'D' }),
    );
  });

  it('says what stands against it when there is no way, and moves nothing that is locked', () => {
    const held: Held[] = [
      { person: 'Amy', date: '2026-03-28', duty: 'C1' },
      { person: 'Amy', date: '2026-03-29', duty: 'C1' },
    ];
    const { moves, against, complete } = findTallyMoves(checkOf(held), { kind: 'weekends', from: 'Amy', to: 'Ben' });
    expect({ moves, complete }).toEqual({ moves: [], complete: true });
    expect(against[0]!.dates).toEqual(['2026-03-28', '2026-03-29']);
    expect(against[0]!.finding?.sentence).toMatch(/^Ben is on leave/);
    const toCat = { kind: 'weekends', from: 'Amy', to: 'Cat' } as const;
    expect(findTallyMoves(checkOf(held), toCat).moves).not.toEqual([]);
    for (const key of ['Amy|2026-03-28|C1', 'Cat|2026-03-29|-'])
      expect(findTallyMoves(checkOf(held), { ...toCat, locks: new Set([key]) }).moves).toEqual([]);
    expect(findTallyMoves(checkOf(held), { ...toCat, notBefore: '2026-03-29' }).moves).toEqual([]);
  });
});
