import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let manager: TestAgent;
let machine: TestAgent;
beforeAll(async () => {
  test = await startTestApp({ now: '2026-12-09T20:00:00Z' });
  manager = await test.as('manager');
  machine = await test.as('nobody');
  await publishMonth(manager, fullDecember());
}, 120_000);
afterAll(() => test.stop());

const newToken = async (scopes: string[], teams = ['tiny']) =>
  (await manager.post('/api/v1/machine-tokens').send({ name: 'PBX', scopes, teams }).expect(201)).body as {
    id: string;
    token: string;
  };
const asking = (path: string, token: string) => machine.get(path).set('authorization', `Bearer ${token}`);

describe('a machine’s key', () => {
  it('reads what its scope names, shows no private number, and nothing else', async () => {
    const { id, token } = await newToken(['on-call:read']);
    const { body } = await asking('/api/v1/on-call', token).expect(200);
    const [c1, c2] = body.sites[0].roles;
    expect([c1.person.code, c1.reachFirst.value, c2.reachFirst]).toEqual(['Cat', 'bleep 103', null]);
    expect((await asking('/fhir/R4/PractitionerRole', token)).status).toBe(403);
    expect((await asking(`${TEAM}/leave`, token)).status).toBe(403);
    expect((await asking('/api/v1/teams', token)).status).toBe(403);
    expect((await asking('/metrics', token)).status).toBe(403);
    const stored = await test.database.source.query('SELECT * FROM machine_tokens');
    expect(JSON.stringify(stored)).not.toContain(token.slice(4));
    await manager.delete(`/api/v1/machine-tokens/${id}`).expect(204);
    expect((await asking('/api/v1/on-call', token)).status).toBe(401);
  });

  it('is never for more than whoever makes it has', async () => {
    const order = { name: 'PBX', scopes: ['on-call:read'] };
    const stranger = await test.as('stranger');
    expect((await stranger.post('/api/v1/machine-tokens').send({ ...order, teams: ['tiny'] })).status).toBe(404);
    const { body } = await stranger
      .post('/api/v1/machine-tokens')
      .send({ ...order, teams: ['other'] })
      .expect(201);
    expect((await manager.delete(`/api/v1/machine-tokens/${body.id}`)).status).toBe(404);
    expect((await asking(`/api/v1/on-call?team=tiny`, body.token)).status).toBe(404);
  });
});

describe('If-None-Match', () => {
  it('is answered without touching the rota tables', async () => {
    const { token } = await newToken(['on-call:read']);
    const first = await asking('/api/v1/on-call', token).expect(200);
    // Whoever so much as reads the published rows or the people now waits until the lock is gone.
    const runner = test.database.source.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(
        'LOCK TABLE published_assignments, rota_versions, people, leave_entries IN ACCESS EXCLUSIVE MODE',
      );
      const again = await asking('/api/v1/on-call', token)
        .set('if-none-match', String(first.headers['etag']))
        .timeout(3_000);
      expect([again.status, again.text]).toEqual([304, '']);
      expect((await asking('/api/v1/on-call', token).timeout(3_000)).body).toEqual(first.body);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('sees a change of another process at once', async () => {
    const { token } = await newToken(['on-call:read']);
    const first = await asking('/api/v1/on-call', token).expect(200);
    await test.database.source.query(`UPDATE people SET name = 'Catherine' WHERE code = 'Cat'`);
    await test.database.source.query('UPDATE teams SET revision = revision + 1');
    const begun = Date.now();
    for (;;) {
      const { body, status } = await asking('/api/v1/on-call', token).set(
        'if-none-match',
        String(first.headers['etag']),
      );
      if (status === 200 && body.sites[0].roles[0].person.name === 'Catherine') break;
      if (Date.now() - begun > 5_000) throw new Error('the change was not seen within 5 s');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
});

describe('FHIR R4', () => {
  it('says who is on call, and says an uncovered role aloud', async () => {
    const { token } = await newToken(['fhir:read']);
    const leave = { person: 'Ben', from: '2026-12-09', to: '2026-12-09', type: 'SICK', status: 'recorded' };
    const { body: ill } = await manager.post(`${TEAM}/leave`).send(leave).expect(201);
    const { body, headers } = await asking('/fhir/R4/$on-call-now', token).expect(200);
    await manager.delete(`${TEAM}/leave/${ill.id}`).expect(204);
    expect(headers['content-type']).toContain('application/fhir+json');
    const resources = body.entry.map((entry: { resource: { resourceType: string } }) => entry.resource);
    const ofType = (type: string) => resources.filter((each: { resourceType: string }) => each.resourceType === type);
    expect(ofType('PractitionerRole')).toEqual([
      expect.objectContaining({
        active: true,
        period: { start: '2026-12-09T16:00:00+00:00', end: '2026-12-10T08:00:00+00:00' },
        telecom: [{ system: 'pager', value: 'bleep 103', use: 'work', rank: 1 }],
      }),
    ]);
    const [outcome] = ofType('OperationOutcome');
    expect(outcome.issue[0].details.text).toBe(
      'Nobody is on call as C2 at Hospital from 2026-12-09T16:00:00+00:00 until 2026-12-10T08:00:00+00:00.',
    );
    expect(outcome.issue[0].diagnostics).toBe('Ben is away and nobody has taken over.');
  });

  it('describes itself to anybody, and its search is a search', async () => {
    const { body } = await machine.get('/fhir/R4/metadata').expect(200);
    expect([body.resourceType, body.fhirVersion]).toEqual(['CapabilityStatement', '4.0.1']);
    const { token } = await newToken(['fhir:read']);
    const found = await asking('/fhir/R4/PractitionerRole?date=2026-12-09T12:00:00Z', token).expect(200);
    expect(found.body).toMatchObject({ type: 'searchset', total: 0 });
  });

  it('finds roles by a day, a month or a year of the site, and refuses in the words of FHIR', async () => {
    const { token } = await newToken(['fhir:read']);
    const search = (query: string) => asking(`/fhir/R4/PractitionerRole?${query}`, token);
    const starts = async (query: string): Promise<string[]> => {
      const { body } = await search(query).expect(200);
      const matches = (body.entry ?? []).filter((entry: { search: { mode: string } }) => entry.search.mode === 'match');
      expect(matches).toHaveLength(body.total);
      return matches
        .filter(({ resource }: { resource: { code: { text: string }[] } }) => resource.code[0]!.text === 'C1')
        .map(({ resource }: { resource: { period: { start: string } } }) => resource.period.start.slice(0, 16));
    };
    // The night before runs into the day, the day's own out of it.
    const theTenth = ['2026-12-09T16:00', '2026-12-10T16:00'];
    expect(await starts('date=2026-12-10')).toEqual(theTenth);
    expect(await starts('date=ge2026-12-10&date=lt2026-12-11')).toEqual(theTenth);
    expect(await starts('date=2026-12-10T20:00:00%2B00:00')).toEqual(['2026-12-10T16:00']);
    expect(await starts('date=gt2026-12-10&date=lt2026-12-10')).toEqual([]);
    const [inDecember, inTheYear] = [await starts('date=2026-12'), await starts('date=2026')];
    expect(inTheYear).toEqual(inDecember);
    expect(inDecember).toHaveLength(31);
    const { body } = await search('date=2026-12-10').expect(200);
    const place = body.entry.find(
      (entry: { resource: { resourceType: string } }) => entry.resource.resourceType === 'Location',
    );
    expect(await starts(`date=2026-12-10&location=Location/${place.resource.id}`)).toEqual(theTenth);

    const { body: refused, headers } = await search('date=2026-13-40').expect(400);
    expect(headers['content-type']).toContain('application/fhir+json');
    expect(refused).toEqual({
      resourceType: 'OperationOutcome',
      text: expect.objectContaining({ status: 'generated' }),
      issue: [{ severity: 'error', code: 'invalid', details: { text: expect.stringContaining('date must be') } }],
    });
    await search('date=ge1990&date=le2026').expect(400);
    expect((await machine.get('/fhir/R4/PractitionerRole')).body.issue[0].code).toBe('login');
  });
});

describe('webhooks', () => {
  let server: Server;
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  let answers: number[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not happen within 20 s');
  };

  it('are signed, tried again until they arrive, and kept', async () => {
    answers = [500];
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const order = { url, events: ['rota.published'], teams: ['tiny'] };
    const { body: hook } = await manager.post('/api/v1/webhooks').send(order).expect(201);
    expect(hook.secret).toMatch(/^whsec_/);
    await publishMonth(manager, fullDecember());
    await until(() => heard.length >= 1);
    const log = async () => (await manager.get(`/api/v1/webhooks/${hook.id}/deliveries`).expect(200)).body;
    await until(async () => (await log())[0]?.tries.length === 1);
    expect((await log())[0]).toMatchObject({ state: 'waiting', tries: [{ status: 500, problem: 'answered 500' }] });

    test.clock.at = new Date('2026-12-09T20:00:06Z');
    await until(async () => (await log())[0]?.state === 'delivered');
    const [first, second] = heard;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    const { headers, body } = second!;
    const key = Buffer.from(hook.secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'rota.published', data: { team: 'tiny', month: '2026-12' } });

    const [{ id }] = await log();
    await manager.post(`/api/v1/webhooks/${hook.id}/deliveries/${id}/replay`).expect(204);
    await until(() => heard.length === 3);
    await manager.delete(`/api/v1/webhooks/${hook.id}`).expect(204);
    await publishMonth(manager, fullDecember());
    expect(await test.database.source.query('SELECT 1 FROM webhook_deliveries')).toHaveLength(1);
  }, 60_000);
});
