import type TestAgent from 'supertest/lib/agent.js';
import { RuleSetRepository } from '@evenflow/persistence';
import type { RuleSet } from '@evenflow/rules';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, RULES, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { SendNotices } from '../notices/send-notices.ts';
import { CoverGauges } from './cover-gauges.ts';

const COVER = `${TEAM}/cover`;

let test: TestApp;
let manager: TestAgent;
let viewer: TestAgent;
beforeAll(async () => {
  test = await startTestApp({ watchCover: true });
  manager = await test.as('manager');
  viewer = await test.as('viewer');
  const key = { organisation: test.organisation, team: 'tiny' };
  const settings: RuleSet['settings'] = [...RULES.settings, { id: 'credentials', rule: 'credential-valid' }];
  const act = { by: 'Specs', at: test.clock.at, expectedVersion: 1 };
  await new RuleSetRepository<RuleSet>(test.database.source.manager).change(key, { ...RULES, settings }, act);
  await publishMonth(manager, fullDecember());
}, 120_000);
afterAll(() => test.stop());

interface Alarm {
  readonly id: string;
  readonly sentence: string;
  readonly seenBy: string | null;
  readonly closedAt: string | null;
}

const alarms = async (agent = manager): Promise<Alarm[]> => (await agent.get(`${COVER}/alarms`).expect(200)).body;
const open = async (agent = manager) => (await alarms(agent)).filter(({ closedAt }) => closedAt === null);

/** Asks until the alarms are as expected; how long that took, in milliseconds. */
async function within60s(isSo: (open: Alarm[]) => boolean): Promise<number> {
  const begun = Date.now();
  for (;;) {
    const now = await open();
    if (isSo(now)) return Date.now() - begun;
    if (Date.now() - begun > 60_000) throw new Error(`After 60 s: ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const outbox = (topic: string): Promise<{ body: Record<string, unknown> }[]> =>
  test.database.source.query('SELECT body FROM outbox_messages WHERE topic = $1 ORDER BY at, id', [topic]);

const person = async (code: string, change: object) => {
  const { body, headers } = await manager.get(TEAM).expect(200);
  const people = body.people.map((each: { code: string }) => (each.code === code ? { ...each, ...change } : each));
  const one = people.find((each: { code: string }) => each.code === code);
  await manager.put(`${TEAM}/people/${code}`).set('if-match', String(headers['etag'])).send(one).expect(200);
};

it('raises nothing while everything is covered', async () => {
  await within60s((now) => now.length === 0);
  const { body } = await viewer.get(COVER).expect(200);
  expect(body.lines.map((line: { duty: string; uncoveredMinutes: number }) => line.duty)).toEqual(['C1', 'C2']);
  const [c1] = body.lines;
  const first = c1.stretches[0];
  expect(first).toMatchObject({ state: 'in-house', duty: 'D', start: '2026-12-09T12:00:00+00:00' });
  // January is not out yet: said, but no reason for an alarm three weeks before.
  expect(c1.stretches.at(-1).cause).toBe('The rota for this day is not published.');
});

it('sickness opens an alarm that names gap and cause, once, and closes when somebody is there again', async () => {
  const leave = { person: 'Cat', from: '2026-12-15', to: '2026-12-15', type: 'SICK', status: 'recorded' };
  const { body } = await manager.post(`${TEAM}/leave`).send(leave).expect(201);
  await within60s((now) => now.length === 1);
  const [alarm] = await open();
  expect(alarm!.sentence).toBe(
    'C1 at Hospital: nobody from Tue 15 Dec 16:00 to Wed 16 Dec 08:00. Cat is off sick and nobody has taken over.',
  );
  // The switchboard learns of the gap, not of the illness; nor does any machine.
  expect((await open(viewer))[0]!.sentence).toContain('Cat is away');
  const told = (await outbox('coverage.gap.opened')).filter(({ body: { alarm: id } }) => id === alarm!.id);
  expect(told.map(({ body: each }) => each)).toMatchObject([
    { team: 'tiny', site: 'H', duty: 'C1', cause: 'away', start: '2026-12-15T16:00:00.000Z' },
  ]);
  await viewer.post(`${COVER}/alarms/${alarm!.id}/seen`).expect(204);
  expect((await open())[0]!.seenBy).toBe('Switchboard');

  await manager.delete(`${TEAM}/leave/${body.id}`).expect(204);
  await within60s((now) => now.length === 0);
  expect((await alarms()).find(({ id }) => id === alarm!.id)?.closedAt).not.toBeNull();
  const over = (await outbox('coverage.gap.closed')).filter(({ body: { alarm: id } }) => id === alarm!.id);
  expect(over).toHaveLength(1);

  // Managers are told of both, once; nobody else is, and no illness is named.
  await test.app.get(SendNotices).round();
  await test.app.get(SendNotices).round();
  const { notices } = (await manager.get('/api/v1/me/notices')).body;
  const ofC1 = notices.filter(({ title }: { title: string }) => title.includes('C1 at Hospital'));
  expect(ofC1.map(({ title, text }: Record<string, string>) => `${title} | ${text}`).sort()).toEqual([
    'No gap any more: C1 at Hospital | The time from Tue 15 Dec 16:00 to Wed 16 Dec 08:00 is covered, or is not asked for any more.',
    'Nobody: C1 at Hospital | Nobody from Tue 15 Dec 16:00 to Wed 16 Dec 08:00. Whoever holds it is away and nobody has taken over.',
  ]);
  const cat = await test.as('cat');
  expect(
    (await cat.get('/api/v1/me/notices')).body.notices.some(({ link }: { link: string }) => link === '/cover'),
  ).toBe(false);
});

it('approved leave, an edit of what is published, a lapsed credential and a leaver each open one', async () => {
  const leave = { person: 'Amy', from: '2026-12-13', to: '2026-12-13', type: 'AL', status: 'approved' };
  const { body } = await manager.post(`${TEAM}/leave`).send(leave).expect(201);
  await within60s(([one]) => one?.sentence.includes('Amy is on leave') === true);
  await manager.delete(`${TEAM}/leave/${body.id}`).expect(204);
  await within60s((now) => now.length === 0);

  // A call on the 20th is taken away, which its rule lets nobody do unsigned: straight into the published rows.
  await test.database.source.query(
    `UPDATE published_assignments SET closed_at = now(), closed_version = 1 WHERE date = '2026-12-20'
     AND closed_at IS NULL AND duty_type_id = (SELECT id FROM duty_types WHERE code = 'C2' AND team_id = published_assignments.team_id)`,
  );
  await within60s(([one]) => one?.sentence.includes('C2 at Hospital: nobody from Sun 20 Dec 08:00') === true);
  expect((await open())[0]!.sentence).toContain('Nobody was put on this duty.');

  const lapsing = { type: 'Registration', body: 'Board', number: '7', required: true, expires: '2026-12-29' };
  await person('Ben', { credentials: [lapsing] });
  await within60s((now) => now.some(({ sentence }) => sentence.includes('ends on Tue 29 Dec')));
  await person('Ben', { credentials: [{ ...lapsing, expires: '2027-12-29' }] });
  await within60s((now) => now.length === 1);

  await person('Cat', { endDate: '2026-12-27' });
  await within60s((now) => now.some(({ sentence }) => sentence.includes('Cat no longer works here')));
  await person('Cat', { endDate: undefined });
  await within60s((now) => now.length === 1);
}, 120_000);

it('proves a month to the hospital, minute for minute, as a page and as PDF', async () => {
  const { body } = await viewer.get(`${COVER}/proof/2026-12`).expect(200);
  const [c1] = body.lines;
  expect(c1.coveredMinutes + c1.uncoveredMinutes + c1.notAskedMinutes).toBe(31 * 1440);
  expect(c1.stretches[0]).toMatchObject({ start: '2026-12-01T00:00:00+00:00', state: 'uncovered' });
  expect(c1.stretches[1]).toMatchObject({ person: 'Ben', credential: 'Registration (Board 7), to Wed 29 Dec 2027' });
  const pdf = await viewer.get(`${COVER}/proof/2026-12/pdf`).buffer().expect(200);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
});

it('says which calls hang on one person', async () => {
  const { body } = await manager.get(`${COVER}/fragile`).expect(200);
  expect(body).toMatchObject({ from: '2026-12-09', to: '2027-01-05' });
  // Two calls a day to the end of December; one was taken away above.
  expect(body.calls).toBe(2 * 23 - 1);
  expect((await viewer.get(`${COVER}/fragile`)).status).toBe(403);
});

it('counts gaps for monitoring', async () => {
  const text = await test.app.get(CoverGauges).textFor(test.organisation);
  expect(text).toMatch(/evenflow_uncovered_minutes\{team="tiny",site="H",duty="C2",within="60d"\} 1440/);
  expect(text).toMatch(/evenflow_uncovered_roles\{team="tiny",site="H",duty="C1"\} 0/);
});
