import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, STAFF_SESSION, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { LeavePage } from './leave-page.tsx';

const ASKED = { id: 'l1', person: 'RL', from: '2027-02-08', to: '2027-02-09', type: 'AL', status: 'requested' };
const BALANCE = { from: '2026-04-01', to: '2027-03-31', entitled: 27, given: 20, asked: 2, left: 5 };
const POLICY = {
  ...{ daysAYear: 27, yearStarts: '04-01', counted: ['AL'], noticeDays: 0, aheadDays: null, automatic: false },
};
const show = (session: unknown, answers: Answers) =>
  showSignedIn(
    <LeavePage />,
    session,
    {
      'GET /me/duties': { items: [] },
      'GET /teams/unit/leave/preview': { answer: 'decided', refusals: [], days: 1, balance: BALANCE, holds: [] },
      'GET /teams/unit/policies': { swaps: 'manager', leave: POLICY },
      ...answers,
    },
    { path: '/leave' },
  );

it('will not decline without a reason, and sends the reason', async () => {
  const user = userEvent.setup();
  const { sent, container } = show(MANAGER_SESSION, {
    'GET /teams/unit/leave': [ASKED],
    'PATCH /teams/unit/leave/l1': { ...ASKED, status: 'declined' },
  });
  await user.click(await screen.findByRole('button', { name: 'Decline leave of Rhys Llewellyn, 8–9 Feb' }));
  await user.click(screen.getByRole('button', { name: 'Decline with this reason' }));
  expect(sent.some((one) => one.call.startsWith('PATCH'))).toBe(false);
  await user.type(screen.getByLabelText('Reason, as Rhys Llewellyn will read it'), 'Two are away already');
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Decline with this reason' }));
  const patch = sent.find((one) => one.call === 'PATCH /teams/unit/leave/l1')!;
  expect(patch.body).toEqual({ status: 'declined', reason: 'Two are away already' });
});

it('tells who decides what the person holds then, drafted or published', async () => {
  const holds = [
    { date: '2027-02-08', duty: 'OC2', published: false },
    { date: '2027-02-09', duty: 'OC1', published: true },
  ];
  show(MANAGER_SESSION, {
    'GET /teams/unit/leave': [ASKED],
    'GET /teams/unit/leave/preview': { answer: 'decided', refusals: [], days: 2, balance: BALANCE, holds },
  });
  expect(await screen.findByText(/^Rhys would hold .* on Mon 8 Feb, as February 2027 is drafted\.$/)).toBeVisible();
  expect(screen.getByText(/^Rhys holds .* on Tue 9 Feb\.$/)).toBeVisible();
});

it('tells what leave would meet before it is asked for, and sends both days', async () => {
  const user = userEvent.setup();
  const { sent } = show(STAFF_SESSION, {
    'GET /teams/unit/leave': [{ ...ASKED, status: 'approved' }],
    'POST /teams/unit/leave': { ...ASKED, id: 'l2', person: 'CF' },
  });
  fireEvent.change(await screen.findByLabelText('First day'), { target: { value: '2027-02-09' } });
  expect(screen.getByRole('status', { name: 'What this meets' })).toHaveTextContent('Rhys is away');
  await user.click(screen.getByRole('button', { name: 'Ask for Tue 9 Feb' }));
  expect(sent.find((one) => one.call === 'POST /teams/unit/leave')!.body).toMatchObject({
    person: 'CF',
    from: '2027-02-09',
    to: '2027-02-09',
  });
});

it('says what is left, and will not ask for what the team’s policy refuses', async () => {
  const user = userEvent.setup();
  const refusal = 'That takes 6 days of leave; 5 are left until Wed 31 Mar 2027.';
  const { sent } = show(STAFF_SESSION, {
    'GET /teams/unit/leave': [],
    'GET /teams/unit/leave/preview': { answer: 'refused', refusals: [refusal], days: 6, balance: BALANCE },
  });
  expect(await screen.findByRole('region', { name: 'My balance' })).toHaveTextContent(
    '5 of 27 days left until 31 Mar 2027',
  );
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2027-02-09' } });
  expect(await screen.findByText(refusal)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Ask for Tue 9 Feb' })).toBeDisabled();
  await user.keyboard('{Enter}');
  expect(sent.some(({ call }) => call.startsWith('POST'))).toBe(false);
});

it('lets a manager say how leave is given', async () => {
  const user = userEvent.setup();
  const { sent } = show(MANAGER_SESSION, {
    'GET /teams/unit/leave': [],
    'PUT /teams/unit/policies': { swaps: 'manager', leave: { ...POLICY, automatic: true } },
  });
  await user.click(await screen.findByRole('switch', { name: /^Give it at once/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent.find(({ call }) => call === 'PUT /teams/unit/policies')!.body).toEqual({
    leave: { ...POLICY, automatic: true },
  });
});
