import { describeRules, describeRuleSet, validateRuleSet } from '../index.ts';

const set = (settings: unknown) => ({ format: 'evenflow-rules/1', name: 'Ours', settings });
const cap = { id: 'cap', rule: 'leave-cap', params: { max: 2 } };

function problemsOf(json: unknown): string[] {
  const read = validateRuleSet(json);
  return 'problems' in read ? read.problems.map(({ pointer, message }) => `${pointer}: ${message}`) : [];
}

describe('a rule set read from JSON', () => {
  it('is taken as it is when nothing is wrong', () => {
    expect(validateRuleSet(set([cap]))).toEqual({ ruleSet: set([cap]) });
  });

  it.each([
    ['no rule set at all', null, [': This is not a rule set.']],
    ['another format', { format: 'x' }, ['/format: The format must be evenflow-rules/1.']],
    ['no settings', set('none'), ['/settings: There must be a list of at most 500 settings.']],
    ['a setting that is none', set([null]), ['/settings/0: This is not a setting.']],
    ['a rule nobody knows', set([{ id: 'a', rule: 'moon' }]), ['/settings/0/rule: There is no rule called moon.']],
    [
      'a rule that always holds',
      set([{ id: 'a', rule: 'employed' }]),
      ['/settings/0/rule: employed always holds; it is not set.'],
    ],
    ['an id used twice', set([cap, cap]), ['/settings/1/id: cap is there twice.']],
    [
      'a value outside its bounds',
      set([{ ...cap, params: { max: 99 } }]),
      ['/settings/0/params/max: Away at once, at most must be between 0 and 30'],
    ],
    [
      'a parameter the rule has not',
      set([{ ...cap, params: { most: 1 } }]),
      ['/settings/0/params/most: most is not a parameter of this rule'],
    ],
    [
      'too much weight',
      set([{ ...cap, weight: 101 }]),
      ['/settings/0/weight: The weight is a whole number from 1 to 100.'],
    ],
    [
      'a day that does not exist',
      set([{ ...cap, from: '2026-02-30' }]),
      ['/settings/0/from: 2026-02-30 is not a date.'],
    ],
    [
      'another severity',
      set([{ ...cap, severity: 'never' }]),
      ['/settings/0/severity: The severity is must, must-unless-signed or should.'],
    ],
    [
      'people that are no list',
      set([{ ...cap, scope: { people: 'AB' } }]),
      ['/settings/0/scope/people: People are a list of codes and groups.'],
    ],
  ])('names %s by its place', (_name, json, problems) => {
    expect(problemsOf(json)).toEqual(problems);
  });

  it('names everything that is wrong, not only the first', () => {
    expect(
      problemsOf({
        ...set([
          { ...cap, weight: 0 },
          { id: '', rule: 'moon' },
        ]),
        name: '',
      }),
    ).toHaveLength(4);
  });
});

describe('rules in words', () => {
  it('say each setting with its own numbers, and that a rule is not known', () => {
    const settings = [cap, { id: 'b', rule: 'moon' }];
    expect(describeRuleSet({ format: 'evenflow-rules/1', name: 'Ours', settings })).toEqual([
      { setting: 'cap', sentence: 'At most 2 of these people on leave on one day.' },
      { setting: 'b', sentence: 'There is no rule called moon; this setting does nothing.' },
    ]);
  });

  it('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(describeRules()))).toEqual(describeRules());
  });
});
