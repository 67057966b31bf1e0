import { person } from '@evenflow/testing';
import { StandInRepository, TeamRepository } from '@evenflow/persistence';
import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, theTeam, type TestApp } from '../../testing/test-app.ts';
import { AskWaves } from './ask-waves.ts';
import { SendNotices } from '../notices/send-notices.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
let test: TestApp;
let manager: TestAgent;
let amy: TestAgent;
let ben: TestAgent;
let cat: TestAgent;

// On Sunday the 13th Amy holds first call and Cat second; Ben is free, and so is Dan, who has no account.
beforeEach(async () => {
  test = await startTestApp({ now: '2026-12-12T20:00:00Z' });
  [manager, amy, ben, cat] = await Promise.all([test.as('manager'), test.as('staff'), test.as('ben'), test.as('cat')]);
  const team = theTeam({ dutyTypes: theTeam().dutyTypes });
  await new TeamRepository(test.database.source.manager).save(test.organisation, {
    ...team,
    people: [...team.people, person('Dan'), person('Eve')],
  });
  await publishMonth(manager, fullDecember());
});
afterEach(() => test.stop());

const sick = () => amy.post(`${TEAM}/sickness`).send({ from: '2026-12-13' }).expect(201);
const say = (agent: TestAgent, id: string, answer: string) =>
  agent.post(`${TEAM}/stand-ins/${id}/reply`).send({ answer });

it('is one tap: the sickness is recorded and those the rules allow are asked, best first', async () => {
  const { body } = await sick();
  expect(body).toMatchObject([{ person: 'Amy', duty: 'C1', date: '2026-12-13', state: 'open', may: ['take-back'] }]);
  const { body: leave } = await manager.get(`${TEAM}/leave`);
  expect(leave).toMatchObject([{ person: 'Amy', type: 'SICK', status: 'recorded', from: '2026-12-13' }]);
  expect((await cat.get(`${TEAM}/stand-ins`)).body).toEqual([]);
  const [asked] = await new StandInRepository(test.database.source.manager).list(
    { organisation: test.organisation, team: 'tiny' },
    new Date(0),
  );
  // Dan and Eve have been free for weeks; whoever is on call already is not asked.
  expect(asked!.colleagues.map(({ person: who }) => who).slice(0, 2)).toEqual(['Dan', 'Eve']);
  expect(asked!.colleagues.map(({ person: who }) => who)).not.toContain('Cat');
});

it('has exactly one winner when many say yes at once, and tells everybody else', async () => {
  const [{ id }] = (await sick()).body;
  const searches = new StandInRepository(test.database.source.manager);
  const key = { organisation: test.organisation, team: 'tiny' };
  const act = { by: 'Somebody', at: test.clock.at, ruleSetVersion: null };
  const [search] = await searches.list(key, new Date(0));
  const asked = search!.colleagues.filter(({ askedAt }) => askedAt !== null).map(({ person: who }) => who);
  expect(asked.length).toBeGreaterThan(1);
  const all = await Promise.allSettled(
    asked.map((who) => searches.say(key, id, { ...act, person: who, answer: 'yes' })),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const each of all) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already-covered' });
  }
  const { body: versions } = await manager.get(`${ROTA}/versions`);
  const { body: version } = await manager.get(`${ROTA}/versions/${versions[0].version}`);
  const holders = version.assignments.filter(
    ({ date, duty }: { date: string; duty: string }) => date === '2026-12-13' && duty === 'C1',
  );
  expect(holders).toHaveLength(1);
  expect(asked).toContain(holders[0].person);
});

it('asks the next wave when the first has had its time, and says so when nobody is left', async () => {
  const [{ id }] = (await sick()).body;
  const searches = new StandInRepository(test.database.source.manager);
  const asked = async () => (await manager.get(`${TEAM}/stand-ins`)).body[0].asked;
  const first = await asked();
  const seen = async (agent: TestAgent) => (await agent.get(`${TEAM}/stand-ins`)).body[0].colleagues;
  expect((await seen(manager))[0]).toEqual({ person: 'Dan', said: null });
  expect(await seen(amy)).toEqual([]);
  expect(await searches.dueWaves(new Date('2026-12-12T20:05:00Z'))).toEqual([]);
  for (let hour = 21; hour < 24; hour++) {
    test.clock.at = new Date(`2026-12-12T${hour}:00:00Z`);
    await test.app.get(AskWaves).round();
  }
  const search = (await manager.get(`${TEAM}/stand-ins`)).body[0];
  expect(search).toMatchObject({ id, left: 0, nextWaveAt: null });
  expect(search.asked).toBeGreaterThanOrEqual(first);
  await test.app.get(SendNotices).round();
  const titles = (await manager.get('/api/v1/me/notices')).body.notices.map(({ title }: { title: string }) => title);
  expect(titles).toContain('Nobody has taken C1 on Sun 13 Dec');
});

it('can be taken back until somebody has said yes', async () => {
  const [{ id }] = (await sick()).body;
  await ben.post(`${TEAM}/stand-ins/${id}/take-back`).send({}).expect(403);
  expect((await amy.post(`${TEAM}/stand-ins/${id}/take-back`).send({}).expect(200)).body.state).toBe('taken-back');
  expect((await manager.get(`${TEAM}/leave`)).body[0].status).toBe('withdrawn');
  expect((await say(ben, id, 'yes')).status).toBe(409);
});

it('looks for nobody where nobody is needed, and records the sickness all the same', async () => {
  const teams = new TeamRepository(test.database.source.manager);
  const team = await teams.load({ organisation: test.organisation, team: 'tiny' });
  const dutyTypes = team.dutyTypes.map((duty) => (duty.code === 'D' ? { ...duty, optional: true } : duty));
  await teams.save(test.organisation, { ...team, dutyTypes });
  // On Monday the 14th Cat is at work by day and nothing else.
  const { body } = await cat.post(`${TEAM}/sickness`).send({ from: '2026-12-14' }).expect(201);
  expect(body).toEqual([]);
  expect((await manager.get(`${TEAM}/leave`)).body).toMatchObject([{ person: 'Cat', status: 'recorded' }]);
});
