import type TestAgent from 'supertest/lib/agent.js';
import { RuleSetRepository } from '@evenflow/persistence';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, RULES, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

const ROTA = `${TEAM}/rotas/2026-12`;
// On Sunday the 13th Amy holds first call and Cat second; Ben is free. On Sunday the 27th Ben holds second, Amy is free.
const AMYS = { date: '2026-12-13', duty: 'C1', from: 'Amy' };

let test: TestApp;
let manager: TestAgent;
let amy: TestAgent;
let ben: TestAgent;
let cat: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  [manager, amy, ben, cat] = await Promise.all([test.as('manager'), test.as('staff'), test.as('ben'), test.as('cat')]);
  const settings = RULES.settings.map((each) =>
    each.id === 'rest' ? { ...each, params: { ...each.params, hours: 8 } } : each,
  );
  const act = { by: 'Mona', at: test.clock.at, expectedVersion: 1 };
  const key = { organisation: test.organisation, team: 'tiny' };
  await new RuleSetRepository(test.database.source.manager).change(key, { ...RULES, settings }, act);
});
beforeEach(async () => {
  await publishMonth(manager, fullDecember());
  await test.database.source.query('DELETE FROM swaps');
});
afterAll(() => test.stop());

const policy = (swaps: string) => manager.put(`${TEAM}/policies`).send({ swaps }).expect(200);
const offer = (agent: TestAgent, moves: object[]) => agent.post(`${TEAM}/swaps`).send({ moves });
const reply = (agent: TestAgent, id: string, answer: string) =>
  agent.post(`${TEAM}/swaps/${id}/reply`).send({ answer });
const holder = async (date: string, duty: string) => {
  const { body } = await manager.get(`${TEAM}/rotas/2026-12/versions`);
  const { body: version } = await manager.get(`${TEAM}/rotas/2026-12/versions/${body[0].version}`);
  return version.assignments.find((each: { date: string; duty: string }) => each.date === date && each.duty === duty)
    ?.person;
};
const plain = (moves: Record<'date' | 'duty' | 'from' | 'to', string>[]) =>
  moves.map(({ date, duty, from, to }) => ({ date, duty, from, to }));
const optionsFor = (agent: TestAgent, date: string, duty: string) =>
  agent.get(`${TEAM}/swaps/options`).query({ date, duty });

it('offers ways to hand a duty on that the rules let happen, and says in their sentences why not the rest', async () => {
  const { body } = await optionsFor(amy, AMYS.date, AMYS.duty).expect(200);
  expect(body).toMatchObject({ colleagues: 2, complete: true });
  expect(body.swaps.length).toBeGreaterThan(0);
  for (const { verdict, moves } of body.swaps) {
    expect(verdict).toBe('clean');
    expect(moves[0]).toMatchObject({ ...AMYS, start: '2026-12-13T08:00:00+00:00' });
    expect(moves[1].to).toBe('Amy');
  }
  const refused = body.gives.filter(({ verdict }: { verdict: string }) => verdict !== 'clean');
  expect(refused[0].says[0].sentence).toMatch(/That leaves \d+ hours of rest; 8 are needed/);
});

it('goes through by itself where the team lets it, as a new version of the rota', async () => {
  await policy('auto');
  const { body: options } = await optionsFor(amy, AMYS.date, AMYS.duty);
  const { body: before } = await manager.get(`${ROTA}/versions`);
  const best = options.swaps[0];
  const other = best.moves[1].from === 'Ben' ? ben : cat;
  const { body: made } = await offer(amy, plain(best.moves)).expect(201);
  expect(made).toMatchObject({ state: 'offered', kind: 'swap', may: ['withdraw'] });
  const { body: seen } = await other.get(`${TEAM}/swaps`);
  expect(seen.swaps).toMatchObject([{ id: made.id, may: ['accept', 'decline'] }]);
  const { body: done } = await reply(other, made.id, 'accept').expect(200);
  expect(done).toMatchObject({ state: 'done', may: [] });
  expect(await holder(best.moves[0].date, best.moves[0].duty)).toBe(best.moves[0].to);
  expect(await holder(best.moves[1].date, best.moves[1].duty)).toBe('Amy');
  const { body: versions } = await manager.get(`${ROTA}/versions`);
  expect(versions.length).toBe(before.length + 1);
});

it('waits for the manager where the team wants one, and nothing changes before', async () => {
  await policy('manager');
  const { body: made } = await offer(amy, [{ ...AMYS, to: null }]).expect(201);
  const busy = await reply(cat, made.id, 'accept');
  expect([busy.status, busy.body.code]).toEqual([409, 'overlapping-duties']);
  const { body: accepted } = await reply(ben, made.id, 'accept').expect(200);
  expect(accepted).toMatchObject({ state: 'checked', moves: [{ to: 'Ben' }] });
  expect(await holder(AMYS.date, AMYS.duty)).toBe('Amy');
  await reply(cat, made.id, 'accept').expect(404);
  await reply(amy, made.id, 'approve').expect(403);
  expect((await manager.get(`${TEAM}/swaps`)).body.swaps[0].may).toEqual(['approve', 'decline']);
  expect((await reply(manager, made.id, 'approve').expect(200)).body.state).toBe('done');
  expect(await holder(AMYS.date, AMYS.duty)).toBe('Ben');
  const late = await reply(amy, made.id, 'withdraw');
  expect([late.status, late.body.code]).toEqual([409, 'swap-not-possible']);
});

it('never sends what would break a must, and says which', async () => {
  const busy = await offer(amy, [{ ...AMYS, to: 'Cat' }]);
  expect([busy.status, busy.body.code]).toEqual([409, 'overlapping-duties']);
  const trainee = await offer(amy, [{ ...AMYS, to: 'Tia' }]);
  expect([trainee.status, trainee.body.code]).toEqual([422, 'swap-breaks-rules']);
  expect(trainee.body.violations.length).toBeGreaterThan(0);
  expect((await amy.get(`${TEAM}/swaps`)).body.swaps).toEqual([]);
});

it('concerns only those in it: others neither see nor answer it', async () => {
  const { body: options } = await optionsFor(amy, AMYS.date, AMYS.duty);
  const best = options.swaps[0];
  const outsider = best.moves[1].from === 'Ben' ? cat : ben;
  const { body: made } = await offer(amy, plain(best.moves));
  expect((await outsider.get(`${TEAM}/swaps`)).body.swaps).toEqual([]);
  await reply(outsider, made.id, 'accept').expect(404);
  await offer(ben, [{ ...AMYS, to: 'Ben' }]).expect(422);
  expect((await reply(amy, made.id, 'withdraw').expect(200)).body.state).toBe('withdrawn');
});
