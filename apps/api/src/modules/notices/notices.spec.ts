import { createECDH } from 'node:crypto';
import { createDataSource, NoticeRepository, PushKeysRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import webPush from 'web-push';
import { LOG } from '../../common/logging.ts';
import { ENV } from '../../config/env.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { Carriers } from './carriers.ts';
import { PushKeyPair } from './push-keys.ts';
import { SendNotices } from './send-notices.ts';
import { TellPeople } from './tell-people.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
const USUAL = {
  channels: ['email'],
  quietFrom: '22:00',
  quietTo: '07:00',
  remindHours: 12,
  remindOf: 'calls-and-nights',
};
let test: TestApp;
let manager: TestAgent;
let amy: TestAgent;
let ben: TestAgent;
let cat: TestAgent;
const carried: string[] = [];

beforeEach(async () => {
  test = await startTestApp({ now: '2026-12-01T23:00:00Z' });
  [manager, amy, ben, cat] = await Promise.all([test.as('manager'), test.as('staff'), test.as('ben'), test.as('cat')]);
  carried.length = 0;
  jest.spyOn(test.app.get(Carriers), 'carry').mockImplementation((delivery) => {
    carried.push(`${delivery.channel} ${delivery.address}`);
    return Promise.resolve();
  });
});
afterEach(() => test.stop());

async function publish(change?: { date: string; duty: string; from: string; to: string }) {
  const tag = async () => (await manager.get(ROTA)).headers['etag']!;
  const edits = change
    ? [
        { op: 'clear', person: change.from, date: change.date, duty: change.duty },
        { op: 'assign', person: change.to, date: change.date, duty: change.duty },
      ]
    : [{ op: 'replace-all', assignments: fullDecember(), locks: [] }];
  await manager
    .post(`${ROTA}/edits`)
    .set('if-match', await tag())
    .send({ edits })
    .expect(200);
  const { findings } = (await manager.get(`${ROTA}/check`)).body;
  const overrides = findings
    .filter(({ severity }: { severity: string }) => severity === 'must-unless-signed')
    .map(({ rule, setting, sentence }: Record<string, string>) => ({ rule, setting, sentence, reason: 'Agreed' }));
  await manager
    .post(`${ROTA}/publish`)
    .set('if-match', await tag())
    .send({ overrides })
    .expect(200);
}
const titles = async (agent: TestAgent) =>
  (await agent.get('/api/v1/me/notices')).body.notices.map(({ title }: { title: string }) => title);
const round = () => test.app.get(SendNotices).round();
const repository = () => new NoticeRepository(test.database.source.manager);
const SAID = { title: 'C1 begins Thu 3 Dec 16:00', text: 'Until Fri 4 Dec 08:00.', link: '/my' };
const idOf = async (user: string): Promise<string> =>
  (await test.database.source.query('SELECT id FROM users WHERE email = $1', [`${user}@example.org`]))[0].id;

it('tells exactly those whose duties changed, once, in words that name the duties', async () => {
  await publish();
  await round();
  test.clock.at = new Date('2026-12-01T23:01:00Z');
  // On Saturday the 26th nobody but Cat is free; Ben gives her his first call.
  await publish({ date: '2026-12-26', duty: 'C1', from: 'Ben', to: 'Cat' });
  await round();
  await round();
  expect(await titles(amy)).toEqual(['December 2026 is published']);
  expect(await titles(ben)).toEqual(['Your rota of December 2026 has changed', 'December 2026 is published']);
  expect(await titles(cat)).toEqual(await titles(ben));
  const { body } = await ben.get('/api/v1/me/notices');
  expect(body).toMatchObject({
    unread: 2,
    notices: [{ text: expect.stringContaining('You no longer hold C1 on Sat 26 Dec.') }, {}],
  });
  await ben.post('/api/v1/me/notices/read').expect(204);
  expect((await ben.get('/api/v1/me/notices')).body.unread).toBe(0);
});

it('keeps quiet hours, by the chosen ways, and is louder within 72 hours', async () => {
  await ben
    .put('/api/v1/me/notice-wishes')
    .send({ ...USUAL, channels: [] })
    .expect(200);
  await publish();
  await round();
  // At 23:00 nothing leaves; in the morning e-mails do, but not to Ben, who wants none.
  expect(carried).toEqual([]);
  test.clock.at = new Date('2026-12-02T07:00:00Z');
  await round();
  expect(carried.sort()).toEqual(['email cat@example.org', 'email staff@example.org']);
  carried.length = 0;
  test.clock.at = new Date('2026-12-02T23:30:00Z');
  await publish({ date: '2026-12-05', duty: 'C1', from: 'Ben', to: 'Cat' });
  await round();
  expect(carried.sort()).toEqual([
    'email ben@example.org',
    'email cat@example.org',
    'sms 07700 900102',
    'sms 07700 900103',
  ]);
  const { body } = await cat.get('/api/v1/me/notices');
  expect(body.notices[0]).toMatchObject({ loud: true, wantsAnswer: true, answeredAt: null });
  await cat.post(`/api/v1/me/notices/${body.notices[0].id}/answer`).expect(204);
  await ben.post(`/api/v1/me/notices/${body.notices[0].id}/answer`).expect(404);
  const { body: receipts } = await manager.get(`${TEAM}/notices/receipts`).expect(200);
  expect(receipts.filter(({ answeredAt }: { answeredAt: string | null }) => answeredAt !== null)).toMatchObject([
    { to: 'Cat' },
  ]);
});

it('pushes to every browser of somebody with keys of its own, and forgets a browser that is no more', async () => {
  const { key } = (await ben.get('/api/v1/me/push-key').expect(200)).body;
  expect(Buffer.from(key, 'base64url')).toHaveLength(65);
  // Another process that starts on the same database has the same pair.
  const made = () => ({ publicKey: 'another', privateKey: 'another' });
  expect((await new PushKeysRepository(test.database.source.manager).currentOr(made, new Date())).publicKey).toBe(key);
  const browser = createECDH('prime256v1');
  const keys = { p256dh: browser.generateKeys('base64url'), auth: Buffer.alloc(16, 7).toString('base64url') };
  for (const name of ['phone', 'desk', 'gone']) {
    const subscription = { endpoint: `https://push.example/${name}`, expirationTime: null, keys };
    await ben.put('/api/v1/me/push-subscription').send(subscription).expect(204);
  }
  await ben.delete('/api/v1/me/push-subscription?endpoint=https://push.example/desk').expect(204);
  expect((await ben.get('/api/v1/me/notice-wishes')).body.channels).toEqual(['email', 'push']);
  const pushed: string[] = [];
  const push = jest.spyOn(webPush, 'sendNotification').mockImplementation((subscription, payload, options) => {
    const { endpoint, headers } = webPush.generateRequestDetails(subscription, payload as string, options);
    pushed.push(`${endpoint} ${/k=(.+)$/.exec(String(headers['Authorization']))?.[1] === key}`);
    if (!endpoint.endsWith('gone')) return Promise.resolve({ statusCode: 201, body: '', headers: {} });
    return Promise.reject(new webPush.WebPushError('gone', 410, {}, '', endpoint));
  });
  const delivery = { noticeId: '', channel: 'push', address: await idOf('ben'), attempts: 1, demo: false } as const;
  const send = () =>
    new Carriers(test.app.get(ENV), repository(), test.app.get(PushKeyPair)).carry({ ...delivery, ...SAID });
  await send();
  await send();
  push.mockRestore();
  expect(pushed).toEqual([
    'https://push.example/phone true',
    'https://push.example/gone true',
    'https://push.example/phone true',
  ]);
});

it('goes on to the next message when one cannot be told, and tells that one once it can be', async () => {
  const add = (topic: string, body: object): Promise<{ id: string }[]> =>
    test.database.source.query(
      'INSERT INTO outbox_messages (organisation_id, topic, body, at) VALUES ($1, $2, $3, $4) RETURNING id',
      [test.organisation, topic, body, new Date('2026-12-01T22:00:00Z')],
    );
  const decided = { team: 'tiny', person: 'Amy', from: '2027-01-10', to: '2027-01-10', status: 'approved' };
  const [[broken], [teamless]] = [
    await add('leave.decided', { ...decided, from: 'soon' }),
    await add('leave.decided', { ...decided, team: 'no-more' }),
  ];
  await publish();
  await round();
  expect(await titles(amy)).toEqual(['December 2026 is published']);
  const state = async (id: string) =>
    (
      await test.database.source.query(
        `SELECT failures, told_at IS NOT NULL AS told, try_at > now() AS later FROM outbox_messages WHERE id = $1`,
        [id],
      )
    )[0];
  expect(await state(broken!.id)).toEqual({ failures: 1, told: false, later: true });
  // A team that is no more has nobody to tell.
  expect(await state(teamless!.id)).toEqual({ failures: 0, told: true, later: null });

  await test.database.source.query('UPDATE outbox_messages SET body = $2, try_at = now() WHERE id = $1', [
    broken!.id,
    decided,
  ]);
  await round();
  await round();
  expect(await titles(amy)).toEqual(expect.arrayContaining(['Leave approved', 'December 2026 is published']));
  expect(await titles(amy)).toHaveLength(2);
});

it('loses nothing and doubles nothing, however often it is cut off in the middle', async () => {
  await publish();
  for (let day = 10; day < 22; day++) {
    await test.database.source.query(
      `INSERT INTO outbox_messages (organisation_id, topic, body, at)
       VALUES ($1, 'leave.decided', $2, $3)`,
      [
        test.organisation,
        { team: 'tiny', person: 'Amy', from: `2027-01-${day}`, to: `2027-01-${day}`, status: 'approved' },
        test.clock.at,
      ],
    );
  }
  // Every connection of the teller is killed again and again while it works; each time another takes over.
  const source = createDataSource(test.database.url, 2);
  source.setOptions({ applicationName: 'teller' });
  await source.initialize();
  const teller = new TellPeople(new NoticeRepository(source.manager), test.app.get(LOG));
  let deaths = 0;
  for (let done = false; !done;) {
    // Shots may still be on their way when the teller is through; what follows waits for them.
    const shots: Promise<unknown>[] = [];
    const killing = setInterval(
      () => {
        const shot = test.database.source.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'teller'
              AND state <> 'idle' AND datname = current_database()`,
        );
        shots.push(shot.then((rows: unknown[]) => (deaths += rows.length)).catch(() => undefined));
      },
      15 + (deaths % 7) * 12,
    );
    done = await teller.all().then(
      () => true,
      () => false,
    );
    clearInterval(killing);
    await Promise.all(shots);
    if (deaths > 40) break;
  }
  await teller.all();
  await source.destroy();
  expect(deaths).toBeGreaterThan(3);
  const [{ left }] = await test.database.source.query(
    `SELECT count(*)::int AS left FROM outbox_messages WHERE told_at IS NULL`,
  );
  expect(left).toBe(0);
  const rows = await test.database.source.query(
    `SELECT source, recipient_id, count(*)::int AS times FROM notices GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  expect(rows).toEqual([]);
  expect((await titles(amy)).filter((title: string) => title === 'Leave approved')).toHaveLength(12);
  const waiting = await test.database.source.query(`SELECT count(*)::int AS n FROM notice_deliveries`);
  test.clock.at = new Date('2026-12-02T08:00:00Z');
  await round();
  expect(carried).toHaveLength(waiting[0].n);
}, 120_000);
