import type TestAgent from 'supertest/lib/agent.js';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const LEEDS = { name: 'St Anne’s, Leeds', country: 'GB', region: 'GB-ENG', timeZone: 'Europe/London', locale: 'en-GB' };
const HOME = '/api/v1/teams/st-annes-leeds';

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
});
afterAll(() => test.stop());

const tagNow = async () => (await manager.get(HOME).expect(200)).headers['etag']!;
const put = async (path: string, body: object) =>
  manager
    .put(`${HOME}/${path}`)
    .set('if-match', await tagNow())
    .send(body);
const remove = async (path: string) => manager.delete(`${HOME}/${path}`).set('if-match', await tagNow());

describe('a team made by hand', () => {
  it('has nobody yet, a site, the rules of its country, and its maker as manager', async () => {
    expect((await manager.post('/api/v1/teams').send(LEEDS).expect(201)).body).toEqual({ team: 'st-annes-leeds' });
    const { body } = await manager.get(HOME).expect(200);
    expect(body).toMatchObject({ ...LEEDS, people: [], sites: [{ code: 'SITE', timeZone: 'Europe/London' }] });
    expect((await manager.get(`${HOME}/rules`)).body.settings.length).toBeGreaterThan(5);
    expect((await manager.post('/api/v1/teams').send(LEEDS)).body).toEqual({ team: 'st-annes-leeds-2' });
  });

  it('is not for staff to make, nor with a time zone that does not exist', async () => {
    expect((await (await test.as('staff')).post('/api/v1/teams').send(LEEDS)).status).toBe(403);
    const refused = await manager.post('/api/v1/teams').send({ ...LEEDS, timeZone: 'Europe/Leeds' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/timeZone']);
  });

  it('changes its facts over the version seen, and loses a region it no longer has', async () => {
    const dublin = { name: 'St Anne’s', country: 'IE', timeZone: 'Europe/Dublin', locale: 'en-IE' };
    const before = await tagNow();
    expect((await manager.put(`${HOME}/facts`).send(dublin)).status).toBe(428);
    expect((await put('facts', dublin)).status).toBe(200);
    const { body } = await manager.get(HOME);
    expect([body.name, body.region, body.timeZone]).toEqual(['St Anne’s', undefined, 'Europe/Dublin']);
    expect((await manager.put(`${HOME}/facts`).set('if-match', before).send(LEEDS)).status).toBe(412);
  });

  it('has sites, of which the named and the last one stay', async () => {
    expect((await put('sites/C', { code: 'C', name: 'Clarence', timeZone: 'Europe/Dublin' })).status).toBe(200);
    expect(
      (await put('sites/C', { code: 'D', name: 'Clarence', timeZone: 'Europe/Dublin' })).body.errors[0].pointer,
    ).toBe('/code');
    expect((await remove('sites/SITE')).status).toBe(204);
    const last = await remove('sites/C');
    expect([last.status, last.body.code]).toEqual([409, 'still-used']);
    expect((await remove('sites/X')).status).toBe(404);
  });

  it('has competences, and a removed one is gone from everybody', async () => {
    await put('competences/ECMO', { code: 'ECMO', name: 'ECMO' });
    const ann = {
      ...{ code: 'AN', name: 'Ann North', grade: '', fte: 1, clinicalFte: 1, contractHoursPerWeek: 37.5 },
      ...{ trainee: false, provisional: false, competences: { ECMO: 3 }, credentials: [], travelMinutes: {} },
      ...{ fixedDaysOff: [], fixedDuties: [], contacts: [], optOut48h: false },
    };
    expect((await put('people/AN', ann)).status).toBe(200);
    expect((await remove('competences/ECMO')).status).toBe(204);
    expect((await manager.get(HOME)).body).toMatchObject({
      competences: [],
      people: [{ code: 'AN', competences: {} }],
    });
  });
});
