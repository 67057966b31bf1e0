import { screen } from '@testing-library/react';
import { accessProblems, Refused, STAFF_SESSION } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { agendaItem } from '../../testing/unit-team.ts';
import { MyDutiesPage } from './my-duties-page.tsx';

const current = agendaItem('TH1', '2026-12-09T07:30:00+00:00', '2026-12-09T17:30:00+00:00');
const next = agendaItem('OC1', '2026-12-10T17:30:00+00:00', '2026-12-11T07:30:00+00:00');
const AGENDA = {
  asOf: '2026-12-09T14:31:00+00:00',
  rotaVersion: 3,
  team: 'unit',
  person: { code: 'CF', name: 'Chloe Featherstone' },
  current,
  next,
  items: [current, next],
};
const show = (agenda: unknown) =>
  showSignedIn(<MyDutiesPage />, STAFF_SESSION, { 'GET /me/duties': agenda }, { path: '/my' });

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-12-09T14:32:00Z'), advanceTimers: true });
});
afterEach(() => {
  jest.useRealTimers();
});

it('says what now, what next, and as of when', async () => {
  const { container } = show(AGENDA);
  expect(await screen.findByRole('heading', { name: 'Hello, Chloe' })).toBeVisible();
  expect(screen.getByText('Up to date at 14:31, rota v3')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Now' })).toHaveTextContent('Theatre 1 until 17:30');
  expect(screen.getByRole('region', { name: 'Next duty' })).toHaveTextContent('Thu 10 Dec, 17:30 to Fri 07:30');
  expect(await accessProblems(container)).toEqual([]);
});

it('says so when nothing is published for somebody', async () => {
  show({ ...AGENDA, rotaVersion: null, current: null, next: null, items: [] });
  expect(await screen.findByText('No published duty is coming')).toBeVisible();
});

it('says what happened when the answer does not come, and offers to try again', async () => {
  show(new Refused(503, { detail: 'The database is away.' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The database is away.');
  expect(screen.getByRole('button', { name: 'Try now' })).toBeVisible();
});
