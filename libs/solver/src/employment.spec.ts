import { assign, isEmployed, type Person } from '@evenflow/domain';
import { findSwapCycles, LiveCheck, rankCandidates, type RuleSet } from '@evenflow/rules';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import { findConflict } from './explain/conflict.ts';
import { compileSituation, type Situation } from './explain/situation.ts';
import { whyNot } from './explain/why.ts';
import { oneAbsenceAway } from './repair/absence.ts';
import { repairRota } from './repair/repair.ts';
import { smallestTeam } from './sizing/smallest-team.ts';
import { solveRota } from './solve-rota.ts';

const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Two rules',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'apart', rule: 'one-duty-at-a-time' },
  ],
};
/** Monday to Sunday: a day duty on weekdays, a call every day. */
const range = { from: '2026-12-07', to: '2026-12-13' };
const dutyTypes = [duty('D'), call('C1')];

/** Amy stays; Ben's last day is Wednesday; Cat begins on Thursday; Dan left and Eve begins just outside the week. */
const people = [
  ...[person('Amy'), person('Ben', { endDate: '2026-12-09' }), person('Cat', { startDate: '2026-12-10' })],
  ...[person('Dan', { endDate: '2026-12-06' }), person('Eve', { startDate: '2026-12-14' })],
];
const situation = (of: readonly Person[], locks: readonly string[] = []): Situation => {
  return { team: tinyTeam({ people: of, dutyTypes }), ruleSet, range, locks };
};
const solved = ({ team, locks }: Situation) =>
  solveRota(team, ruleSet, range, { seed: 1, iterations: 5000, threads: 0, ...(locks ? { locks } : {}) });

describe('people who come and go', () => {
  it('hold duties from their first to their last day only, and the month is complete', async () => {
    const { assignments, publishable } = await solved(situation(people));
    expect(publishable).toBe(true);
    expect(new Set(assignments.map((each) => each.person))).toEqual(new Set(['Amy', 'Ben', 'Cat']));
    for (const { person: code, date } of assignments)
      expect(
        isEmployed(
          people.find((each) => each.code === code)!,
          date,
        ),
      ).toBe(true);
  });

  it('keep what is locked for them, found as a broken must', async () => {
    const { assignments, findings } = await solved(situation(people, ['Ben|2026-12-11|C1']));
    expect(assignments).toContainEqual(expect.objectContaining({ person: 'Ben', date: '2026-12-11', duty: 'C1' }));
    expect(findings.filter(({ severity }) => severity === 'must').map(({ sentence }) => sentence)).toEqual([
      'Ben left on Wed 9 Dec and holds C1 on Fri 11 Dec.',
    ]);
  });

  it('are no stand-ins before and after, and are told why', async () => {
    const { assignments } = await solved(situation(people));
    const check = new LiveCheck(compileSituation(situation(people)), assignments);
    const { person: from } = assignments.find(({ date, duty: code }) => date === '2026-12-12' && code === 'C1')!;
    const ranked = rankCandidates(check, { date: '2026-12-12', duty: 'C1', from });
    expect(ranked.filter(({ legal }) => legal).map(({ name }) => name)).toEqual([from === 'Amy' ? 'Cat' : 'Amy']);
    const told = (name: string) => ranked.find((each) => each.name === name)!.breaks.map(({ sentence }) => sentence);
    expect(told('Eve')).toEqual(['Eve begins on Mon 14 Dec and holds C1 on Sat 12 Dec.']);
    const rings = assignments.flatMap((held) => findSwapCycles(check, held).cycles);
    expect(rings.length).toBeGreaterThan(0);
    for (const { to, date } of rings.flatMap(({ handOvers }) => handOvers))
      expect(
        isEmployed(
          people.find((each) => each.code === to)!,
          date,
        ),
      ).toBe(true);
    const cell = { person: 'Ben', date: '2026-12-12', duty: 'C1' };
    const why = await whyNot(situation(people), assignments, cell, { seed: 1, iterations: 1000, exact: false });
    expect(why.possible).toBe(false);
    expect(why.sentences).toContain('Ben left on Wed 9 Dec and holds C1 on Sat 12 Dec.');
  });

  it('give their published duties on when they leave earlier, and nobody else is touched', async () => {
    const stays = [person('Amy'), person('Ben'), person('Cat')];
    const { assignments } = await solved(situation(stays));
    const leaves = stays.map((each) => (each.code === 'Ben' ? { ...each, endDate: '2026-12-09' } : each));
    const orphaned = assignments.filter((each) => each.person === 'Ben' && each.date > '2026-12-09');
    expect(orphaned.length).toBeGreaterThan(0);
    const repair = await repairRota({ ...situation(leaves), published: assignments }, assignments);
    expect(repair.complete).toBe(true);
    expect(repair.assignments.filter((each) => each.person === 'Ben' && each.date > '2026-12-09')).toEqual([]);
    const kept = assignments.filter((each) => !orphaned.includes(each));
    expect(repair.assignments).toEqual(expect.arrayContaining(kept.map((each) => expect.objectContaining(each))));
  });

  it('are part of why a week cannot be done, of what hangs on one person, and of how many are needed', async () => {
    const few = [person('Amy'), person('Ben', { endDate: '2026-12-09' })];
    const locks = ['Amy|2026-12-10|-'];
    const conflict = await findConflict(compileSituation(situation(few, locks)), { seconds: 600 });
    expect(conflict!.minimal).toBe(true);
    expect(conflict!.facts.map(({ sentence }) => sentence)).toContain('Ben is not employed on Thu 10 Dec.');

    const held = await solved(situation(few));
    const { absences } = await oneAbsenceAway(situation(few), held.assignments, { seconds: 600 });
    const outcomes = (date: string) => absences.filter((each) => each.date === date).map(({ outcome }) => outcome);
    expect(new Set(outcomes('2026-12-11'))).toEqual(new Set(['unmeetable']));

    const needed = await smallestTeam(situation([...people.slice(1), person('Fay', { endDate: '2026-12-09' })]), {
      ...{ seed: 1, seconds: 600 },
    });
    expect(needed).toMatchObject({ atLeast: 2, proven: true });
    expect(needed!.people).toContain('Cat');
  });

  it('may hold a night that begins on the last day, which is theirs to its end', () => {
    const team = situation(people).team;
    const night = assign(team, 'Ben', dutyTypes[1]!, '2026-12-09');
    expect(night.end > '2026-12-10').toBe(true);
    const check = new LiveCheck(compileSituation(situation(people)), [night]);
    expect(check.findings().filter(({ people: about }) => about.includes('Ben'))).toEqual([]);
  });
});
