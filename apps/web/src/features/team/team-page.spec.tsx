import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, Refused } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { TeamPage } from './team-page.tsx';

const show = (put: unknown) =>
  showSignedIn(<TeamPage />, MANAGER_SESSION, { 'PUT /teams/unit/people/RL': put }, { path: '/team' });

it('finds somebody, and shows what the server refuses at its field', async () => {
  const user = userEvent.setup();
  const { sent, container } = show(
    new Refused(422, {
      detail: 'One field cannot be used.',
      errors: [{ pointer: '/fte', code: 'too-big', message: 'must be at most 1.5' }],
    }),
  );
  await user.type(await screen.findByLabelText('Find somebody'), 'rhys');
  expect(within(screen.getByRole('list', { name: 'People' })).getAllByRole('button')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Change Rhys Llewellyn' }));
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save Rhys Llewellyn' }));
  expect(await screen.findByText('must be at most 1.5')).toBeVisible();
  expect(sent.find((one) => one.call.startsWith('PUT'))!.headers.get('if-match')).toBe('"7"');
});
