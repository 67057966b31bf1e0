import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OnCallNow } from '../../api/wire.ts';
import { accessProblems, Refused, renderPage, serve } from '../../testing/render-page.tsx';
import { OnCallBoardPage } from './on-call-board-page.tsx';

const AT = '2026-12-12T07:44:00+00:00';
const ANSWER: OnCallNow = {
  asOf: AT,
  at: AT,
  sites: [
    {
      site: 'SC',
      name: 'St Cuthbert’s',
      timeZone: 'Europe/London',
      ...{ coveredUntil: null, notes: [] },
      roles: [
        {
          team: 'unit',
          duty: 'OC1',
          name: 'First on call',
          mark: 'first-call',
          responseMinutes: 30,
          rotaVersion: 4,
          uncovered: true,
          cause: 'Arturo is away and nobody has taken over.',
          person: null,
          reachFirst: null,
          since: '2026-12-12T07:30:00+00:00',
          until: '2026-12-13T07:30:00+00:00',
          backup: [
            {
              name: 'Kwabena Asante',
              duty: 'OC2',
              reachFirst: { kind: 'phone', value: '07700 900167' },
              responseMinutes: 60,
            },
          ],
          next: null,
          ...{ handOver: null, alarm: null, notes: [] },
          bands: [{ start: AT, end: '2026-12-13T07:30:00+00:00', name: null }],
        },
        {
          team: 'unit',
          duty: 'OC2',
          name: 'Second call',
          mark: 'second-call',
          responseMinutes: 60,
          rotaVersion: 4,
          uncovered: false,
          person: { code: 'KAF', name: 'Kwabena Asante' },
          reachFirst: { kind: 'phone', value: '07700 900167' },
          since: AT,
          until: '2026-12-13T07:30:00+00:00',
          backup: [],
          next: null,
          ...{ handOver: null, alarm: null, notes: [] },
          bands: [{ start: AT, end: '2026-12-13T07:30:00+00:00', name: 'Kwabena Asante' }],
        },
      ],
    },
  ],
};

beforeEach(() => {
  jest.useFakeTimers({ now: new Date(AT), advanceTimers: true });
});
afterEach(() => {
  jest.useRealTimers();
});

const show = (answers: Record<string, unknown>) => {
  serve(answers);
  return renderPage(<OnCallBoardPage />, { path: '/on-call' });
};

it('says NOBODY aloud, whom to ring, and why; the covered role stays calm', async () => {
  const { container } = show({ 'GET /on-call': ANSWER });
  const alarm = await screen.findByRole('alert');
  expect(alarm).toHaveTextContent('NOBODY since 07:30');
  expect(alarm).toHaveTextContent('Ring 07700 900167');
  expect(screen.getByText('Arturo is away and nobody has taken over.')).toBeVisible();
  expect(screen.getByRole('article', { name: 'Second call: Kwabena Asante' })).toBeVisible();
  expect(screen.getByRole('contentinfo', { hidden: true })).toHaveTextContent('1 role uncovered, as of 07:44, rota v4');
  expect(await accessProblems(container)).toEqual([]);
});

it('searches wherever somebody types', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  show({ 'GET /on-call': ANSWER });
  await screen.findByRole('alert');
  await user.keyboard('second');
  expect(screen.getAllByRole('article')).toHaveLength(1);
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

it('keeps the names and says when they were right once the server is silent for a minute', async () => {
  let silent = false;
  show({ 'GET /on-call': () => (silent ? new Refused(503, { detail: 'away' }) : ANSWER) });
  await screen.findByRole('alert');
  silent = true;
  await act(() => jest.advanceTimersByTimeAsync(59_000));
  expect(screen.queryByText(/No contact for/)).toBeNull();
  await act(() => jest.advanceTimersByTimeAsync(2_000));
  expect(screen.getByText('No contact for 1 min. These names were right at 07:44.')).toBeVisible();
  expect(screen.getByRole('article', { name: 'Second call: Kwabena Asante' })).toBeVisible();
});

it('says what to do when there is no first answer', async () => {
  show({ 'GET /on-call': new Refused(503, { detail: 'The database is away.' }) });
  expect(await screen.findByRole('alert')).toHaveTextContent('ring the switchboard');
});

it('leads to the sign-in page and back when nobody is signed in', async () => {
  show({ 'GET /on-call': new Refused(401, { detail: 'Sign in' }) });
  expect(await screen.findByText(`gone to /sign-in?to=${encodeURIComponent('/on-call')}`)).toBeVisible();
});
