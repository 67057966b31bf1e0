import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallOut } from '@evenflow/api-client';
import { accessProblems, MANAGER_SESSION, STAFF_SESSION } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { agendaItem, UNIT } from '../../testing/unit-team.ts';
import { CalledInPage } from './called-in-page.tsx';
import { ReliefProposals } from './components/relief-proposals.tsx';

const call = agendaItem('OC1', '2026-12-09T17:30:00+00:00', '2026-12-10T07:30:00+00:00');
const AGENDA = {
  ...{ asOf: '2026-12-10T02:14:00+00:00', rotaVersion: 3, team: 'unit', current: call, next: null, items: [call] },
  person: { code: 'CF', name: 'Chloe Featherstone' },
};
const RUNNING: CallOut = {
  ...{ id: 'c1', person: 'CF', duty: 'OC1', date: '2026-12-09', start: '2026-12-10T02:14:00+00:00', end: null },
  ...{ workedMinutes: 0, spellMinutes: 0, missedRestMinutes: 0, averageWeekMinutes: 2400, fallsAway: [], relief: null },
  rest: { minutes: 660, until: '2026-12-10T13:14:00+00:00' },
};
const HOME: CallOut = {
  ...{ ...RUNNING, end: '2026-12-10T05:40:00+00:00', workedMinutes: 206 },
  ...{ rest: { minutes: 660, until: '2026-12-10T16:40:00+00:00' } },
};

/** Home at 05:40, with theatre at 07:30: what it leads to. */
const TIRED: CallOut = {
  ...HOME,
  fallsAway: [
    {
      ...{ date: '2026-12-10', duty: 'TH1', start: '2026-12-10T07:30:00+00:00' },
      sentence: 'Theatre 1 at 07:30 on Thu 10 Dec would leave 1 h 50 of rest; 11 hours are needed.',
    },
  ],
  relief: {
    ...{ state: 'proposed', moves: [{ date: '2026-12-10', duty: 'TH1', from: 'CF', to: 'RL' }] },
    ...{ sentences: ['Rhys can take Theatre 1 on Thu 10 Dec.'], fewest: true, afterMs: 2_900 },
  },
};

/** A server that remembers what was tapped. */
function show() {
  let state: { running: CallOut | null; latest: CallOut | null } = { running: null, latest: null };
  const now = (next: typeof state, answer?: CallOut) => () => {
    state = next;
    return answer;
  };
  const answers = {
    'GET /me/duties': AGENDA,
    'GET /teams/unit/call-outs/mine': () => state,
    'POST /teams/unit/call-outs': now({ running: RUNNING, latest: null }, RUNNING),
    'POST /teams/unit/call-outs/c1/home': now({ running: null, latest: HOME }, HOME),
    'DELETE /teams/unit/call-outs/c1': now({ running: null, latest: null }),
  };
  return showSignedIn(<CalledInPage />, STAFF_SESSION, answers, { path: '/my/called-in' });
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-12-10T02:14:00Z'), advanceTimers: true });
});
afterEach(() => {
  jest.useRealTimers();
});

it('is two taps and nothing to type: called in now, home now', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const { sent, container } = show();
  await user.click(await screen.findByRole('button', { name: 'Called in now' }));
  const home = await screen.findByRole('button', { name: 'Home now' });
  expect(await accessProblems(container)).toEqual([]);
  await user.click(home);
  expect(await screen.findByRole('heading', { name: /Logged/ })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Rest owed' })).toHaveTextContent('11 h until 16:40 today');
  expect(sent.filter(({ call: made }) => !made.startsWith('GET')).map(({ call: made }) => made)).toEqual([
    'POST /teams/unit/call-outs',
    'POST /teams/unit/call-outs/c1/home',
  ]);
});

it('is taken back with one tap by whoever was not called in', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  show();
  await user.click(await screen.findByRole('button', { name: 'Called in now' }));
  await user.click(await screen.findByRole('button', { name: 'I was not called in' }));
  expect(await screen.findByRole('button', { name: 'Called in now' })).toBeVisible();
});

it('leads from the night to relief: what falls away, who takes it, and one tap of a manager', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const answers = { 'GET /me/duties': AGENDA, 'GET /teams/unit/call-outs/mine': { running: null, latest: TIRED } };
  const phone = showSignedIn(<CalledInPage />, STAFF_SESSION, answers, { path: '/my/called-in' });
  const changes = await screen.findByRole('region', { name: 'What changes' });
  expect(changes).toHaveTextContent('Theatre 1 at 07:30 on Thu 10 Dec would leave 1 h 50 of rest');
  expect(changes).toHaveTextContent('Rhys can take Theatre 1 on Thu 10 Dec.');
  expect(changes).toHaveTextContent('Sent to your managers, 2.9 s after your tap.');
  expect(await accessProblems(phone.container)).toEqual([]);
  phone.unmount();

  let relief = TIRED.relief!;
  const desk = showSignedIn(
    <ReliefProposals team={UNIT} />,
    MANAGER_SESSION,
    {
      'GET /teams/unit/call-outs': () => [{ ...TIRED, relief }],
      'POST /teams/unit/call-outs/c1/relief': () => ({ ...TIRED, relief: (relief = { ...relief, state: 'approved' }) }),
    },
    { path: '/swaps' },
  );
  const plan = await screen.findByRole('article', { name: 'Relief for Chloe' });
  expect(plan).toHaveTextContent('Chloe was called in 02:14–05:40 and rests until 16:40');
  await user.click(screen.getByRole('button', { name: 'Put it into the rota' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Rest after call-outs' })).toBeNull());
  expect(desk.sent.find(({ call: made }) => made.endsWith('/relief'))?.body).toEqual({ answer: 'approved' });
});
