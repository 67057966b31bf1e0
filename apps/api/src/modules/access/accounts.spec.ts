import type TestAgent from 'supertest/lib/agent.js';
import { TellPeople } from '../notices/tell-people.ts';
import { PASSWORD, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

const ACCOUNTS = `${TEAM}/accounts`;
const DAY = 86_400_000;

let test: TestApp;
let ada: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  ada = await test.as('administrator');
});
afterAll(() => test.stop());

const tia = { name: 'Tia Trainee', email: 'Tia@example.org', roles: ['staff'], person: 'Tia' };
const list = async () => (await ada.get(ACCOUNTS).expect(200)).body as { id: string; name: string; email: string }[];
const idOf = async (name: string) => (await list()).find((each) => each.name === name)!.id;
const take = async (token: string, password = 'a long new word') =>
  (await test.as('nobody')).put('/api/v1/invitation/password').send({ token, password });
const signIn = async (email: string, password: string) =>
  (await (await test.as('nobody')).post('/api/v1/session').send({ email, password })).status;

async function invite(body: object) {
  const { body: answer } = await ada.post(ACCOUNTS).send(body).expect(201);
  return answer as { account: { id: string; state: string }; link: { token: string } };
}

describe('somebody invited', () => {
  it('chooses a password behind the link, once, and is in with the rights that were given', async () => {
    const { account, link } = await invite(tia);
    expect(account).toMatchObject({ email: 'tia@example.org', state: 'invited', otherTeams: 0, yours: true });
    expect(await signIn('tia@example.org', '')).toBe(400);
    expect(await signIn('tia@example.org', 'a long new word')).toBe(401);
    const read = await (await test.as('nobody')).post('/api/v1/invitation').send({ token: link.token }).expect(200);
    expect(read.body).toEqual({ name: 'Tia Trainee', email: 'tia@example.org', organisation: 'Specs' });
    expect((await take(link.token, 'short')).body.errors[0].pointer).toBe('/password');

    const taken = await take(link.token);
    expect(taken.status).toBe(200);
    expect(taken.headers['set-cookie']?.[0]).toMatch(/^evenflow_session=.*HttpOnly/);
    expect(taken.body.memberships).toEqual([{ team: 'tiny', teamName: 'Tiny', roles: ['staff'], person: 'Tia' }]);
    const again = await take(link.token, 'another long word');
    expect([again.status, again.body.code]).toEqual([410, 'link-used-up']);
    expect(await signIn('tia@example.org', 'a long new word')).toBe(200);
  });

  it('leaves no token in the database, and a link that is too old opens nothing', async () => {
    const { account, link } = await invite({ ...tia, name: 'Late', email: 'late@example.org', person: null });
    const rows = await test.database.source.query('SELECT invitations::text AS row FROM invitations');
    expect(JSON.stringify(rows)).not.toContain(link.token);
    const now = test.clock.at;
    test.clock.at = new Date(now.getTime() + 14 * DAY);
    expect((await take(link.token)).status).toBe(410);
    test.clock.at = now;
    const { body } = await ada.post(`${ACCOUNTS}/${account.id}/link`).expect(201);
    expect((await take(link.token)).status).toBe(410);
    expect((await take(body.token)).status).toBe(200);
  });

  it('is refused where the address or the person is taken, and nothing is kept of it', async () => {
    const before = await list();
    const address = await ada.post(ACCOUNTS).send({ ...tia, email: 'BEN@example.org', person: null });
    expect([address.status, address.body.code]).toEqual([409, 'address-taken']);
    const person = await ada.post(ACCOUNTS).send({ ...tia, email: 'new@example.org', person: 'Ben' });
    expect([person.status, person.body.code]).toEqual([409, 'person-has-account']);
    const nobody = await ada.post(ACCOUNTS).send({ ...tia, email: 'new@example.org', person: 'Zed' });
    expect([nobody.status, nobody.body.code]).toEqual([422, 'unknown-person']);
    expect(await list()).toEqual(before);
  });

  it('joins with the password they have when they are in another team of the organisation', async () => {
    const { account, link } = await invite({
      name: 'x',
      email: 'stranger@example.org',
      roles: ['viewer'],
      person: null,
    });
    expect(link).toBeNull();
    expect(account).toMatchObject({ name: 'Otto Other', state: 'active', otherTeams: 1, yours: false });
    const { memberships } = (await (await test.as('stranger')).get('/api/v1/session')).body;
    expect(memberships.map(({ team }: { team: string }) => team).sort()).toEqual(['other', 'tiny']);
    const refused = await ada.post(`${ACCOUNTS}/${account.id}/link`);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    await ada.put(`${ACCOUNTS}/${account.id}/shut`).send({ shut: true }).expect(403);
    await ada.delete(`${ACCOUNTS}/${account.id}`).expect(204);
    expect((await (await test.as('stranger')).get('/api/v1/session')).body.memberships).toHaveLength(1);
  });
});

describe('an account', () => {
  it('shut is signed out everywhere, gets no notices, and comes in again when it is opened', async () => {
    const cat = await test.as('cat');
    await cat.post(`${TEAM}/calendars`).send({ name: 'Phone', of: 'me' });
    const id = await idOf('Cat');
    const shut = await ada.put(`${ACCOUNTS}/${id}/shut`).send({ shut: true }).expect(200);
    expect(shut.body.state).toBe('shut');
    await cat.get('/api/v1/session').expect(401);
    expect(await signIn('cat@example.org', PASSWORD)).toBe(401);
    expect((await ada.post(`${ACCOUNTS}/${id}/link`)).body.code).toBe('not-in-this-state');
    const links = 'SELECT count(*)::int AS open FROM calendar_subscriptions WHERE user_id = $1 AND revoked_at IS NULL';
    expect(await test.database.source.query(links, [id])).toEqual([{ open: 0 }]);
    await ada.put(`${ACCOUNTS}/${id}/shut`).send({ shut: false }).expect(200);
    expect(await signIn('cat@example.org', PASSWORD)).toBe(200);
  });

  it('gets a new password by a link; the old one holds until then, and every sign-in ends with it', async () => {
    const ben = await test.as('ben');
    const { body } = await ada.post(`${ACCOUNTS}/${await idOf('Ben')}/link`).expect(201);
    await ben.get('/api/v1/session').expect(200);
    expect((await take(body.token, 'a second password')).status).toBe(200);
    await ben.get('/api/v1/session').expect(401);
    expect(await signIn('ben@example.org', PASSWORD)).toBe(401);
    expect(await signIn('ben@example.org', 'a second password')).toBe(200);
  });

  it('changes its own password: the old one is asked for, other sign-ins end, and it is told', async () => {
    const [here, elsewhere] = [await test.as('cat'), await test.as('cat')];
    const change = (body: object) => here.put('/api/v1/session/password').send(body);
    const { body: made } = await ada.post(`${ACCOUNTS}/${await idOf('Cat')}/link`).expect(201);
    const wrong = await change({ current: 'guessed', password: 'a third password' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/current']);
    expect((await change({ current: PASSWORD, password: 'short' })).body.errors[0].pointer).toBe('/password');
    await elsewhere.get('/api/v1/session').expect(200);

    await change({ current: PASSWORD, password: 'a third password' }).expect(204);
    await here.get('/api/v1/session').expect(200);
    await elsewhere.get('/api/v1/session').expect(401);
    expect((await take(made.token)).status).toBe(410);
    expect(await signIn('cat@example.org', PASSWORD)).toBe(401);
    expect(await signIn('cat@example.org', 'a third password')).toBe(200);
    await test.app.get(TellPeople).all();
    const { notices } = (await here.get('/api/v1/me/notices').expect(200)).body;
    expect(notices).toMatchObject([{ title: 'Your password was changed' }]);
    expect(notices[0].text).toMatch(/^That was \w{3} \d+ \w{3} at \d\d:\d\d\./);
    await (await test.as('nobody')).put('/api/v1/session/password').send({}).expect(401);
  });

  it('is never the last that could administer and stops doing so', async () => {
    const id = await idOf('Ada Administrator');
    const lose = () => ada.put(`${ACCOUNTS}/${id}`).send({ roles: ['manager'], person: null });
    expect((await lose()).body.code).toBe('last-administrator');
    expect((await ada.put(`${ACCOUNTS}/${id}/shut`).send({ shut: true })).body.code).toBe('last-administrator');
    expect((await ada.delete(`${ACCOUNTS}/${id}`)).body.code).toBe('last-administrator');
    // Somebody who was only invited cannot administer yet.
    const { account, link } = await invite({
      name: 'Ivy Invited',
      email: 'ivy@example.org',
      roles: ['administrator'],
      person: null,
    });
    expect((await lose()).body.code).toBe('last-administrator');
    await take(link.token);
    await lose().expect(200);
    await ada.get(ACCOUNTS).expect(403);
    const ivy = await test.as('nobody');
    await ivy.post('/api/v1/session').send({ email: 'ivy@example.org', password: 'a long new word' });
    await ivy
      .put(`${ACCOUNTS}/${id}`)
      .send({ roles: ['administrator'], person: null })
      .expect(200);
    expect(account.state).toBe('invited');
  });

  it('of two administrators who take it from each other at once keeps one', async () => {
    const [a, b] = [await idOf('Ada Administrator'), await idOf('Tia Trainee')];
    await ada
      .put(`${ACCOUNTS}/${b}`)
      .send({ roles: ['administrator'], person: 'Tia' })
      .expect(200);
    const others = (await list()).filter(({ id, email }) => id !== a && id !== b && email === 'ivy@example.org');
    for (const { id } of others) await ada.delete(`${ACCOUNTS}/${id}`).expect(204);
    const lose = (id: string) => ada.put(`${ACCOUNTS}/${id}`).send({ roles: ['staff'], person: null });
    const statuses = (await Promise.all([lose(a), lose(b)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it('is told of in the audit, without any secret', async () => {
    const entries = (await (await test.as('manager')).get(`${TEAM}/audit`).expect(200)).body;
    const told = entries.filter(({ action }: { action: string }) => action.startsWith('account.'));
    expect(told.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['account.invited', 'account.rights-set', 'account.shut', 'account.opened']),
    );
    expect(JSON.stringify(told)).not.toMatch(/token|argon|a long new word|a (second|third) password/);
  });
});
