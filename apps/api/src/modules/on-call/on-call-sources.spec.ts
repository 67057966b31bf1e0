import { OnCallRepository, TeamRepository } from '@evenflow/persistence';
import { startTestApp, theTeam, type TestApp } from '../../testing/test-app.ts';
import { OnCallSources } from './on-call-sources.ts';

/** One more than is kept whole. */
const TEAMS = 51;

let test: TestApp;
let sources: OnCallSources;
let reads: jest.SpyInstance;
const keyOf = (team: string) => ({ organisation: test.organisation, team });
const board = (team: string) =>
  sources.made({ key: keyOf(team), moment: sources.now() }, 'name', ({ team: { name } }) => ({ name }));
const save = (id: string, name = id) =>
  new TeamRepository(test.database.source.manager).save(test.organisation, theTeam({ id, name, people: [] }));

/** Saves, and waits until the database has told this process of it, and so of everything before. */
async function saveAndHear(id: string, name = id): Promise<void> {
  const heard = new Set<string>();
  const hearing = sources.changed.subscribe((changed) => heard.add(changed));
  await save(id, name);
  const [{ id: rowId }] = await test.database.source.query('SELECT id FROM teams WHERE slug = $1', [id]);
  while (!heard.has(rowId as string)) await new Promise((resolve) => setTimeout(resolve, 20));
  hearing.unsubscribe();
}

/** How often the rota tables are read while something is done. */
async function readsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = reads.mock.calls.length;
  await act();
  return reads.mock.calls.length - before;
}

beforeAll(async () => {
  test = await startTestApp();
  sources = test.app.get(OnCallSources);
  reads = jest.spyOn(test.app.get(OnCallRepository), 'around');
  for (let i = 0; i < TEAMS; i++) await save(`team-${i}`);
  await saveAndHear('last');
}, 120_000);
afterAll(() => test.stop());

it('keeps what was made of every team, and of those asked for last what it was made from', async () => {
  const first = await board('team-0');
  expect(await readsDuring(() => board('team-0'))).toBe(0);
  for (let i = 1; i < TEAMS; i++) await board(`team-${i}`);
  expect(await readsDuring(async () => expect(await board('team-0')).toBe(first))).toBe(0);
  const whole = () => sources.around(keyOf('team-0'), sources.now());
  expect(await readsDuring(whole)).toBe(1);
  expect(await readsDuring(whole)).toBe(0);
  expect(await readsDuring(() => sources.around(keyOf('team-50'), sources.now()))).toBe(0);
});

it('reads anew the team that changed, and no other because of one that nobody has asked for', async () => {
  await Promise.all([board('team-1'), board('team-2')]);
  await saveAndHear('late');
  expect(await readsDuring(() => Promise.all([board('team-1'), board('team-2')]))).toBe(0);
  await saveAndHear('team-1', 'Renamed');
  expect((await board('team-1')).name).toBe('Renamed');
  expect(await readsDuring(() => board('team-2'))).toBe(0);
});
