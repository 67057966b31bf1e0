import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describeParams, RULES, suppose, type RuleSet, type Supposition } from '@evenflow/rules';
import { duty, person, tinyTeam } from '@evenflow/testing';
import { accessProblems, renderPage } from '../../../testing/render-page.tsx';
import { SupposeForm } from './suppose-form.tsx';

// jsdom lays nothing out, so there is nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

const rest = RULES.find((rule) => rule.id === 'rest-between-duties')!;
const team = tinyTeam({ people: [person('Amy')], dutyTypes: [duty('D')] });
const ruleSet: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Ours',
  settings: [{ id: 'rest', rule: rest.id, params: { hours: 11 } }],
};
const told: Supposition[][] = [];

function Page() {
  const [suppositions, setSuppositions] = useState<readonly Supposition[]>([]);
  const take = (next: readonly Supposition[]) => {
    told.push([...next]);
    setSuppositions(next);
  };
  return <SupposeForm team={team} ruleSet={ruleSet} suppositions={suppositions} onChange={take} />;
}

it('supposes a rule with other numbers, says it as the sentence it would be, and takes it back', async () => {
  const user = userEvent.setup();
  const { container } = renderPage(<Page />, { path: '/fill' });
  await user.click(screen.getByRole('combobox', { name: 'With a rule changed' }));
  await user.keyboard('{ArrowDown}{Enter}');
  const add = screen.getByRole('button', { name: 'With this rule changed: suppose it' });
  expect(add).toBeDisabled();
  const hours = screen.getByRole('textbox', { name: describeParams(rest.params)[0]!.label });
  await user.clear(hours);
  await user.type(hours, '8');
  expect(screen.getByRole('status')).toHaveTextContent('8');
  expect(await accessProblems(container)).toEqual([]);
  await user.click(add);
  const [supposition] = told.at(-1)!;
  expect(supposition).toEqual({ kind: 'rule-with', setting: 'rest', params: { hours: 8 } });
  expect(suppose({ team, ruleSet }, told.at(-1)!).ruleSet.settings[0]!.params).toEqual({ hours: 8 });
  expect(screen.getByRole('listitem')).toHaveTextContent(/^with the rule: .*8/);
  await user.click(screen.getByRole('button', { name: /^No longer suppose: with the rule/ }));
  expect(told.at(-1)).toEqual([]);
});
