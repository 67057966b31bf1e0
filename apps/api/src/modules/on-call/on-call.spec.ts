import type TestAgent from 'supertest/lib/agent.js';
import { publishMonth } from '../../testing/publish-month.ts';
import { fullDecember, startTestApp, TEAM, type TestApp } from '../../testing/test-app.ts';

const ROTA = `${TEAM}/rotas/2026-12`;

let test: TestApp;
let manager: TestAgent;
let viewer: TestAgent;
let staff: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
  viewer = await test.as('viewer');
  staff = await test.as('staff');
});
afterAll(() => test.stop());

const roleAt = async (agent: TestAgent, at: string, duty = 'C1') => {
  const { body } = await agent.get('/api/v1/on-call').query({ at }).expect(200);
  expect(body.sites).toHaveLength(1);
  return body.sites[0].roles.find((role: { duty: string }) => role.duty === duty);
};

describe('before anything is published', () => {
  it('says for every role that nobody is on call, and why', async () => {
    const { body } = await viewer.get('/api/v1/on-call').query({ at: '2026-12-09T20:00:00Z' }).expect(200);
    expect(body).toMatchObject({ asOf: '2026-12-09T12:00:00+00:00', at: '2026-12-09T20:00:00+00:00' });
    expect(body.sites[0].roles).toHaveLength(2);
    for (const role of body.sites[0].roles) {
      expect(role).toMatchObject({ uncovered: true, person: null, cause: 'The rota for this day is not published.' });
    }
  });

  it('has nothing for me', async () => {
    expect((await staff.get('/api/v1/me/duties')).body).toMatchObject({
      team: 'tiny',
      person: { code: 'Amy' },
      items: [],
    });
    expect((await viewer.get('/api/v1/me/duties')).body).toMatchObject({ person: null, items: [] });
  });
});

describe('once December is published', () => {
  // On the 9th Cat has first call, Ben second; on the 10th Amy has first call.
  const evening = '2026-12-09T20:00:00Z';
  beforeAll(() => publishMonth(manager, fullDecember()));

  it('names who is on, until when, who is behind them and who follows', async () => {
    const role = await roleAt(manager, evening);
    expect(role).toMatchObject({
      ...{ team: 'tiny', duty: 'C1', mark: 'first-call', responseMinutes: 30, rotaVersion: 1, uncovered: false },
      person: { code: 'Cat', name: 'Cat' },
      ...{ since: '2026-12-09T16:00:00+00:00', until: '2026-12-10T08:00:00+00:00' },
      backup: [{ name: 'Ben', duty: 'C2', responseMinutes: 60 }],
      next: { name: 'Amy', from: '2026-12-10T16:00:00+00:00' },
    });
    expect(role.bands).toEqual([
      { start: '2026-12-09T20:00:00+00:00', end: '2026-12-10T08:00:00+00:00', name: 'Cat' },
      { start: '2026-12-10T16:00:00+00:00', end: '2026-12-10T20:00:00+00:00', name: 'Amy' },
    ]);
  });

  it('shows the switchboard the on-call contact and nothing private', async () => {
    expect((await roleAt(viewer, evening)).reachFirst).toEqual({ kind: 'pager', value: 'bleep 103' });
    // Ben has only a private number: managers see it, the switchboard does not.
    expect((await roleAt(viewer, evening, 'C2')).reachFirst).toBeNull();
    expect((await roleAt(manager, evening, 'C2')).reachFirst).toEqual({ kind: 'phone', value: '07700 900102' });
  });

  it('answers from what is published, not from the draft', async () => {
    const tag = (await manager.get(ROTA)).headers['etag']!;
    const edits = [{ op: 'clear', person: 'Cat', date: '2026-12-09' }];
    await manager.post(`${ROTA}/edits`).set('if-match', tag).send({ edits }).expect(200);
    expect((await roleAt(viewer, evening)).person.code).toBe('Cat');
  });

  it('turns sickness into a gap at once, with its cause in words fit for the asker', async () => {
    const leave = { person: 'Cat', from: '2026-12-09', to: '2026-12-09', type: 'SICK', status: 'recorded' };
    const { body } = await manager.post(`${TEAM}/leave`).send(leave).expect(201);
    expect(await roleAt(manager, evening)).toMatchObject({
      ...{ uncovered: true, person: null, cause: 'Cat is off sick and nobody has taken over.' },
      until: '2026-12-10T08:00:00+00:00',
      backup: [{ name: 'Ben' }],
    });
    expect((await roleAt(viewer, evening)).cause).toBe('Cat is away and nobody has taken over.');
    await manager.delete(`${TEAM}/leave/${body.id}`).expect(204);
    expect((await roleAt(viewer, evening)).uncovered).toBe(false);
  });

  it('knows the day by the team’s clock and the answer for any moment asked', async () => {
    expect((await roleAt(viewer, '2026-12-09T14:00:00-06:00')).person.code).toBe('Cat');
    expect(await roleAt(viewer, '2026-12-09T12:00:00Z')).toMatchObject({ uncovered: false, person: null });
    const { status, body } = await viewer.get('/api/v1/on-call').query({ at: 'tonight' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/query/at']);
    await viewer.get('/api/v1/on-call').query({ site: 'nowhere' }).expect(404);
    await viewer.get('/api/v1/on-call').query({ team: 'other' }).expect(404);
  });

  it('gives me my duties: what runs, what is next, with whom, who takes over', async () => {
    test.clock.at = new Date('2026-12-04T20:00:00Z');
    const { body } = await staff.get('/api/v1/me/duties').expect(200);
    test.clock.at = new Date('2026-12-09T12:00:00Z');
    // Friday 4 December: Amy has first call until Saturday 08:00, when Ben takes it over.
    expect(body.current).toMatchObject({
      assignment: { date: '2026-12-04', duty: 'C1' },
      duty: { code: 'C1', mark: 'first-call' },
      with: [{ person: 'Cat', name: 'Cat', duty: 'C2' }],
      // Nobody had the call by day; Ben was at work until it began.
      takesOver: { person: 'Ben', name: 'Ben', duty: 'D' },
      handsOver: { person: 'Ben', name: 'Ben', duty: 'C1' },
    });
    expect(body.next.assignment).toMatchObject({ date: '2026-12-05', duty: 'C2' });
    expect(body.items.every((item: { assignment: { person: string } }) => item.assignment.person === 'Amy')).toBe(true);
  });
});

describe('a calendar link', () => {
  it('feeds my published duties until it is revoked, and counts changes up', async () => {
    const made = await staff.post(`${TEAM}/calendars`).send({ name: 'Phone' }).expect(201);
    const path = new URL(made.body.url).pathname;
    expect(path).toMatch(/^\/ical\/[\w-]{32}\.ics$/);
    const nobody = await test.as('nobody');
    const first = await nobody.get(path).expect(200);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.headers['cache-control']).toBe('private, max-age=300');
    expect(first.text.match(/BEGIN:VEVENT/g)).toHaveLength(
      fullDecember().filter(({ person }) => person === 'Amy').length,
    );
    await nobody.get(path).set('if-none-match', String(first.headers['etag'])).expect(304);

    // Amy and Cat swap their calls of the 28th.
    const swapped = fullDecember().map((each) =>
      each.date !== '2026-12-28' || each.person === 'Ben'
        ? each
        : { ...each, person: each.person === 'Amy' ? 'Cat' : 'Amy' },
    );
    test.clock.at = new Date('2026-12-09T13:00:00Z');
    await publishMonth(manager, swapped);
    const second = await nobody.get(path).set('if-none-match', String(first.headers['etag'])).expect(200);
    const events = second.text.split('BEGIN:VEVENT').filter((each) => each.includes('Europe/London:20261228T160000'));
    const lost = events.find((each) => each.includes('SUMMARY:C1'))!;
    const gained = events.find((each) => each.includes('SUMMARY:C2'))!;
    expect(lost).toContain('STATUS:CANCELLED');
    expect(lost).toContain('SEQUENCE:1');
    expect(first.text).toContain(/UID:\S+/.exec(lost)![0]);
    expect(gained).toContain('STATUS:CONFIRMED');
    expect(first.text).not.toContain(/UID:\S+/.exec(gained)![0]);

    const { body: list } = await staff.get(`${TEAM}/calendars`);
    expect(list).toEqual([
      {
        ...{ id: made.body.id, name: 'Phone', of: 'me' },
        ...{ createdAt: expect.any(String), lastFetchedAt: '2026-12-09T13:00:00.000Z' },
      },
    ]);
    expect(JSON.stringify(list)).not.toContain(path.slice(6, -4));
    await manager.delete(`${TEAM}/calendars/${made.body.id}`).expect(404);
    await staff.delete(`${TEAM}/calendars/${made.body.id}`).expect(204);
    await nobody.get(path).expect(404);
  });

  it('may be of the whole team, says who holds what, and ends when it is revoked', async () => {
    const made = await staff.post(`${TEAM}/calendars`).send({ name: 'Kitchen wall', of: 'team' }).expect(201);
    expect(made.body.of).toBe('team');
    const path = new URL(made.body.url).pathname;
    const nobody = await test.as('nobody');
    const feed = await nobody.get(path).expect(200);
    const summaries = feed.text.split('\r\n').filter((line: string) => line.startsWith('SUMMARY:'));
    expect(new Set(summaries.map((line: string) => line.split(': ').at(-1)))).toEqual(new Set(['Amy', 'Ben', 'Cat']));
    expect((await nobody.get(path).set('if-none-match', feed.headers['etag']!)).status).toBe(304);
    await staff.delete(`${TEAM}/calendars/${made.body.id}`).expect(204);
    await nobody.get(path).expect(404);
  });

  it('is not made for users who are not on the rota', async () => {
    expect((await manager.post(`${TEAM}/calendars`).send({ name: 'Mine' })).status).toBe(403);
    await (await test.as('nobody')).get('/ical/anything.ics').expect(404);
  });
});
