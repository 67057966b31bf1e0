import { existsSync } from 'node:fs';
import path from 'node:path';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import type { Team } from '@evenflow/domain';
import fc from 'fast-check';
import { LiveCheck } from './kit/check.ts';
import { compileRota, PACKS, validateRuleSet, type RuleSet } from './index.ts';
import { RULES } from './registry.ts';

const RANGE = { from: '2026-12-07', to: '2026-12-13' };

const people = [
  person('Amy', { competences: { CPB: 3, SENIOR: 3, PRECEPTOR: 3 }, fixedDaysOff: ['Wed'] }),
  person('Ben', { travelMinutes: { H: 50 } }),
  person('Cat', { provisional: true, fte: 0.5, contractHoursPerWeek: 20 }),
  person('Tia', { trainee: true }),
];

function team(over: Partial<Team> = {}): Team {
  return tinyTeam({
    people,
    dutyTypes: [duty('D'), duty('F', { mark: 'float' }), call('C1'), call('C2')],
    leave: [{ person: 'Cat', from: '2026-12-10', to: '2026-12-11', type: 'AL', status: 'approved' }],
    requests: [
      { person: 'Amy', from: '2026-12-11', to: '2026-12-12', wish: 'avoid', duty: 'any call', priority: 'prefer' },
    ],
    ...over,
  });
}

const everyRule: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Every rule at its defaults',
  settings: RULES.map(({ id }) => ({ id, rule: id })),
};

describe('the registry', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s has all its parts where its category says', (id, rule) => {
    const folder = path.join(__dirname, 'rules', rule.category, id);
    const missing = ['rule', 'examples', 'oracle', 'spec'].filter(
      (part) => !existsSync(path.join(folder, `${id}.${part}.ts`)),
    );
    expect(missing).toEqual([]);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([rule.title, rule.source].every((words) => words.length > 3)).toBe(true);
  });

  it('has each id once', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });
});

describe('every rule together', () => {
  const slots = fc.uniqueArray(fc.nat(people.length * 4 * 7 - 1), { maxLength: 40 });

  it('says the same of a rota whoever stands first in the team', () => {
    const [one, other] = [team(), team({ people: people.toReversed() })].map((t) => compileRota(t, everyRule, RANGE));
    fc.assert(
      fc.property(slots, (chosen) => {
        const first = new LiveCheck(one!);
        const planned = one!.view.slots.filter((slot) => !slot.past);
        for (const index of chosen) first.toggle(planned[index]!.index);
        const second = new LiveCheck(other!, first.assignments());
        expect(second.cost()).toEqual(first.cost());
        expect(second.findings().length).toBe(first.findings().length);
      }),
      { numRuns: 40 },
    );
  });

  it('costs what its findings cost, by rule and by tier', () => {
    const compiled = compileRota(team(), everyRule, RANGE);
    const planned = compiled.view.slots.filter((slot) => !slot.past);
    fc.assert(
      fc.property(slots, (chosen) => {
        const check = new LiveCheck(compiled);
        for (const index of chosen) check.toggle(planned[index]!.index);
        const { total, byTier, byRule } = check.cost();
        const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0);
        expect(sum(Object.values(byTier))).toBe(total);
        expect(sum(Object.values(byRule))).toBe(total);
        expect(sum(check.findings().map((finding) => finding.cost))).toBe(total);
      }),
      { numRuns: 40 },
    );
  });
});

describe('packs', () => {
  it.each(PACKS.map((pack) => [pack.id, pack] as const))('%s can be used by any team as it is', (_id, pack) => {
    expect(validateRuleSet(structuredClone(pack.rules))).toEqual({ ruleSet: pack.rules });
    expect(compileRota(team(), pack.rules, RANGE).problem.bounds.length).toBeGreaterThan(0);
  });
});
