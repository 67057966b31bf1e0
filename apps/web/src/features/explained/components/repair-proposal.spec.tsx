import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RepairAnswer, Rota } from '@evenflow/api-client';
import { accessProblems, renderPage, serve } from '../../../testing/render-page.tsx';
import { UNIT } from '../../../testing/unit-team.ts';
import { RepairProposal } from './repair-proposal.tsx';

/** The wire of server-sent events: what the server tells is told by the test. */
class Events extends EventTarget {
  static last: Events;
  constructor() {
    super();
    Events.last = this;
  }
  tell(type: string, data: unknown): void {
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })));
  }
  close(): void {}
}

const ID = '7f0e7f0e-0000-4000-8000-000000000001';
const RUNNING = { id: ID, team: 'unit', month: '2026-12', status: 'running', answer: null };
const rota = { team: 'unit', month: '2026-12', revision: 3 } as Rota;
const move = { date: '2026-12-04', duty: 'OC1', from: 'CF', to: 'RL' };
const repair = (over: Partial<RepairAnswer>): RepairAnswer => ({
  ...{ kind: 'repair', assignments: [], moves: [move], sentences: [], people: ['CF', 'RL'], changes: 2 },
  ...{ fewest: false, cheapest: false, complete: true, open: [], breaks: [], elapsedMs: 700 },
  cost: { total: 0, byTier: {}, byRule: {} },
  ...over,
});

function show() {
  Object.assign(globalThis, { EventSource: Events });
  const sent = serve({
    'POST /teams/unit/rotas/2026-12/questions': RUNNING,
    [`GET /solves/${ID}`]: RUNNING,
    [`POST /solves/${ID}/stop`]: RUNNING,
  });
  const page = <RepairProposal open={{ team: UNIT, rota }} />;
  return { sent, ...renderPage(page, { path: '/repair' }) };
}

it('shows a first answer at once as still being proven, and the proven one in its place', async () => {
  const { container } = show();
  expect(await screen.findByText('Looking for the fewest changes…')).toBeVisible();
  await screen.findByRole('button', { name: 'Stop' });
  const open = [{ duty: 'OC2', date: '2026-12-04', start: '', end: '', needed: 1, missing: 1, sentence: '' }];
  Events.last.tell('first', repair({ moves: [move, { ...move, duty: 'TH1' }], complete: false, open }));
  expect(screen.getByRole('heading', { name: '2 changes mend what can be mended' })).toBeVisible();
  expect(screen.getByText('First answer, still being proven')).toBeVisible();
  expect(screen.getByText(/^A smaller change may exist\. Only Chloe Featherstone and Rhys/)).toBeVisible();
  expect(screen.getByText('1 duty stays open.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Accept as amendment' })).toBeNull();
  expect(await accessProblems(container)).toEqual([]);

  Events.last.tell('end', { ...RUNNING, status: 'done', answer: repair({ fewest: true, cheapest: true }) });
  expect(screen.getByRole('heading', { name: '1 change mends it' })).toBeVisible();
  expect(screen.getByText(/^Proven: no rota that keeps as much changes less\./)).toBeVisible();
  expect(screen.queryByText('First answer, still being proven')).toBeNull();
  expect(screen.getByRole('button', { name: 'Accept as amendment' })).toBeEnabled();
});

it('is content with the first answer when asked to be', async () => {
  const { sent } = show();
  await screen.findByRole('button', { name: 'Stop' });
  Events.last.tell('first', repair({ fewest: true }));
  expect(screen.getByText('First answer, still being improved')).toBeVisible();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Keep this one' }));
  expect(sent.map(({ call }) => call)).toContain(`POST /solves/${ID}/stop`);
  Events.last.tell('end', { ...RUNNING, status: 'stopped', answer: repair({}) });
  expect(screen.getByText(/^A smaller change may exist\./)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Accept as amendment' })).toBeEnabled();
});

it('offers nothing to accept where nothing has to change', async () => {
  show();
  await screen.findByRole('button', { name: 'Stop' });
  const unchanged = repair({ moves: [], people: [], changes: 0, fewest: true, cheapest: true });
  Events.last.tell('end', { ...RUNNING, status: 'done', answer: unchanged });
  expect(screen.getByRole('heading', { name: 'Nothing has to change' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Accept as amendment' })).toBeNull();
  expect(screen.queryByText(/^Accepting puts this into the draft/)).toBeNull();
});
