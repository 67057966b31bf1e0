import { monthRange, type PersonCode } from '@evenflow/domain';
import { compileRota, suppose, LiveCheck, type RuleSet } from '@evenflow/rules';
import { duty, night, person, tinyTeam } from '@evenflow/testing';
import { findConflict } from '../explain/conflict.ts';
import type { Situation } from '../explain/situation.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { smallestTeam } from './smallest-team.ts';

/** These end by themselves: no clock decides. */
const SECONDS = 3600;

const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Small',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'apart', rule: 'one-duty-at-a-time' },
    { id: 'leave', rule: 'leave-protected' },
    { id: 'able', rule: 'competence-required' },
    { id: 'rest', rule: 'rest-between-duties', params: { hours: 11 } },
  ],
};

/** Two days and a night every weekday: the night needs ECMO, and rest keeps its holder off the days around it. */
const small: Situation = {
  team: tinyTeam({
    competences: ['CPB', 'ECMO'].map((code) => ({ code, name: code })),
    people: [
      person('Amy', { competences: { CPB: 3, ECMO: 3 } }),
      person('Ben', { competences: { CPB: 3, ECMO: 3 } }),
      ...['Cas', 'Dee', 'Eve'].map((code) => person(code)),
    ],
    dutyTypes: [
      duty('D', { need: { monFri: 2, sat: 0, sun: 0, holiday: 0 } }),
      night('N', { requiredCompetences: { ECMO: 3 } }),
    ],
    leave: [{ person: 'Cas', from: '2026-12-07', to: '2026-12-07', type: 'AL', status: 'approved' }],
  }),
  ruleSet,
  range: { from: '2026-12-07', to: '2026-12-11' },
};

const without = (situation: Situation, spare: readonly PersonCode[]): Situation => ({
  ...situation,
  ...suppose(
    situation,
    spare.map((code) => ({ kind: 'without', person: code })),
  ),
});

/** The fewest people by asking of every part of the team whether its month can be kept. */
async function fewestByForce(situation: Situation): Promise<number> {
  const codes = situation.team.people.map(({ code }) => code);
  let fewest = codes.length;
  for (let choice = 1; choice < 2 ** codes.length; choice += 1) {
    const on = codes.filter((_, i) => (choice >> i) & 1);
    if (on.length >= fewest) continue;
    const {
      team,
      ruleSet: rules,
      range,
    } = without(
      situation,
      codes.filter((code) => !on.includes(code)),
    );
    if ((await findConflict(compileRota(team, rules, range), { seconds: SECONDS })) === null) fewest = on.length;
  }
  return fewest;
}

describe('the smallest team', () => {
  it('is as small as trying every part of the team finds, and keeps the month', async () => {
    const found = (await smallestTeam(small, { seed: 1, seconds: SECONDS }))!;
    expect(found).toMatchObject({ proven: true, atLeast: 3 });
    expect(await fewestByForce(small)).toBe(3);
    expect(found.people).toHaveLength(found.atLeast);
    const { team, range } = without(small, found.spare);
    const check = new LiveCheck(compileRota(team, ruleSet, range), found.assignments);
    expect(check.findings().filter(({ severity }) => severity !== 'should')).toEqual([]);
    expect(found.skills).toContainEqual({ competence: 'ECMO', have: 2, atLeast: expect.any(Number) as number });
  });

  it('is everybody where nobody can be spared, proven person by person', async () => {
    const found = await smallestTeam({ ...twoRooms(), range: monthRange('2026-12') }, { seed: 1, seconds: SECONDS });
    expect(found).toMatchObject({ atLeast: 5, proven: true, spare: [] });
  });

  it('is not there when not even everybody together can keep the month', async () => {
    const away = { from: '2026-12-07', to: '2026-12-11', type: 'AL', status: 'approved' as const };
    const leave = ['Amy', 'Ben'].map((code) => ({ ...away, person: code }));
    const nobody = { ...small, team: { ...small.team, leave } };
    expect(await smallestTeam(nobody, { seed: 1, seconds: SECONDS })).toBeUndefined();
  });
});
