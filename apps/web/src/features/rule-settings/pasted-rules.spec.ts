import { describeParams, fillDefaults, RULES, type RuleSet } from '@evenflow/rules';
import type { CatalogueRule } from './api/rules.ts';
import { readPastedRules, withPasted, type PastedLine } from './pasted-rules.ts';
import { previewSentence } from './rule-view.ts';

const CATALOGUE: readonly CatalogueRule[] = RULES.filter((rule) => !rule.standing).map((rule) => ({
  ...rule,
  standing: false,
  params: describeParams(rule.params),
  statement: rule.statement(fillDefaults(rule.params, {})),
}));
const OURS: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Ours',
  settings: [
    { id: 'rest', rule: 'rest-between-duties', params: { hours: 11 } },
    { id: 'theatre', rule: 'senior-present', params: { duties: ['@theatre'] } },
    { id: 'calls', rule: 'senior-present', params: { duties: ['@call'] } },
    { id: 'days', rule: 'max-days-in-window' },
  ],
};
const read = (text: string, answers: Record<string, string> = {}) =>
  readPastedRules(text, { rules: OURS, catalogue: CATALOGUE, answers: new Map(Object.entries(answers)) });
const told = ({ setting, question, problem }: PastedLine) =>
  setting ? `${setting.id} ${JSON.stringify(setting.params)}` : (question?.text ?? problem ?? 'left out');

it('takes a title with its only number, and a sentence with other numbers', () => {
  const [rest, days] = read('Rule\tValue\nRest between duties\t12\nAt most 6 days with work in house in any 8.');
  expect(told(rest!)).toBe('rest {"hours":12}');
  expect(told(days!)).toBe('days {"max":6,"window":8}');
});

it.each(CATALOGUE.map((rule) => [rule.title, rule] as const))('knows its own sentence again: %s', (_title, rule) => {
  const [line] = readPastedRules(rule.statement, {
    rules: { ...OURS, settings: [] },
    catalogue: CATALOGUE,
    answers: new Map(),
  });
  expect(line!.setting).toMatchObject({ rule: rule.id });
  expect(previewSentence(rule.id, line!.setting!.params ?? {})).toBe(rule.statement);
});

it('asks which number a number is, and which of two alike rules', () => {
  expect(read('Days at work running: 6')[0]!.question).toMatchObject({
    text: 'What is the 6?',
    answers: [{ id: 'max' }, { id: 'window', label: 'In any 6 days' }, { id: 'a-remark' }],
  });
  expect(told(read('Days at work running: 6', { 'Days at work running: 6:number:0': 'max' })[0]!)).toBe(
    'days {"max":6}',
  );
  const senior = read('A senior among them\t2\tmust')[0]!;
  expect(senior.question?.answers.map(({ id }) => id)).toEqual(['theatre', 'calls', 'leave-out']);
  const answered = read('A senior among them\t2\tmust', { 'A senior among them 2:which': 'calls' })[0]!;
  expect(answered.setting).toEqual({
    id: 'calls',
    rule: 'senior-present',
    params: { duties: ['@call'], atLeast: 2 },
    severity: 'must',
  });
});

it('never guesses a rule from a few words', () => {
  const [line] = read('12 hrs break between duties');
  expect(line!.setting).toBeNull();
  expect(line!.question!.answers.map(({ id }) => id)).toContain('rest');
  expect(told(read('Lunch is at noon')[0]!)).toBe('Which rule is this?');
  expect(told(read('Lunch is at noon', { 'Lunch is at noon:which': 'leave-out' })[0]!)).toBe('left out');
});

it('says what a number must lie between', () => {
  expect(read('Rest between duties 90')[0]!.problem).toBe('Rest: between 0 and 48 hours.');
});

it('adds a rule that the team does not have, and leaves every other as it is', () => {
  const lines = read('Nights running, and rest after them\tNights running at most 4');
  expect(lines[0]).toMatchObject({ before: null, setting: { id: 'consecutive-nights', params: { max: 4 } } });
  const after = withPasted(OURS, [...lines, ...read('Lunch is at noon')]);
  expect(after.settings.slice(0, 4)).toEqual(OURS.settings);
  expect(after.settings).toHaveLength(5);
});
