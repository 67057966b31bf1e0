import { drawRota, person, tinyTeam } from '@evenflow/testing';
import { RULES } from '../registry.ts';
import { LiveCheck } from './check.ts';
import { compileWith } from './compile.ts';
import type { Rule, RuleSetting } from './define-rule.ts';

const team = tinyTeam({ people: [person('Amy'), person('Ben')] });
const { planned, range } = drawRota(
  team,
  '2026-12-07',
  `
       Mon Tue
  Amy  C1  D
  Ben  .   C1`,
);

function found(rule: Rule, setting: Partial<RuleSetting> = {}) {
  const settings = [{ id: 'only', rule: rule.id, ...setting, params: { duties: ['*'], ...setting.params } }];
  const ruleSet = { format: 'evenflow-rules/1', name: 'one', settings } as const;
  const findings = new LiveCheck(compileWith(new Map([[rule.id, rule]]), team, ruleSet, range), planned).findings();
  expect(findings.length).toBeGreaterThan(0);
  return [...new Set(findings.map(({ forColleagues }) => forColleagues))];
}
const ruleOf = (id: string) => RULES.find((rule) => rule.id === id)!;
const rest = ruleOf('rest-between-duties');

it('keeps what a rule finds from colleagues unless its definition says otherwise', () => {
  const { forColleagues: _said, ...silent } = rest;
  expect(found(rest)).toEqual([true]);
  expect(found(silent)).toEqual([false]);
});

it('keeps what an arrangement made for somebody finds, in scope or parameters, but not what one for a group does', () => {
  expect(found(rest, { scope: { people: ['Amy'] } })).toEqual([false]);
  expect(found(rest, { scope: { people: ['!Ben'] } })).toEqual([false]);
  expect(found(rest, { scope: { people: ['@qualified'] } })).toEqual([true]);
  const able = ruleOf('competence-required');
  const inTable = { ...rest, params: { ...rest.params, exempt: able.params.exempt } };
  const row = (people: string[]) => ({ params: { exempt: [{ people, duty: 'C1', competence: 'CPB' }] } });
  expect(found(inTable, row(['Amy']))).toEqual([false]);
  expect(found(inTable, row(['skill:CPB']))).toEqual([true]);
});

it('tells colleagues of a cap on duties where it does not follow contract or leave', () => {
  const params = { max: 0, days: 2 };
  const cap = ruleOf('duties-in-period');
  expect(found(cap, { params })).toEqual([true]);
  expect(found(cap, { params: { ...params, perFte: true } })).toEqual([false]);
  expect(found(cap, { params: { ...params, lessLeave: true } })).toEqual([false]);
});
