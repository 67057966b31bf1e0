import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessProblems,
  MANAGER_SESSION,
  Refused,
  renderPage,
  serve,
  type Answers,
} from '../../testing/render-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

const NOBODY = new Refused(401, { detail: 'Nobody is signed in.' });
const DEMO = {
  loaded: true,
  signIns: [{ label: 'Rota manager', role: 'manager', email: 'm@example.org', password: 'demo' }],
};
const show = (answers: Answers, path = '/sign-in') => {
  const sent = serve({ 'GET /session': NOBODY, 'GET /demo': { loaded: false, signIns: [] }, ...answers });
  return { sent, ...renderPage(<SignInPage />, { path }) };
};

it('signs in with the header that other sites cannot send, and goes where somebody wanted to go', async () => {
  const user = userEvent.setup();
  const { sent } = show({ 'POST /session': MANAGER_SESSION }, '/sign-in?to=%2Fleave');
  await user.type(await screen.findByLabelText('E-mail'), 'ann@example.org');
  await user.type(screen.getByLabelText('Password'), 'secret{Enter}');
  await screen.findByText('gone to /leave');
  const post = sent.find((one) => one.call === 'POST /session')!;
  expect(post.body).toEqual({ email: 'ann@example.org', password: 'secret' });
  expect(post.headers.get('x-evenflow')).toBe('1');
});

it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])(
  'does not follow %s',
  async (to) => {
    show({ 'GET /session': MANAGER_SESSION }, `/sign-in?to=${encodeURIComponent(to)}`);
    expect(await screen.findByText('gone to /')).toBeVisible();
  },
);

it('tells a wrong password in words and asks for what is missing at its field', async () => {
  const user = userEvent.setup();
  const { container, sent } = show({ 'POST /session': new Refused(401, { detail: 'no' }) });
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription(/Enter your e-mail address/);
  expect(screen.getByLabelText('E-mail')).toHaveFocus();
  expect(sent.some((one) => one.call === 'POST /session')).toBe(false);
  await user.type(screen.getByLabelText('E-mail'), 'ann@example.org');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('do not go together');
  expect(await accessProblems(container)).toEqual([]);
});

it('offers the example people only where they are loaded', async () => {
  const user = userEvent.setup();
  const { sent } = show({ 'GET /demo': DEMO, 'POST /session': MANAGER_SESSION });
  await user.click(await screen.findByRole('button', { name: /Rota manager/ }));
  expect(sent.find((one) => one.call === 'POST /session')!.body).toEqual({ email: 'm@example.org', password: 'demo' });
});

it('offers nobody where they are not', async () => {
  show({});
  await screen.findByLabelText('E-mail');
  expect(screen.queryByText(/example team/)).toBeNull();
});

it('makes the first account where nobody has one, and shows what is refused at its field', async () => {
  const user = userEvent.setup();
  const short = new Refused(400, { errors: [{ pointer: '/password', code: 'x', message: 'must have 10 characters' }] });
  let tries = 0;
  const { sent, container } = show({
    'GET /demo': { loaded: false, nobodyYet: true, signIns: [] },
    'POST /first-account': () => ((tries += 1) === 1 ? short : { ...MANAGER_SESSION, memberships: [], mayBegin: true }),
  });
  await user.type(await screen.findByLabelText('Hospital'), 'St Elsewhere');
  await user.type(screen.getByLabelText('Your name'), 'Ann Early');
  await user.type(screen.getByLabelText('E-mail'), 'ann@example.org');
  await user.type(screen.getByLabelText('Password'), 'short{Enter}');
  expect(await screen.findByText('must have 10 characters')).toBeVisible();
  expect(await accessProblems(container)).toEqual([]);
  await user.type(screen.getByLabelText('Password'), ' but longer{Enter}');
  await screen.findByText('gone to /');
  expect(sent.filter((one) => one.call === 'POST /first-account').at(-1)!.body).toEqual({
    ...{ organisation: 'St Elsewhere', name: 'Ann Early' },
    ...{ email: 'ann@example.org', password: 'short but longer' },
  });
});
