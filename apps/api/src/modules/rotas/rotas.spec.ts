import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { fullDecember, startTestApp, TEAM, theTeam, type TestApp } from '../../testing/test-app.ts';

const ROTA = `${TEAM}/rotas/2026-12`;

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
});
afterAll(() => test.stop());

const tagNow = async (agent = manager, path = ROTA): Promise<string> => (await agent.get(path)).headers['etag']!;
const edit = (agent: TestAgent, tag: string, edits: object[], path = ROTA) =>
  agent.post(`${path}/edits`).set('if-match', tag).send({ edits });
const fill = async (assignments: object[] = fullDecember(), path = ROTA) =>
  edit(manager, await tagNow(manager, path), [{ op: 'replace-all', assignments, locks: [] }], path).expect(200);
const publish = async (overrides: object[] = [], reason?: string) =>
  manager
    .post(`${ROTA}/publish`)
    .set('if-match', await tagNow())
    .send({ overrides, reason });

describe('a draft', () => {
  it('begins empty when a manager first looks, with an ETag that holds while nothing changes', async () => {
    const first = await manager.get(`${TEAM}/rotas/2027-02`).expect(200);
    expect(first.body).toMatchObject({ month: '2027-02', from: '2027-02-01', to: '2027-02-28', assignments: [] });
    expect(first.headers['etag']).toBe('"r0"');
    await manager.get(`${TEAM}/rotas/2027-02`).set('if-none-match', '"r0"').expect(304);
  });

  it('takes an edit, works out its times in the team’s zone, and moves one revision on', async () => {
    const path = `${TEAM}/rotas/2027-03`;
    const tag = await tagNow(manager, path);
    const answer = await edit(manager, tag, [{ op: 'assign', person: 'Amy', date: '2027-03-28', duty: 'C1' }], path);
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBe('"r1"');
    // Sunday 28 March is 23 hours long in London.
    expect(answer.body.assignments).toEqual([
      {
        ...{ person: 'Amy', date: '2027-03-28', duty: 'C1', site: 'H' },
        ...{ start: '2027-03-28T08:00:00+01:00', end: '2027-03-29T08:00:00+01:00' },
      },
    ]);
  });

  it('tells the second of two managers who was quicker and when, and overwrites nothing', async () => {
    const path = `${TEAM}/rotas/2027-04`;
    const tag = await tagNow(manager, path);
    const second = await test.as('second');
    await edit(second, tag, [{ op: 'assign', person: 'Ben', date: '2027-04-01', duty: 'D' }], path).expect(200);
    const late = await edit(manager, tag, [{ op: 'assign', person: 'Amy', date: '2027-04-01', duty: 'D' }], path);
    expect([late.status, late.body.code]).toEqual([412, 'rota-changed']);
    expect(late.headers['content-type']).toContain('application/problem+json');
    expect(late.body).toMatchObject({ who: 'Sam Second', when: '2026-12-09T12:00:00.000Z' });
    expect(late.body.detail).toContain('Sam Second');
    expect((await manager.get(path)).body.assignments).toMatchObject([{ person: 'Ben' }]);
  });

  it('gives exactly one of ten managers who edit at once the next revision', async () => {
    const path = `${TEAM}/rotas/2027-05`;
    const tag = await tagNow(manager, path);
    const days = Array.from({ length: 10 }, (_, i) => `2027-05-${String(i + 1).padStart(2, '0')}`);
    const all = await Promise.all(
      days.map((date) => edit(manager, tag, [{ op: 'assign', person: 'Amy', date, duty: 'C1' }], path)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
  });

  it('wants to know what the manager saw', async () => {
    const edits = [{ op: 'clear', person: 'Amy', date: '2026-12-01' }];
    const without = await manager.post(`${ROTA}/edits`).send({ edits });
    expect([without.status, without.body.code]).toEqual([428, 'precondition-required']);
    await tagNow();
    expect((await edit(manager, '"made-up"', edits)).status).toBe(412);
  });

  it.each([
    ['somebody unknown', { op: 'assign', person: 'Zed', date: '2026-12-01', duty: 'D' }, 'unknown-person'],
    ['an unknown duty', { op: 'assign', person: 'Amy', date: '2026-12-01', duty: 'X9' }, 'unknown-duty'],
    ['a day of another month', { op: 'assign', person: 'Amy', date: '2027-01-01', duty: 'D' }, 'date-outside-rota'],
  ])('refuses %s and keeps the rest of the edits out too', async (_name, wrong, code) => {
    await manager.get(ROTA);
    const right = { op: 'assign', person: 'Amy', date: '2026-12-02', duty: 'D' };
    const { status, body } = await edit(manager, await tagNow(), [right, wrong]);
    expect([status, body.code]).toEqual([422, code]);
    expect((await manager.get(ROTA)).body.assignments).toEqual([]);
  });

  it('points at each field that is wrong', async () => {
    const { status, body } = await edit(manager, await tagNow(), [
      { op: 'assign', person: 'Amy', date: '2026-02-30', duty: 'D' },
      { op: 'assign', person: '', date: '2026-12-01', duty: 'D', colour: 'red' },
    ]);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/edits/0/date',
      '/edits/1/person',
      '/edits/1/colour',
    ]);
    expect(body.errors[0].message).toBe('must be a day that exists, as YYYY-MM-DD');
  });

  it('refuses a month that is none, pointing into the address', async () => {
    const { status, body } = await manager.get(`${TEAM}/rotas/2026-13`);
    expect([status, body.errors?.[0].pointer]).toEqual([400, '/path/month']);
  });
});

describe('publishing', () => {
  it('is blocked by open duties, whatever is signed, and names them', async () => {
    await fill(fullDecember().filter(({ date, duty }) => !(date === '2026-12-24' && duty === 'C1')));
    const { body: check } = await manager.get(`${ROTA}/check`).expect(200);
    const [open] = check.findings;
    expect(open).toMatchObject({ rule: 'required-count', dates: ['2026-12-24'] });
    const overrides = check.findings.map((each: { rule: string; setting: string; sentence: string }) => ({
      ...{ rule: each.rule, setting: each.setting, sentence: each.sentence, reason: 'never mind' },
    }));
    const refused = await publish(overrides);
    expect([refused.status, refused.body.code]).toEqual([422, 'not-publishable']);
    expect(refused.body.violations).toMatchObject([
      { rule: 'required-count', severity: 'must', sentence: open.sentence },
    ]);
    expect((await manager.get(ROTA)).body.published).toBeNull();
  });

  it('needs a reason for each must that may be signed for, and keeps who signed what, for ever', async () => {
    // Amy is on call until the morning and at work from then on: 0 hours of rest.
    const tired = fullDecember().map((each) =>
      each.date === '2026-12-02' && each.duty === 'D' ? { ...each, person: 'Amy' } : each,
    );
    await fill(tired);
    const first = await publish();
    expect([first.status, first.body.code]).toEqual([422, 'not-publishable']);
    const { violations } = first.body;
    expect(violations.every(({ severity }: { severity: string }) => severity === 'must-unless-signed')).toBe(true);
    const signed = violations.map(({ rule, setting, sentence }: Record<string, string>) => ({
      ...{ rule, setting, sentence, reason: 'Agreed with Amy' },
    }));
    expect((await publish(signed.slice(1))).status).toBe(422);
    expect((await publish([{ ...signed[0], reason: ' ' }, ...signed.slice(1)])).body.errors).toMatchObject([
      { pointer: '/overrides/0/reason' },
    ]);
    const done = await publish(signed);
    expect([done.status, done.body]).toEqual([200, { version: 1, at: '2026-12-09T12:00:00.000Z', by: 'Mona Manager' }]);
    const { body: version } = await manager.get(`${ROTA}/versions/1`).expect(200);
    expect(version.overrides).toEqual(
      signed.map((each: object) => ({ ...each, by: 'Mona Manager', at: '2026-12-09T12:00:00.000Z' })),
    );
    const { body: audit } = await manager.get(`${TEAM}/audit`);
    expect(audit[0]).toMatchObject({
      action: 'rota.published',
      by: 'Mona Manager',
      facts: { month: '2026-12', version: 1 },
    });
  });

  it('answers anew after publishing, though the draft is the same: nobody is shown an old state from a cache', async () => {
    await fill();
    const [month, team] = await Promise.all([tagNow(), tagNow(manager, TEAM)]);
    const { body } = await publish([], 'Ben takes over from Amy');
    const again = await manager.get(ROTA).set('if-none-match', month).expect(200);
    expect(again.body.published.version).toBe(body.version);
    await manager.get(TEAM).set('if-none-match', team).expect(200);
    await manager.get(ROTA).set('if-none-match', again.headers['etag']!).expect(304);
  });

  it('drops a signature that nothing needs', async () => {
    await fill();
    const { findings } = (await manager.get(`${ROTA}/check`)).body;
    expect(findings.filter(({ severity }: { severity: string }) => severity !== 'should')).toEqual([]);
    await publish([{ rule: 'rest-between-duties', setting: 'rest', sentence: 'made up', reason: 'just in case' }]);
    expect((await manager.get(`${ROTA}/versions/3`)).body.overrides).toEqual([]);
  });

  it('leaves earlier versions as they were, and counts what changed since', async () => {
    const before = (await manager.get(`${ROTA}/versions/1`)).body;
    await edit(manager, await tagNow(), [{ op: 'clear', person: 'Amy', date: '2026-12-31' }]).expect(200);
    expect((await manager.get(ROTA)).body).toMatchObject({ published: { version: 3 }, changedSincePublish: 1 });
    expect((await manager.get(`${ROTA}/versions/1`)).body).toEqual(before);
    const { body: versions } = await manager.get(`${ROTA}/versions`);
    expect(versions).toMatchObject([
      { version: 3, reason: null, touches: [], changes: 0 },
      // One day went from Amy to whoever held it by rights: one gained it, one lost it.
      {
        version: 2,
        reason: 'Ben takes over from Amy',
        touches: expect.arrayContaining(['Amy']),
        changes: 2,
        leadDays: -8,
      },
      { version: 1, reason: null, changes: fullDecember().length },
    ]);
    expect(versions[1].touches).toHaveLength(2);
  });

  it('shows staff what is published and never the draft', async () => {
    const { body } = await (await test.as('staff')).get(ROTA).expect(200);
    expect(body.published.version).toBe(3);
    expect(body.assignments).toHaveLength(fullDecember(theTeam()).length);
    const { body: unpublished } = await (await test.as('viewer')).get(`${TEAM}/rotas/2027-05`).expect(200);
    expect(unpublished).toMatchObject({ published: null, assignments: [] });
  });

  it('says who has opened it, once they have', async () => {
    const receipts = async () =>
      (await manager.get(`${ROTA}/receipts`).expect(200)).body as { person: string; version: number | null }[];
    expect((await receipts()).every(({ version }) => version === null)).toBe(true);
    const staff = await test.as('staff');
    const { body } = await staff.get('/api/v1/me/duties').expect(200);
    const opened = (await receipts()).filter(({ version }) => version !== null);
    expect(opened).toEqual([{ person: body.person.code, version: 3, at: '2026-12-09T12:00:00+00:00' }]);
    await staff.get('/api/v1/me/duties').expect(200);
    expect((await receipts()).filter(({ version }) => version !== null)).toEqual(opened);
    await staff.get(`${ROTA}/receipts`).expect(403);
  });

  it('is a page and a list on paper, for whoever may read the rota', async () => {
    const pdf = await manager.get(`${ROTA}/rota.pdf?paper=A3`).buffer(true).parse(binary).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const csv = await manager.get(`${ROTA}/rota.csv`).expect(200);
    expect(csv.text.split('\r\n')[0]).toContain('Date,Day,Duty');
    const sheets = await manager.get(`${ROTA}/personal-sheets.pdf?person=Amy`).buffer(true).parse(binary).expect(200);
    expect((sheets.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    await manager.get(`${ROTA}/personal-sheets.pdf?person=Nobody`).expect(404);
    await manager.get(`${ROTA}/rota.pdf?paper=B5`).expect(400);
    await (await test.as('stranger')).get(`${ROTA}/rota.pdf`).expect(404);
  });

  it('gives the month as a workbook', async () => {
    const { headers, body } = await manager.get(`${ROTA}/rota.xlsx`).buffer(true).parse(binary).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="tiny-2026-12.xlsx"');
    expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses a second publishing on what the first manager no longer sees', async () => {
    const tag = await tagNow();
    const second = await test.as('second');
    await edit(second, tag, [{ op: 'assign', person: 'Amy', date: '2026-12-31', duty: 'C1' }]).expect(200);
    const { status, body } = await manager.post(`${ROTA}/publish`).set('if-match', tag).send({ overrides: [] });
    expect([status, body.code, body.who]).toEqual([412, 'rota-changed', 'Sam Second']);
  });
});

function binary(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}
