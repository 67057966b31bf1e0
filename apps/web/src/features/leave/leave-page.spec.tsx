import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, STAFF_SESSION, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { LeavePage } from './leave-page.tsx';

const ASKED = { id: 'l1', person: 'RL', from: '2027-02-08', to: '2027-02-09', type: 'AL', status: 'requested' };
const show = (session: unknown, answers: Answers) =>
  showSignedIn(<LeavePage />, session, { 'GET /me/duties': { items: [] }, ...answers }, { path: '/leave' });

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
