import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { MachinesPage } from './machines-page.tsx';

const KEY = {
  ...{ id: 'k1', name: 'Switchboard', scopes: ['on-call:read'], teams: ['unit'], createdBy: 'Chloe' },
  ...{ createdAt: '2026-11-02T09:00:00Z', lastUsedAt: null },
};
const HOOK = {
  ...{ id: 'w1', url: 'https://pbx.example/told', events: ['coverage.gap.opened'], teams: ['unit'] },
  ...{ createdBy: 'Chloe', createdAt: '2026-11-02T09:00:00Z' },
};
const DELIVERY = {
  ...{ id: 'd1', event: 'coverage.gap.opened', createdAt: '2026-11-03T02:00:00Z', state: 'given-up', nextTryAt: null },
  tries: [{ at: '2026-11-03T02:00:01Z', status: 500, problem: 'answered 500' }],
};
const show = (answers: Answers) =>
  showSignedIn(
    <MachinesPage />,
    MANAGER_SESSION,
    {
      'GET /machine-tokens': [],
      'GET /webhooks': [],
      'GET /teams/unit/downtime-sheet/mail': { recipients: [], at: '17:00', sentAt: null },
      ...answers,
    },
    { path: '/machines' },
  );

it('makes a key, shows it once with how to use it, and forgets it when it is kept', async () => {
  const user = userEvent.setup();
  const { sent, container } = show({ 'POST /machine-tokens': { ...KEY, token: 'evf_secret' } });
  await user.click(await screen.findByRole('button', { name: 'New key' }));
  await user.click(screen.getByRole('button', { name: 'Make the key' }));
  expect(screen.getByText('Give it a name, so that you know later what to revoke')).toBeVisible();
  await user.type(screen.getByLabelText('Whose key it is'), 'Switchboard');
  await user.click(screen.getByLabelText('Figures for monitoring'));
  await user.click(screen.getByRole('button', { name: 'Make the key' }));
  const once = await screen.findByRole('status', { name: 'The key of Switchboard' });
  expect(once).toHaveTextContent('curl -H "Authorization: Bearer evf_secret" \'http://localhost/api/v1/on-call\'');
  expect(sent.find(({ call }) => call === 'POST /machine-tokens')!.body).toEqual({
    ...{ name: 'Switchboard', scopes: ['on-call:read', 'metrics:read'], teams: ['unit'] },
  });
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'I have kept it' }));
  expect(container).not.toHaveTextContent('evf_secret');
});

it('revokes a key only when asked twice', async () => {
  const user = userEvent.setup();
  const { sent } = show({ 'GET /machine-tokens': [KEY], 'DELETE /machine-tokens/k1': undefined });
  await user.click(await screen.findByRole('button', { name: 'Revoke the key of Switchboard' }));
  expect(sent.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Revoke now' }));
  expect(sent.filter(({ call }) => call === 'DELETE /machine-tokens/k1')).toHaveLength(1);
});

it('says how each message to an address went, and sends one again', async () => {
  const user = userEvent.setup();
  const { sent, container } = show({
    'GET /webhooks': [HOOK],
    'GET /webhooks/w1/deliveries': [DELIVERY],
    'POST /webhooks/w1/deliveries/d1/replay': undefined,
  });
  await user.click(await screen.findByRole('button', { name: `Show what was sent to ${HOOK.url}` }));
  const list = await screen.findByRole('list', { name: `Sent to ${HOOK.url}` });
  expect(list).toHaveTextContent('Given up');
  expect(list).toHaveTextContent('1 try; answered 500');
  expect(await accessProblems(container)).toEqual([]);
  await user.click(within(list).getByRole('button', { name: /^Send once more: A gap opens/ }));
  expect(sent.some(({ call }) => call === 'POST /webhooks/w1/deliveries/d1/replay')).toBe(true);
});

it('takes nothing that is no address, neither for messages nor for the sheet', async () => {
  const user = userEvent.setup();
  const { sent } = show({ 'PUT /teams/unit/downtime-sheet/mail': undefined });
  await user.click(await screen.findByRole('button', { name: 'New address' }));
  await user.type(screen.getByLabelText('Address'), 'pbx');
  await user.click(screen.getByRole('button', { name: 'Add the address' }));
  expect(screen.getByText('An address begins with https://')).toBeVisible();
  const addresses = await screen.findByRole('combobox', { name: 'Addresses' });
  await user.type(addresses, 'desk{enter}');
  expect(screen.getByText('desk is no e-mail address')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(addresses, '{backspace}desk@hospital.example,');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved: 1 address gets the sheet every day at 17:00.')).toBeVisible();
  expect(sent.filter(({ call }) => call.startsWith('P')).map(({ body }) => body)).toEqual([
    { recipients: ['desk@hospital.example'], at: '17:00' },
  ]);
});
