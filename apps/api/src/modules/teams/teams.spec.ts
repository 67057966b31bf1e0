import type TestAgent from 'supertest/lib/agent.js';
import { startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let manager: TestAgent;
let staff: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
  staff = await test.as('staff');
});
afterAll(() => test.stop());

const tagNow = async (path = TEAM): Promise<string> => (await manager.get(path)).headers['etag']!;
const amy = async () =>
  (await manager.get(TEAM)).body.people.find(({ code }: { code: string }) => code === 'Amy') as Record<string, unknown>;

describe('a team', () => {
  it('is listed to its members with their months', async () => {
    await manager.get(`${TEAM}/rotas/2026-12`);
    expect((await manager.get('/api/v1/teams')).body).toEqual([
      {
        id: 'tiny',
        name: 'Tiny',
        timeZone: 'Europe/London',
        people: 4,
        months: [{ month: '2026-12', published: null }],
      },
    ]);
  });

  it('answers 304 to whoever has it already', async () => {
    await manager
      .get(TEAM)
      .set('if-none-match', await tagNow())
      .expect(304);
  });

  it('keeps what is private of colleagues from staff, and shows managers all', async () => {
    await manager
      .post(`${TEAM}/leave`)
      .send({ person: 'Ben', from: '2026-12-20', to: '2026-12-21', type: 'SICK', status: 'recorded', comment: 'flu' })
      .expect(201);
    const own = (await staff.get(TEAM)).body;
    const text = JSON.stringify(own);
    expect(text).toContain('07700 900101');
    expect(text).toContain('bleep 103');
    for (const secret of ['07700 900102', '07700 900103', 'SICK', 'flu']) {
      expect(text).not.toContain(secret);
      expect(JSON.stringify((await manager.get(TEAM)).body)).toContain(secret);
    }
    expect(own.leave).toMatchObject([{ person: 'Ben', from: '2026-12-20', type: 'AWAY' }]);
    const { body: list } = await staff.get(`${TEAM}/leave?from=2026-12-01&to=2026-12-31`);
    expect(JSON.stringify(list)).not.toContain('SICK');
  });
});

describe('changing people and duties', () => {
  it('saves a person and gives the new ETag; the old one is refused from then on', async () => {
    const before = await tagNow();
    const changed = { ...(await amy()), fte: 0.8 };
    const saved = await manager.put(`${TEAM}/people/Amy`).set('if-match', before).send(changed).expect(200);
    expect(saved.headers['etag']).toBe(await tagNow());
    expect(await amy()).toMatchObject({ fte: 0.8 });
    const late = await manager
      .put(`${TEAM}/people/Amy`)
      .set('if-match', before)
      .send({ ...changed, fte: 0.5 });
    expect([late.status, late.body.code]).toEqual([412, 'changed-meanwhile']);
    expect(await amy()).toMatchObject({ fte: 0.8 });
  });

  it('lets exactly one of many who change the team at once through', async () => {
    const tag = await tagNow();
    const person = await amy();
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        manager
          .put(`${TEAM}/people/Amy`)
          .set('if-match', tag)
          .send({ ...person, contractHoursPerWeek: 20 + i }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('points at fields that are wrong or unknown', async () => {
    const wrong = {
      ...(await amy()),
      ...{ fte: 7, startDate: '2026-02-30', endDate: '2026-01-01', shoeSize: 43 },
      credentials: [{ type: 'CCP', body: '', number: '', required: 'yes' }],
    };
    const { status, body } = await manager
      .put(`${TEAM}/people/Amy`)
      .set('if-match', await tagNow())
      .send(wrong);
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/credentials/0/required',
      '/fte',
      '/shoeSize',
      '/startDate',
    ]);
    const unknown = { ...(await amy()), competences: { CPB: 3, JUGGLING: 4 } };
    const second = await manager
      .put(`${TEAM}/people/Amy`)
      .set('if-match', await tagNow())
      .send(unknown);
    expect(second.body.errors).toMatchObject([{ pointer: '/competences/JUGGLING', code: 'unknown' }]);
  });

  it('removes nobody a rota names, and says so', async () => {
    const path = `${TEAM}/rotas/2027-01`;
    await manager.get(path);
    const edits = [{ op: 'assign', person: 'Cat', date: '2027-01-04', duty: 'D' }];
    await manager.post(`${path}/edits`).set('if-match', '"r0"').send({ edits }).expect(200);
    const refused = await manager.delete(`${TEAM}/people/Cat`).set('if-match', await tagNow());
    expect([refused.status, refused.body.code]).toEqual([409, 'still-used']);
    await manager
      .delete(`${TEAM}/people/Tia`)
      .set('if-match', await tagNow())
      .expect(204);
    await manager
      .delete(`${TEAM}/people/Tia`)
      .set('if-match', await tagNow())
      .expect(404);
  });

  it('changes need, holidays and duty types', async () => {
    const send = async (method: 'put' | 'post' | 'delete', path: string, body?: object) =>
      manager[method](`${TEAM}/${path}`)
        .set('if-match', await tagNow())
        .send(body);
    const duty = (await manager.get(TEAM)).body.dutyTypes[0];
    expect((await send('put', 'duty-types/D', { ...duty, name: 'Theatre' })).status).toBe(200);
    expect(
      (
        await send('put', 'holidays/2026-12-25', {
          date: '2026-12-25',
          name: 'Christmas',
          identity: 'christmas-day',
          points: 2,
        })
      ).status,
    ).toBe(200);
    expect((await send('post', 'demand-changes', { date: '2026-12-24', duty: 'D', need: 0 })).status).toBe(200);
    expect((await send('post', 'demand-changes', { date: '2026-12-24', duty: 'ZZ', need: 0 })).body.code).toBe(
      'unknown-duty',
    );
    const team = (await manager.get(TEAM)).body;
    expect(team.dutyTypes[0].name).toBe('Theatre');
    expect(team.holidays).toMatchObject([{ identity: 'christmas-day' }]);
    expect(team.demandChanges).toEqual([{ date: '2026-12-24', duty: 'D', need: 0 }]);
    expect((await send('delete', 'demand-changes/2026-12-24/D')).status).toBe(204);
    expect((await send('delete', 'demand-changes/2026-12-24/D')).status).toBe(404);
    expect((await send('delete', 'holidays/2026-12-25')).status).toBe(204);
    expect((await send('put', 'duty-types/D', { ...duty, code: 'E' })).body.errors).toMatchObject([
      { pointer: '/code' },
    ]);
  });
});

describe('leave and wishes', () => {
  const days = { from: '2026-12-14', to: '2026-12-16' };

  it('are asked for by staff for themselves only, and decided by managers', async () => {
    const asked = await staff
      .post(`${TEAM}/leave`)
      .send({ person: 'Amy', type: 'AL', ...days })
      .expect(201);
    expect(asked.body).toMatchObject({ status: 'requested', person: 'Amy' });
    const other = await staff.post(`${TEAM}/leave`).send({ person: 'Ben', type: 'AL', ...days });
    expect([other.status, other.body.code]).toEqual([403, 'not-allowed']);
    const granted = await staff.post(`${TEAM}/leave`).send({ person: 'Amy', type: 'AL', status: 'approved', ...days });
    expect(granted.status).toBe(403);
    const path = `${TEAM}/leave/${asked.body.id}`;
    await staff.patch(path).send({ status: 'approved' }).expect(403);
    expect((await manager.patch(path).send({ status: 'approved' }).expect(200)).body.status).toBe('approved');
    const late = await staff.delete(path);
    expect([late.status, late.body.code]).toEqual([409, 'already-decided']);
    await manager.delete(path).expect(204);
    expect((await manager.patch(path).send({ status: 'approved' })).status).toBe(409);
  });

  it('can be taken back while they are undecided', async () => {
    const { body } = await staff.post(`${TEAM}/leave`).send({ person: 'Amy', type: 'AL', ...days });
    await staff.delete(`${TEAM}/leave/${body.id}`).expect(204);
    const { body: list } = await staff.get(`${TEAM}/leave?from=2026-12-16&to=2026-12-16`);
    expect(list.find(({ id }: { id: string }) => id === body.id).status).toBe('withdrawn');
  });

  it('refuses days the wrong way round, pointing at the last', async () => {
    const wrong = { person: 'Amy', type: 'AL', from: '2026-12-16', to: '2026-12-14' };
    expect((await staff.post(`${TEAM}/leave`).send(wrong)).body.errors).toMatchObject([{ pointer: '/to' }]);
  });

  it('keeps wishes between whoever wishes and the managers', async () => {
    const wish = { wish: 'avoid', duty: 'any call', priority: 'prefer', ...days };
    const mine = await staff
      .post(`${TEAM}/requests`)
      .send({ person: 'Amy', ...wish })
      .expect(201);
    await staff
      .post(`${TEAM}/requests`)
      .send({ person: 'Ben', ...wish })
      .expect(403);
    await manager
      .post(`${TEAM}/requests`)
      .send({ person: 'Ben', ...wish })
      .expect(201);
    expect((await staff.post(`${TEAM}/requests`).send({ person: 'Amy', ...wish, duty: 'ZZ' })).body.code).toBe(
      'unknown-duty',
    );
    expect((await staff.get(`${TEAM}/requests`)).body).toHaveLength(1);
    expect((await manager.get(`${TEAM}/requests`)).body).toHaveLength(2);
    await staff.delete(`${TEAM}/requests/${mine.body.id}`).expect(204);
    await staff.delete(`${TEAM}/requests/${mine.body.id}`).expect(404);
  });
});

describe('rule settings', () => {
  const path = `${TEAM}/rules`;

  it('come with a sentence each, and change only from what was seen', async () => {
    const { body, headers } = await manager.get(path).expect(200);
    expect(body.sentences.map(({ setting }: { setting: string }) => setting)).toEqual(['cover', 'rest']);
    expect(body.sentences[1].sentence).toContain('11 hours');
    const { sentences: _words, ...rules } = body;
    rules.settings[1].params.hours = 9;
    const saved = await manager.put(path).set('if-match', String(headers['etag'])).send(rules).expect(200);
    expect(saved.body.sentences[1].sentence).toContain('9 hours');
    const late = await manager.put(path).set('if-match', String(headers['etag'])).send(rules);
    expect([late.status, late.body.code, late.body.who]).toEqual([412, 'rules-changed', 'Mona Manager']);
  });

  it('are refused with a pointer to each that cannot be used', async () => {
    const settings = [
      { id: 'a', rule: 'no-such-rule' },
      { id: 'b', rule: 'rest-between-duties', params: { hours: 99 } },
      { id: 'b', rule: 'required-count' },
    ];
    const rules = { format: 'evenflow-rules/1', name: 'Wrong', settings };
    const { status, body } = await manager
      .put(path)
      .set('if-match', await tagNow(path))
      .send(rules);
    expect([status, body.code]).toEqual([422, 'rules-not-valid']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/settings/0/rule',
      '/settings/1/params/hours',
      '/settings/2/id',
    ]);
  });

  it('are explained by the catalogue', async () => {
    const { body } = await staff.get('/api/v1/rules').expect(200);
    const rest = body.find(({ id }: { id: string }) => id === 'rest-between-duties');
    expect(rest).toMatchObject({ number: 12, severity: 'must' });
    expect(rest.params[0]).toMatchObject({
      name: 'hours',
      kind: 'number',
      unit: 'hours',
      min: 0,
      max: 48,
      default: 11,
    });
    expect(rest.statement).toBe('At least 11 hours between the end of one duty and the start of the next.');
  });
});

describe('the public holidays of a year', () => {
  it('are added for the team’s country; days the team has stay as they are', async () => {
    const own = { date: '2027-12-25', name: 'Christmas at ours', identity: 'christmas-day', points: 3 };
    await manager
      .put(`${TEAM}/holidays/2027-12-25`)
      .set('if-match', await tagNow())
      .send(own)
      .expect(200);
    const add = async () =>
      manager
        .post(`${TEAM}/holidays/from-calendar`)
        .set('if-match', await tagNow())
        .send({ year: 2027 })
        .expect(200);
    const added = (await add()).body as { date: string; identity: string }[];
    expect(added.map(({ identity }) => identity)).toContain('good-friday');
    expect(added.map(({ date }) => date)).not.toContain('2027-12-25');
    const { holidays } = (await manager.get(TEAM)).body as { holidays: { date: string }[] };
    expect(holidays.find(({ date }) => date === '2027-12-25')).toEqual(own);
    expect((await add()).body).toEqual([]);
  });

  it('are a manager’s to add, and for a year that can be', async () => {
    const tag = await tagNow();
    await staff.post(`${TEAM}/holidays/from-calendar`).set('if-match', tag).send({ year: 2027 }).expect(403);
    const refused = await manager.post(`${TEAM}/holidays/from-calendar`).set('if-match', tag).send({ year: 27 });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ pointer: '/year' }]);
  });
});
