import { call, duty, person, tinyTeam } from '@evenflow/testing';
import { assign, type Assignment } from '@evenflow/domain';
import { compileRota, LiveCheck, planRelief, type RuleSet } from '../index.ts';

const EVERY_DAY = { monFri: 1, sat: 1, sun: 1, holiday: 1 };
const team = tinyTeam({
  people: ['Amy', 'Ben', 'Cat', 'Dan'].map((code) => person(code)),
  dutyTypes: [
    duty('D', { need: EVERY_DAY }),
    duty('E', { need: EVERY_DAY }),
    duty('CPD', { optional: true, need: { monFri: 0, sat: 0, sun: 0, holiday: 0 } }),
    call('C1', { need: { monFri: 0, sat: 0, sun: 0, holiday: 0 } }),
  ],
});
const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Small',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'apart', rule: 'one-duty-at-a-time' },
    { id: 'days', rule: 'max-days-in-window', severity: 'must', params: { days: 1, window: 2, duties: ['D', 'E'] } },
  ],
};
const DAY = '2026-12-09';
const held = (who: string, date: string, code: string): Assignment =>
  assign(
    team,
    who,
    team.dutyTypes.find((each) => each.code === code)!,
    date,
  );
const planFor = (rota: Assignment[], query: Partial<Parameters<typeof planRelief>[1]> = {}, rules = ruleSet) => {
  const check = new LiveCheck(compileRota(team, rules, { from: DAY, to: DAY }), rota);
  const before = check.cost();
  const plan = planRelief(check, { person: 'Amy', duties: [{ date: DAY, duty: 'D' }], ...query });
  expect(check.cost()).toEqual(before);
  return { ...plan, moves: plan.moves.map(({ duty: code, from, to }) => `${code} ${from}→${to}`) };
};
const BUSY = [held('Amy', DAY, 'D'), held('Ben', DAY, 'E'), held('Cat', DAY, 'CPD')];

it('gives the duty to somebody who is free, and touches nobody else', () => {
  expect(planFor(BUSY)).toEqual({ moves: ['D Amy→Dan'], open: [], fewest: true });
});

it('moves what may be left out before it leaves a duty open', () => {
  const resting = new Map([['Dan', Infinity]]);
  expect(planFor(BUSY, { resting })).toEqual({ moves: ['D Amy→Cat', 'CPD Cat→null'], open: [], fewest: true });
});

it('hands a duty on when nobody can take it directly', () => {
  const able = (code: string): Record<string, 3> => (code === 'D' ? { CPB: 3 } : {});
  const narrow = {
    ...team,
    dutyTypes: team.dutyTypes.map((type) => ({ ...type, requiredCompetences: able(type.code) })),
  };
  const people = narrow.people.map((each) =>
    ['Cat', 'Dan'].includes(each.code) ? { ...each, competences: {} } : each,
  );
  const rules = { ...ruleSet, settings: [...ruleSet.settings, { id: 'able', rule: 'competence-required' }] };
  const check = new LiveCheck(compileRota({ ...narrow, people }, rules, { from: DAY, to: DAY }), BUSY.slice(0, 2));
  const plan = planRelief(check, { person: 'Amy', duties: [{ date: DAY, duty: 'D' }] });
  expect(plan.moves).toMatchObject([
    { duty: 'D', from: 'Amy', to: 'Ben' },
    { duty: 'E', from: 'Ben' },
  ]);
  expect(plan).toMatchObject({ open: [], fewest: true });
});

it('says so when nobody can, and lets fall away what nobody is needed for', () => {
  const resting = new Map(['Ben', 'Cat', 'Dan'].map((who) => [who, Infinity]));
  expect(planFor(BUSY, { resting })).toEqual({ moves: ['D Amy→null'], open: [{ date: DAY, duty: 'D' }], fewest: true });
  const optional = [held('Amy', DAY, 'CPD')];
  expect(planFor(optional, { duties: [{ date: DAY, duty: 'CPD' }] })).toMatchObject({
    moves: ['CPD Amy→null'],
    open: [],
  });
});
