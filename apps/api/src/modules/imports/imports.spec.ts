import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type TestAgent from 'supertest/lib/agent.js';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const DEMO = join(__dirname, '../../../../../demo');
const workbook = readFileSync(join(DEMO, 'two-rooms.xlsx'));

let test: TestApp;
let manager: TestAgent;
beforeAll(async () => {
  test = await startTestApp();
  manager = await test.as('manager');
});
afterAll(() => test.stop());

const upload = (bytes: Buffer, name: string, agent = manager, into = '') =>
  agent.post(`/api/v1/imports${into && `?${into}`}`).attach('workbook', bytes, name);
const teamsOfMine = async () => (await manager.get('/api/v1/teams')).body.map(({ id }: { id: string }) => id);

describe('a workbook', () => {
  let id: string;

  it('is read into a preview, and nothing of a team is written', async () => {
    const { body } = await upload(workbook, 'two-rooms.xlsx').expect(201);
    id = body.id;
    expect(body).toMatchObject({ fileName: 'two-rooms.xlsx', status: 'preview', team: 'two-rooms', problems: [] });
    expect(body.summary).toMatchObject({ people: 5, changes: { changed: 0, unchanged: 0 } });
    expect(body.summary.changes.added).toBeGreaterThan(50);
    const staff = body.sheets.find(({ kind }: { kind: string }) => kind === 'staff');
    expect(staff.understood).toBe(staff.counts['as-written'] + staff.counts['by-evidence']);
    expect(await teamsOfMine()).toEqual(['tiny']);
  });

  it('becomes a team of mine when confirmed, once, with rules to begin with', async () => {
    expect((await manager.post(`/api/v1/imports/${id}/confirm`).expect(200)).body).toEqual({ team: 'two-rooms' });
    expect(await teamsOfMine()).toEqual(['tiny', 'two-rooms']);
    const { body: team } = await manager.get('/api/v1/teams/two-rooms').expect(200);
    expect(team.people.map(({ code }: { code: string }) => code)).toEqual(['ME', 'DW', 'AV', 'TP', 'KL']);
    const again = await manager.post(`/api/v1/imports/${id}/confirm`);
    expect([again.status, again.body.code]).toEqual([409, 'import-not-open']);
  });

  it('changes nothing when it comes again', async () => {
    const tag = (await manager.get('/api/v1/teams/two-rooms')).headers['etag'];
    const { body } = await upload(workbook, 'two-rooms.xlsx').expect(201);
    expect(body.summary.changes).toMatchObject({ added: 0, changed: 0 });
    await manager.post(`/api/v1/imports/${body.id}/confirm`).expect(200);
    expect((await manager.get('/api/v1/teams/two-rooms')).headers['etag']).toBe(tag);
  });

  it('is taken back whole', async () => {
    expect((await manager.post(`/api/v1/imports/${id}/undo`).expect(200)).body.status).toBe('undone');
    expect(await teamsOfMine()).toEqual(['tiny']);
    const again = await manager.post(`/api/v1/imports/${id}/undo`);
    expect([again.status, again.body.code]).toEqual([409, 'import-not-confirmed']);
  });

  it('is not taken back over a later change', async () => {
    const { body } = await upload(workbook, 'two-rooms.xlsx').expect(201);
    await manager.post(`/api/v1/imports/${body.id}/confirm`).expect(200);
    const leave = { person: 'ME', from: '2026-12-01', to: '2026-12-01', type: 'PTO', status: 'approved' };
    await manager.post('/api/v1/teams/two-rooms/leave').send(leave).expect(201);
    const refused = await manager.post(`/api/v1/imports/${body.id}/undo`);
    expect([refused.status, refused.body.code]).toEqual([409, 'changed-since-import']);
  });

  it('is not asked twice what was answered for the team before', async () => {
    const rota = (month: number, who: string) => {
      const days = Array.from(
        { length: 28 },
        (_, i) => `2026-${String(month).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`,
      );
      return Buffer.from([`Name,${days.join()}`, `${who},Room 1${',OR1'.repeat(27)}`].join('\n'));
    };
    const first = (await upload(rota(9, 'Marisol Etcheveria'), 'September.csv', manager, 'team=two-rooms').expect(201))
      .body;
    const texts = first.questions.map(({ text }: { text: string }) => text);
    expect(texts).toEqual(['Who is “Marisol Etcheveria”?']);
    const answerAll = async (
      preview: { id: string; questions: { id: string; answer: string | null }[] },
      choose: string,
    ) => {
      const open = preview.questions.filter((question) => question.answer === null);
      const answers = Object.fromEntries(open.map((question) => [question.id, choose]));
      return (await manager.patch(`/api/v1/imports/${preview.id}`).send({ answers }).expect(200)).body;
    };
    const named = await answerAll(first, 'ME');
    const done = await answerAll(named, 'OR1');
    await manager.post(`/api/v1/imports/${done.id}/confirm`).expect(200);
    const next = (await upload(rota(10, 'Marisol Etcheveria'), 'October.csv', manager, 'team=two-rooms').expect(201))
      .body;
    const answered = next.questions.map(({ answer }: { answer: string | null }) => answer);
    expect(answered).toEqual(['ME', 'OR1']);
  });

  const TURN = ['Marisol', 'Darnell', 'Anneliese', 'Tuan', 'Keisha'];
  const daysOf = (month: string, count: number) =>
    Array.from({ length: count }, (_, i) => `2027-${month}-${String(i + 1).padStart(2, '0')}`);
  const onCall = (day: string) => TURN[Number(day.slice(8)) % TURN.length]!;
  const csv = (rows: readonly (readonly string[])[]) => Buffer.from(rows.map((row) => row.join(',')).join('\n'));

  it.each<[string, readonly (readonly string[])[], number]>([
    [
      'calls in a row below the people',
      [
        ['Name', ...daysOf('01', 31)],
        ...TURN.map((name) => [name, ...daysOf('01', 31).map((day) => (onCall(day) === name ? '' : 'ADM'))]),
        ['On call', ...daysOf('01', 31).map(onCall)],
      ],
      1,
    ],
    [
      'a list of calls with their end, in dates that could be others',
      [
        ['Start', 'End', 'Staff member', 'Role'],
        ...daysOf('02', 12).map((day) => {
          const number = Number(day.slice(8));
          return [`02/${number}/2027 17:00`, `02/${number + 1}/2027 07:00`, onCall(day), 'First call'];
        }),
      ],
      0,
    ],
    [
      'a wall calendar of names',
      [
        ['March 2027'],
        ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
        ...[0, 7, 14, 21, 28].flatMap((at) => {
          const week = daysOf('03', 31).slice(at, at + 7);
          return [week.map((day) => String(Number(day.slice(8)))), week.map(onCall)];
        }),
      ],
      1,
    ],
  ])('%s: read, answered, put in, unchanged when it comes again, and taken back', async (name, rows, questions) => {
    const send = async () =>
      (await upload(csv(rows), `${name.slice(0, 8)}.csv`, manager, 'team=two-rooms').expect(201)).body;
    const first = await send();
    expect([first.problems, first.questions.length]).toEqual([[], questions]);
    const answers = Object.fromEntries(first.questions.map((question: { id: string }) => [question.id, 'C1']));
    const changes = async (id: string) =>
      (await manager.patch(`/api/v1/imports/${id}`).send({ answers }).expect(200)).body.summary.changes;
    const { added } = await changes(first.id);
    expect(added).toBeGreaterThan(10);
    await manager.post(`/api/v1/imports/${first.id}/confirm`).expect(200);
    // What was answered for this team is not asked again.
    const again = await send();
    expect(again.questions.filter(({ answer }: { answer: string | null }) => answer === null)).toEqual([]);
    expect(again.summary.changes).toMatchObject({ added: 0, changed: 0 });
    expect((await manager.post(`/api/v1/imports/${first.id}/undo`).expect(200)).body.status).toBe('undone');
    expect(await changes((await send()).id)).toMatchObject({ added, changed: 0 });
  });

  it('makes a team of its own where one is asked for, beside the one it names', async () => {
    const { body } = await upload(workbook, 'two-rooms.xlsx', manager, 'fresh=yes').expect(201);
    expect(body).toMatchObject({ team: 'two-rooms-2', month: '2026-11', summary: { changes: { unchanged: 0 } } });
    expect(body.into).toEqual({ name: expect.stringMatching(/^Riverbend.* \(2\)$/), known: false });
    expect((await manager.post(`/api/v1/imports/${body.id}/confirm`)).body).toEqual({ team: 'two-rooms-2' });
    expect(await teamsOfMine()).toEqual(['tiny', 'two-rooms', 'two-rooms-2']);
    const joined = (await upload(workbook, 'two-rooms.xlsx').expect(201)).body;
    expect(joined.into).toEqual({ name: expect.stringMatching(/^Riverbend[^(]*$/), known: true });
    await manager.post(`/api/v1/imports/${body.id}/undo`).expect(200);
    expect(await teamsOfMine()).toEqual(['tiny', 'two-rooms']);
  });

  it('is nobody else’s business', async () => {
    const { body } = await upload(workbook, 'two-rooms.xlsx').expect(201);
    const stranger = await test.as('stranger');
    await stranger.get(`/api/v1/imports/${body.id}`).expect(404);
    await stranger.post(`/api/v1/imports/${body.id}/confirm`).expect(404);
    expect((await upload(workbook, 'two-rooms.xlsx', stranger)).status).toBe(403);
    expect((await upload(workbook, 'two-rooms.xlsx', await test.as('staff'))).status).toBe(403);
  });
});

describe('bad input', () => {
  it.each([
    ['noise', Buffer.alloc(200_000, 'x')],
    ['nothing', Buffer.from('x')],
    ['half a workbook', workbook.subarray(0, workbook.length / 2)],
  ])('%s is a problem in words, and cannot be confirmed', async (_name, bytes) => {
    const { body } = await upload(bytes, 'noise.xlsx').expect(201);
    expect(body.problems).toHaveLength(1);
    expect(body.problems[0].sentence).toMatch(/^noise\.xlsx /);
    const refused = await manager.post(`/api/v1/imports/${body.id}/confirm`);
    expect([refused.status, refused.body.code]).toEqual([422, 'import-unanswered']);
  });

  it('a file over the limit is refused, and so is none at all', async () => {
    expect((await upload(Buffer.alloc(11 * 1024 * 1024), 'big.xlsx')).status).toBe(413);
    const { status, body } = await manager.post('/api/v1/imports').send({});
    expect([status, body.code]).toEqual([400, 'workbook-missing']);
  });
});
