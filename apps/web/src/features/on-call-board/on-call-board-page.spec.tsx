import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BoardFile } from '@evenflow/domain';
import { accessProblems, Refused, renderPage, serve } from '../../testing/render-page.tsx';
import { OnCallBoardPage } from './on-call-board-page.tsx';

const AT = '2026-12-12T07:44:00+00:00';
const minute = (instant: string) => Date.parse(instant) / 60_000;
const MORNING = minute('2026-12-12T07:30:00Z');
const NEXT = MORNING + 1440;

const FILE: BoardFile = {
  format: 'evenflow-board/1',
  asOf: AT,
  goodUntil: '2026-12-15T07:44:00+00:00',
  copies: [
    {
      team: 'unit',
      sites: [
        {
          site: 'SC',
          name: 'St Cuthbert’s',
          timeZone: 'Europe/London',
          roles: [
            {
              duty: { code: 'OC1', name: 'First on call', mark: 'first-call', responseMinutes: 30 },
              spans: [
                {
                  ...{ start: MORNING, end: NEXT, person: null },
                  cause: 'Arturo is away and nobody has taken over.',
                },
              ],
            },
            {
              duty: { code: 'OC2', name: 'Second call', mark: 'second-call', responseMinutes: 60 },
              spans: [{ start: MORNING, end: NEXT, person: 'KAF', cause: null }],
            },
          ],
        },
      ],
      people: { KAF: { name: 'Kwabena Asante', reachFirst: { kind: 'phone', value: '07700 900167' } } },
      versions: { '2026-12': 4 },
      horizon: MORNING + 31 * 1440,
      notes: [{ id: 'n1', duty: 'OC2', text: 'In theatre 3 until 09:00', by: 'Dot', at: AT }],
      handOvers: [],
      alarms: [{ site: 'SC', duty: 'OC1', start: MORNING, openedAt: '2026-12-12T07:30:00+00:00', seenAt: null }],
    },
  ],
};
const SWITCHBOARD = {
  user: { id: 'u9', name: 'Switchboard', email: 's@example.org' },
  memberships: [{ team: 'unit', teamName: 'Unit', roles: ['viewer'], person: null }],
};
const SIGNED = { text: JSON.stringify(FILE), signature: 'AA==', key: 'k1' };

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers({ now: new Date(AT), advanceTimers: true });
});
afterEach(() => {
  jest.useRealTimers();
});

const show = (answers: Record<string, unknown>) => {
  serve({ 'GET /on-call/signing-key': { id: 'k1', publicKey: '' }, 'GET /session': SWITCHBOARD, ...answers });
  return renderPage(<OnCallBoardPage />, { path: '/on-call' });
};

it('says NOBODY aloud, whom to ring, and why; the covered role stays calm', async () => {
  const { container } = show({ 'GET /on-call/copy': SIGNED });
  const alarm = await screen.findByRole('alert');
  expect(alarm).toHaveTextContent('NOBODY since 07:30');
  expect(alarm).toHaveTextContent('Ring 07700 900167');
  expect(screen.getByText('Arturo is away and nobody has taken over.')).toBeVisible();
  expect(screen.getByRole('article', { name: 'Second call: Kwabena Asante' })).toBeVisible();
  expect(screen.getByRole('contentinfo', { hidden: true })).toHaveTextContent('1 role uncovered, as of 07:44, rota v4');
  expect(await accessProblems(container)).toEqual([]);
});

it('shows when the alarm was raised, what operators wrote, and who hands over', async () => {
  show({ 'GET /on-call/copy': SIGNED });
  const alarm = await screen.findByRole('alert');
  expect(alarm).toHaveTextContent('Alarmed at 07:30, nobody has seen it yet');
  const second = screen.getByRole('article', { name: 'Second call: Kwabena Asante' });
  expect(second).toHaveTextContent('In theatre 3 until 09:00 Dot');
  expect(second).toHaveTextContent('Kwabena took over, not acknowledged yet');
});

it('lets an operator write a note by name', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const written: unknown[] = [];
  show({
    'GET /on-call/copy': SIGNED,
    'POST /teams/unit/operator-notes': (body: unknown) => {
      written.push(body);
      return {};
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Write a note' }));
  await user.type(screen.getByLabelText('Note'), 'Ring twice');
  await user.selectOptions(screen.getByLabelText('About'), 'OC2 Second call');
  await user.type(screen.getByLabelText('Your name'), 'Dot');
  await user.click(screen.getByRole('button', { name: 'Put it on the board' }));
  expect(await screen.findByRole('button', { name: 'Write a note' })).toBeVisible();
  expect(written).toEqual([{ duty: 'OC2', text: 'Ring twice', by: 'Dot' }]);
});

it('lets whoever takes over say that it is done, and says so when it could not be said', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const said: unknown[] = [];
  let away = true;
  const kwabena = { ...SWITCHBOARD.memberships[0], roles: ['staff'], person: 'KAF' };
  show({
    'GET /session': { ...SWITCHBOARD, memberships: [kwabena] },
    'GET /on-call/copy': SIGNED,
    'POST /teams/unit/hand-overs': (body: unknown) => {
      said.push(body);
      return away ? new Refused(503, { detail: 'The database is away.' }) : undefined;
    },
  });
  const second = await screen.findByRole('article', { name: 'Second call: Kwabena Asante' });
  await user.click(within(second).getByRole('button', { name: 'It is done' }));
  expect(await within(second).findByRole('alert')).toHaveTextContent('The database is away.');
  away = false;
  await user.click(within(second).getByRole('button', { name: 'It is done' }));
  await waitFor(() => expect(within(second).queryByRole('alert')).toBeNull());
  expect(said).toEqual(Array(2).fill({ site: 'SC', duty: 'OC2', at: '2026-12-12T07:30:00+00:00' }));
});

it('searches wherever somebody types', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  show({ 'GET /on-call/copy': SIGNED });
  await screen.findByRole('alert');
  await user.keyboard('second');
  expect(screen.getAllByRole('article')).toHaveLength(1);
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

it('keeps the names and says when they were right once the server is silent for a minute', async () => {
  let silent = false;
  show({ 'GET /on-call/copy': () => (silent ? new Refused(503, { detail: 'away' }) : SIGNED) });
  await screen.findByRole('alert');
  silent = true;
  await act(() => jest.advanceTimersByTimeAsync(59_000));
  expect(screen.queryByText(/No contact for/)).toBeNull();
  await act(() => jest.advanceTimersByTimeAsync(2_000));
  expect(screen.getByText('No contact for 1 min. These names were right at 07:44.')).toBeVisible();
  expect(screen.getByRole('article', { name: 'Second call: Kwabena Asante' })).toBeVisible();
});

it('shows no name once the copy has run out', async () => {
  let silent = false;
  show({ 'GET /on-call/copy': () => (silent ? new Refused(503, { detail: 'away' }) : SIGNED) });
  await screen.findByRole('alert');
  silent = true;
  jest.setSystemTime(new Date('2026-12-15T07:45:00Z'));
  await act(() => jest.advanceTimersByTimeAsync(2_000));
  expect(screen.getByRole('alert')).toHaveTextContent('This copy has run out');
  expect(screen.queryByText('Kwabena Asante')).toBeNull();
});

it('says what to do when there is no first answer', async () => {
  show({ 'GET /on-call/copy': new Refused(503, { detail: 'The database is away.' }) });
  expect(await screen.findByRole('alert')).toHaveTextContent('ring the switchboard');
});

it('leads to the sign-in page and back when nobody is signed in', async () => {
  show({ 'GET /on-call/copy': new Refused(401, { detail: 'Sign in' }) });
  expect(await screen.findByText(`gone to /sign-in?to=${encodeURIComponent('/on-call')}`)).toBeVisible();
});
