import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, MANAGER_SESSION, renderPage, serve, type Answers } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { AccountsPage } from './accounts-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

const ACCOUNT = {
  ...{ id: 'a1', name: 'Chloe', email: 'chloe@example.org', roles: ['manager'], person: null, state: 'active' },
  ...{ linkUntil: null, signedInAt: '2026-11-20T08:00:00Z', otherTeams: 0, yours: true },
};
const show = (answers: Answers = {}) =>
  showSignedIn(
    <AccountsPage />,
    MANAGER_SESSION,
    { 'GET /teams/unit/accounts': [ACCOUNT], ...answers },
    { path: '/accounts' },
  );

it('invites somebody of the rota by a link that is shown once', async () => {
  const user = userEvent.setup();
  const link = { token: 'tok', until: '2026-12-10T00:00:00Z' };
  const invited = { ...ACCOUNT, id: 'a2', state: 'invited', name: 'New One', email: 'new@example.org' };
  const { sent, container } = show({ 'POST /teams/unit/accounts': { account: invited, link } });
  await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  await user.type(screen.getByLabelText('Name'), 'New One');
  await user.type(screen.getByLabelText('E-mail'), 'new@example.org');
  expect(await accessProblems(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Make the invitation' }));
  const once = await screen.findByRole('status', { name: 'The link for New One' });
  expect(once).toHaveTextContent('http://localhost/welcome#tok');
  expect(sent.find(({ call }) => call === 'POST /teams/unit/accounts')!.body).toEqual({
    ...{ name: 'New One', email: 'new@example.org', roles: ['staff'], person: null },
  });
  await user.click(screen.getByRole('button', { name: 'I have kept it' }));
  expect(container).not.toHaveTextContent('#tok');
});

it('shuts an account only when asked twice, and offers neither for one of teams that are not mine', async () => {
  const user = userEvent.setup();
  const foreign = { ...ACCOUNT, id: 'a3', name: 'Otto', yours: false, otherTeams: 1 };
  const { sent } = show({
    'GET /teams/unit/accounts': [ACCOUNT, foreign],
    'PUT /teams/unit/accounts/a1/shut': { ...ACCOUNT, state: 'shut' },
  });
  await user.click(await screen.findByRole('button', { name: 'Change Chloe' }));
  await user.click(screen.getByRole('button', { name: 'Shut the account of Chloe' }));
  expect(sent.some(({ call }) => call.startsWith('PUT'))).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Shut now' }));
  expect(sent.find(({ call }) => call === 'PUT /teams/unit/accounts/a1/shut')!.body).toEqual({ shut: true });
  await user.click(screen.getByRole('button', { name: 'Change Otto' }));
  const row = screen.getByRole('button', { name: 'Close Otto' }).closest('li')!;
  expect(within(row).queryByRole('button', { name: /^Shut|Link/ })).toBeNull();
  expect(row).toHaveTextContent('in teams you do not administer');
});

describe('a link', () => {
  const open = (answers: Answers, hash = '#tok') => {
    const sent = serve(answers);
    return { sent, ...renderPage(<WelcomePage />, { path: `/welcome${hash}`, pattern: '/welcome' }) };
  };

  it('says for whom it is, takes a password, and says what is wrong with one', async () => {
    const user = userEvent.setup();
    const invitation = { name: 'Tia', email: 'tia@example.org', organisation: 'St Elsewhere' };
    const { sent, container } = open({ 'POST /invitation': invitation, 'PUT /invitation/password': {} });
    expect(await screen.findByRole('heading', { name: 'Welcome, Tia' })).toBeVisible();
    expect(screen.getByLabelText('E-mail')).toHaveValue('tia@example.org');
    expect(await accessProblems(container)).toEqual([]);
    await user.type(screen.getByLabelText('New password'), ' ten letters ');
    await user.click(screen.getByRole('button', { name: 'Choose it and sign in' }));
    const { body } = sent.find(({ call }) => call === 'PUT /invitation/password')!;
    expect(body).toEqual({ token: 'tok', password: ' ten letters ' });
  });

  it('that lost its end says so without asking anybody', async () => {
    const { sent } = open({}, '');
    expect(await screen.findByText(/Copy it whole/)).toBeVisible();
    expect(sent).toEqual([]);
  });
});
