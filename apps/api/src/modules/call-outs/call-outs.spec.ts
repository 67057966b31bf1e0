import { person } from '@evenflow/testing';
import { TeamRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, theTeam, type TestApp } from '../../testing/test-app.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
const PATH = `${TEAM}/call-outs`;
let test: TestApp;
let manager: TestAgent;
let amy: TestAgent;

// Amy holds second call from Tuesday the 8th, 16:00, to Wednesday 08:00, and works from 08:00 that Wednesday. Dan is free.
beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-01T12:00:00Z' });
  [manager, amy] = await Promise.all([test.as('manager'), test.as('staff')]);
  const team = theTeam();
  await new TeamRepository(test.database.source.manager).save(test.organisation, {
    ...team,
    people: [...team.people, person('Dan')],
  });
  await publishMonth(manager, fullDecember());
});
afterAll(() => test.stop());
const at = (moment: string) => (test.clock.at = new Date(moment));

it('starts with one tap only while on call, and a second tap does no harm', async () => {
  at('2026-12-08T12:00:00Z');
  expect((await amy.post(PATH).send({})).body.code).toBe('not-on-call');
  at('2026-12-09T02:14:30Z');
  const { body } = await amy.post(PATH).send({}).expect(201);
  expect(body).toMatchObject({
    person: 'Amy',
    duty: 'C2',
    date: '2026-12-08',
    start: '2026-12-09T02:14:00+00:00',
    end: null,
  });
  const again = await amy.post(PATH).send({});
  expect([again.status, again.body.code]).toEqual([409, 'already-called-in']);
  expect((await amy.get(`${PATH}/mine`)).body.running.id).toBe(body.id);
});

it('is taken back without a trace while it goes on, by whoever was not called in, and by nobody else', async () => {
  const { id } = (await amy.get(`${PATH}/mine`)).body.running;
  await (await test.as('ben')).delete(`${PATH}/${id}`).expect(403);
  await amy.delete(`${PATH}/${id}`).expect(204);
  expect((await amy.get(`${PATH}/mine`)).body).toEqual({ running: null, latest: null });
  expect((await amy.delete(`${PATH}/${id}`)).status).toBe(404);
  expect((await amy.post(PATH).send({}).expect(201)).body.id).not.toBe(id);
});

it('says at once, at home, what is owed, what falls away, and who can take it; the manager has it within seconds', async () => {
  at('2026-12-09T05:40:10Z');
  const { id } = (await amy.get(`${PATH}/mine`)).body.running;
  const { body } = await amy.post(`${PATH}/${id}/home`).send({}).expect(200);
  expect(body).toMatchObject({
    workedMinutes: 206,
    rest: { minutes: 660, until: '2026-12-09T16:40:00+00:00' },
    missedRestMinutes: 520,
    fallsAway: [{ duty: 'D', sentence: 'D at 08:00 on Wed 9 Dec would leave 2 h 20 of rest; 11 hours are needed.' }],
    relief: { state: 'proposed', fewest: true, moves: [{ date: '2026-12-09', duty: 'D', from: 'Amy', to: 'Dan' }] },
  });
  expect(body.relief.sentences).toEqual([
    'Dan can take D on Wed 9 Dec.',
    'Nobody else is touched: 1 change, the fewest there can be.',
  ]);
  expect(body.relief.afterMs).toBeLessThan(5_000);
});

it('can be corrected afterwards, and what follows is worked out anew', async () => {
  const { id } = (await amy.get(`${PATH}/mine`)).body.latest;
  const times = { start: '2026-12-09T02:14:00+00:00', end: '2026-12-09T03:00:00+00:00' };
  const { body } = await amy.put(`${PATH}/${id}`).send(times).expect(200);
  expect(body).toMatchObject({ workedMinutes: 46, rest: { until: '2026-12-09T14:00:00+00:00' } });
  await amy
    .put(`${PATH}/${id}`)
    .send({ ...times, end: '2026-12-09T01:00:00+00:00' })
    .expect(409);
  await amy
    .put(`${PATH}/${id}`)
    .send({ ...times, end: '2026-12-09T09:00:00+00:00' })
    .expect(409);
});

it('is put into the rota by the manager once: the next version, with nobody else touched', async () => {
  const { body: list } = await manager.get(PATH).query({ from: '2026-12-08', to: '2026-12-09' }).expect(200);
  const relief = `${PATH}/${list[0].id}/relief`;
  await amy.post(relief).send({ answer: 'approved' }).expect(403);
  expect((await manager.post(relief).send({ answer: 'approved' }).expect(200)).body.relief.state).toBe('approved');
  expect((await manager.post(relief).send({ answer: 'dismissed' })).body.code).toBe('already-decided');
  const [one, two] = await Promise.all(
    [1, 2].map(async (n) => (await manager.get(`${ROTA}/versions/${n}`)).body.assignments),
  );
  const cells = (rota: { person: string; date: string; duty: string }[]) =>
    rota.map((a) => `${a.person} ${a.date} ${a.duty}`);
  expect(cells(two).filter((cell) => !cells(one).includes(cell))).toEqual(['Dan 2026-12-09 D']);
  expect(cells(one).filter((cell) => !cells(two).includes(cell))).toEqual(['Amy 2026-12-09 D']);
});

it('feeds the ledger, hours, rest owed and pay', async () => {
  const counted = (await manager.get(TEAM).expect(200)).body.callOuts;
  expect(counted).toEqual([{ person: 'Amy', duty: 'C2', date: '2026-12-08', minutes: 46 }]);
  const span = { from: '2026-12-08', to: '2026-12-09' };
  const { body: hours } = await manager.get(`${TEAM}/hours`).query(span).expect(200);
  expect(hours.find(({ person: who }: { person: string }) => who === 'Amy')).toMatchObject({
    calledInMinutes: 46,
    callOuts: 1,
    // Dan works that day now, so the whole rest is there.
    restOwedMinutes: 0,
  });
  const { body: settings } = await manager.get(`${TEAM}/pay-settings`).expect(200);
  await manager
    .put(`${TEAM}/pay-settings`)
    .send({ ...settings, basicHour: { Amy: 2000 } })
    .expect(200);
  const { text } = await manager.get(`${TEAM}/pay.csv`).query(span).expect(200);
  const amys = text.split('\r\n').find((row) => row.startsWith('Amy,'))!;
  // On call on Tue 8: 24.00; 46 minutes are paid as an hour at time and a half: 30.00.
  expect(amys).toMatch(/,1,0\.00,24\.00,30\.00,54\.00$/);
  const { body: pay } = await manager.get(`${TEAM}/pay`).query(span).expect(200);
  expect(pay).toEqual([{ person: 'Amy', standbyPence: 2_400, calledInPence: 3_000, totalPence: 5_400 }]);
});
