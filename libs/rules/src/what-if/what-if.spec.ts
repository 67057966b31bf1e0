import { duty, person, tinyTeam } from '@evenflow/testing';
import { LiveCheck, compileRota, suppose, type RuleSet } from '../index.ts';

const team = tinyTeam({
  people: ['Amy', 'Ben'].map((code) => person(code)),
  dutyTypes: [duty('D', { need: { monFri: 1, sat: 0, sun: 0, holiday: 0 } })],
  leave: [{ person: 'Ben', from: '2026-03-02', to: '2026-03-02', type: 'AL', status: 'approved' }],
});
const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Small',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'rest', rule: 'rest-between-duties', params: { hours: 11 } },
  ],
};
const openOn = (supposed: { team: typeof team; ruleSet: RuleSet }) =>
  new LiveCheck(compileRota(supposed.team, supposed.ruleSet, { from: '2026-03-02', to: '2026-03-02' })).findings()
    .length;

describe('supposing', () => {
  it('somebody gone takes all that is theirs along, and leaves the real team as it was', () => {
    const { team: supposed } = suppose({ team, ruleSet }, [{ kind: 'without', person: 'Ben' }]);
    expect([supposed.people.map(({ code }) => code), supposed.leave]).toEqual([['Amy'], []]);
    expect(team.people).toHaveLength(2);
  });

  it('another theatre opens a duty that nobody holds', () => {
    const more = suppose({ team, ruleSet }, [{ kind: 'need', duty: 'D', more: 1 }]);
    expect(more.team.dutyTypes[0]!.need).toEqual({ monFri: 2, sat: 0, sun: 0, holiday: 0 });
    expect(openOn({ team, ruleSet })).toBe(1);
    expect(openOn(suppose({ team, ruleSet }, [{ kind: 'need', duty: 'D', more: -1 }]))).toBe(0);
  });

  it('a rule off or with other numbers', () => {
    const off = suppose({ team, ruleSet }, [{ kind: 'rule-off', setting: 'rest' }]);
    expect(off.ruleSet.settings.map(({ id }) => id)).toEqual(['cover']);
    const other = suppose({ team, ruleSet }, [{ kind: 'rule-with', setting: 'rest', params: { hours: 8 } }]);
    expect(other.ruleSet.settings[1]!.params).toEqual({ hours: 8 });
  });

  it('refuses what the team does not have', () => {
    expect(() => suppose({ team, ruleSet }, [{ kind: 'without', person: 'Zoe' }])).toThrow(/unknown-person|Zoe/);
    expect(() => suppose({ team, ruleSet }, [{ kind: 'need', duty: 'X', more: 1 }])).toThrow(/unknown-duty|X/);
    expect(() => suppose({ team, ruleSet }, [{ kind: 'rule-off', setting: 'x' }])).toThrow(/unknown-setting|x/);
  });
});
