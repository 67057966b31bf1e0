import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describeParams, RULES } from '@evenflow/rules';
import { accessProblems, MANAGER_SESSION, Refused } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { RuleSettingsPage } from './rule-settings-page.tsx';

const rest = RULES.find((rule) => rule.id === 'rest-between-duties')!;
const always = RULES.find((rule) => rule.standing)!;
const CATALOGUE = [
  { ...rest, params: describeParams(rest.params), statement: 'Rest.' },
  { ...always, params: [], statement: 'While employed.' },
];
const SET = {
  format: 'evenflow-rules/1',
  name: 'Ours',
  settings: [{ id: 's1', rule: rest.id, params: {} }],
  sentences: [{ setting: 's1', sentence: 'Rest between duties, as ours says.' }],
};
const show = (put: unknown) =>
  showSignedIn(
    <RuleSettingsPage />,
    MANAGER_SESSION,
    { 'GET /rules': CATALOGUE, 'GET /rule-packs': [], 'GET /teams/unit/rules': SET, 'PUT /teams/unit/rules': put },
    { path: '/rules' },
  );

it('shows a rule as its sentence, changes its numbers, and saves over the version it read', async () => {
  const user = userEvent.setup();
  const { sent, container } = show(SET);
  await user.click(await screen.findByRole('button', { name: /^Change .*as ours says/ }));
  expect(screen.getByText('While employed.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /While employed/ })).toBeNull();
  const hours = screen.getByRole('textbox', { name: describeParams(rest.params)[0]!.label });
  await user.clear(hours);
  expect(screen.getByRole('button', { name: 'Save this rule' })).toBeDisabled();
  await user.type(hours, '12');
  expect(screen.getByRole('status')).toHaveTextContent('12');
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save this rule' }));
  const put = sent.find((one) => one.call === 'PUT /teams/unit/rules')!;
  expect(put.headers.get('if-match')).toBe('"7"');
  expect(JSON.stringify(put.body)).toContain('12');
  expect(put.body).not.toHaveProperty('sentences');
});

it('tells when somebody else was faster, and offers their version', async () => {
  const user = userEvent.setup();
  show(new Refused(412, { code: 'rules-changed', detail: 'Gwenllian changed them at 14:31.' }));
  await user.click(await screen.findByRole('button', { name: /^Change .*as ours says/ }));
  await user.click(screen.getByRole('button', { name: 'Save this rule' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Gwenllian changed them at 14:31.');
  expect(screen.getByRole('button', { name: 'Show their version' })).toBeVisible();
});
