import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, Refused } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { OwnPasswordPage } from './own-password-page.tsx';

const CALL = 'PUT /session/password';
const show = (answer: unknown) =>
  showSignedIn(<OwnPasswordPage />, MANAGER_SESSION, { [CALL]: answer }, { path: '/password' });

async function fill(current: string, password: string, again = password) {
  const user = userEvent.setup();
  for (const [label, text] of [
    ['Password now', current],
    ['New password', password],
    ['New password once more', again],
  ] as const) {
    const field = await screen.findByLabelText(label, { selector: 'input' });
    await user.clear(field);
    await user.type(field, text);
  }
  await user.click(screen.getByRole('button', { name: 'Change it' }));
}

it('asks for the password of now and twice for the new one, and sends them as typed', async () => {
  const { sent, container } = show(null);
  await fill('old one', ' a new password ', 'another');
  expect(screen.getByText('The two are not alike.')).toBeInTheDocument();
  expect(await accessProblems(container)).toEqual([]);
  expect(sent.some(({ call }) => call === CALL)).toBe(false);
  await fill('old one', ' a new password ');
  expect(sent.find(({ call }) => call === CALL)!.body).toEqual({ current: 'old one', password: ' a new password ' });
});

it('says at its field that the password of now is another', async () => {
  show(
    new Refused(400, { errors: [{ pointer: '/current', code: 'wrong', message: 'is not the password you have now' }] }),
  );
  await fill('guessed', 'a new password');
  expect(await screen.findByText('It is not the password you have now.')).toBeInTheDocument();
});

it('says why it cannot be changed at all', async () => {
  show(new Refused(409, { detail: 'It stays as it is.' }));
  await fill('evenflow-demo', 'a new password');
  expect(await screen.findByRole('alert')).toHaveTextContent('It stays as it is.');
});
