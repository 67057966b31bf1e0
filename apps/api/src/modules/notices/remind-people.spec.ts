import type { Socket } from 'node:net';
import { createDataSource, ReminderRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import type { DataSource } from 'typeorm';
import { Background } from '../../common/background.ts';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';
import { RemindPeople } from './remind-people.ts';

let test: TestApp;
let manager: TestAgent;
let amy: TestAgent;
let ben: TestAgent;
let cat: TestAgent;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-02T12:00:00Z' });
  [manager, amy, ben, cat] = await Promise.all([test.as('manager'), test.as('staff'), test.as('ben'), test.as('cat')]);
  await publishMonth(manager, fullDecember());
}, 60_000);
afterAll(() => test.stop());

const USUAL = {
  channels: ['email'],
  quietFrom: '22:00',
  quietTo: '07:00',
  remindHours: 12,
  remindOf: 'calls-and-nights',
};
const wish = (agent: TestAgent, change: object) =>
  agent
    .put('/api/v1/me/notice-wishes')
    .send({ ...USUAL, ...change })
    .expect(200);
const remindAt = async (moment: string) => {
  test.clock.at = new Date(moment);
  return test.app.get(RemindPeople).round();
};
const reminders = async (agent: TestAgent): Promise<string[]> =>
  (await agent.get('/api/v1/me/notices')).body.notices
    .map(({ title }: { title: string }) => title)
    .filter((title: string) => title.includes(' begins '))
    .reverse();

it('reminds once of a call, the lead ahead, before the quiet hours', async () => {
  expect((await cat.get('/api/v1/me/notice-wishes')).body).toEqual(USUAL);
  await wish(ben, { remindHours: 3, remindOf: 'every-duty' });
  await wish(amy, { remindHours: 0 });
  // Twelve hours before Cat's call of the 3rd is in the night: she is told before it begins.
  await remindAt('2026-12-02T21:58:00Z');
  expect(await reminders(cat)).toEqual([]);
  await remindAt('2026-12-02T21:59:00Z');
  expect(await reminders(cat)).toEqual(['C1 begins Thu 3 Dec 16:00']);
  const { body } = await cat.get('/api/v1/me/notices');
  expect(body.notices[0]).toMatchObject({
    ...{ text: 'Until Fri 4 Dec 08:00, at Hospital.', link: '/my/duty/2026-12-03/C1', loud: false, wantsAnswer: false },
  });
  // Ben's second call of that day is due three hours ahead, and so is his day at work on the 4th, after a quiet night.
  await remindAt('2026-12-03T12:59:00Z');
  expect(await reminders(ben)).toEqual([]);
  await remindAt('2026-12-03T13:00:00Z');
  await remindAt('2026-12-03T21:59:00Z');
  expect(await reminders(ben)).toEqual(['C2 begins Thu 3 Dec 16:00', 'D begins Fri 4 Dec 08:00']);
  // Published again as it is, and looked at by two processes, it stays at one.
  await publishMonth(manager, fullDecember());
  await Promise.all([remindAt('2026-12-03T21:59:00Z'), remindAt('2026-12-03T21:59:00Z')]);
  expect(await reminders(cat)).toEqual(['C1 begins Thu 3 Dec 16:00', 'C2 begins Fri 4 Dec 16:00']);
  expect(await reminders(amy)).toEqual([]);
});

it('reminds nobody of what they are away from, gave away, or have begun', async () => {
  await wish(amy, {});
  const ill = { person: 'Cat', from: '2026-12-09', to: '2026-12-09', type: 'SICK', status: 'recorded' };
  await manager.post(`${TEAM}/leave`).send(ill).expect(201);
  const given = fullDecember().map((held) =>
    held.date === '2026-12-09' && held.duty === 'C2' ? { ...held, person: 'Amy' } : held,
  );
  await publishMonth(manager, given);
  await remindAt('2026-12-09T15:59:00Z');
  const ofThe9th = async (agent: TestAgent) => (await reminders(agent)).filter((title) => title.includes(' 9 Dec'));
  expect([await ofThe9th(cat), await ofThe9th(ben), await ofThe9th(amy)]).toEqual([
    [],
    [],
    ['C2 begins Wed 9 Dec 16:00'],
  ]);
  // The server was away all night; the call of the 10th has begun and is told to nobody any more.
  await remindAt('2026-12-10T16:00:00Z');
  expect((await reminders(cat)).filter((title) => title.includes('10 Dec 16:00'))).toEqual([]);
});

/** As a network does it: at once, and without a word to either side. */
function cut(source: DataSource): void {
  const { master } = source.driver as unknown as { master: { _clients: { connection: { stream: Socket } }[] } };
  for (const { connection } of master._clients) connection.stream.destroy();
}

it('makes each reminder once, with what carries it out, however often it is cut off in the middle', async () => {
  test.clock.at = new Date('2026-12-16T15:00:00Z');
  const source = createDataSource(test.database.url, 2);
  source.setOptions({ applicationName: 'reminder' });
  await source.initialize();
  const reminder = new RemindPeople(
    source,
    new ReminderRepository(source.manager),
    test.clock,
    test.app.get(Background),
  );
  let deaths = 0;
  for (let go = 0, done = false; !done && go < 60; go++) {
    // One more statement gets through each time before the connections are cut, some before and some after it is sent.
    let statements = 0;
    const kill = jest.spyOn(source.logger, 'logQuery').mockImplementation(() => {
      if (++statements !== go + 1) return;
      deaths += 1;
      if (go % 2 === 0) cut(source);
      else setImmediate(() => cut(source));
    });
    const before = deaths;
    done = await reminder.round().then(
      () => deaths === before,
      () => false,
    );
    kill.mockRestore();
  }
  await source.destroy();
  expect(deaths).toBeGreaterThan(3);
  await test.app.get(RemindPeople).round();
  const rows = await test.database.source.query(
    `SELECT recipient_name AS who, title, (SELECT count(*)::int FROM notice_deliveries WHERE notice_id = notices.id) AS ways
     FROM notices WHERE topic = 'reminder' AND title LIKE '% 16 Dec %' ORDER BY 1, 2`,
  );
  expect(rows).toEqual([
    { who: 'Amy', title: 'C1 begins Wed 16 Dec 16:00', ways: 1 },
    { who: 'Cat', title: 'C2 begins Wed 16 Dec 16:00', ways: 1 },
  ]);
}, 120_000);
