import { proposeSwap, type DutyMove, type SwapEvent } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { held, SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { AmendmentRepository } from './amendment.repository.ts';
import { DraftRepository } from './draft.repository.ts';
import { PublicationRepository } from './publication.repository.ts';
import { SwapRepository, type SwapCheck } from './swap.repository.ts';
import { TeamRepository } from './team.repository.ts';
import type { TeamKey } from './team-key.ts';

const AT = new Date('2026-11-20T12:00:00Z');
const CLEAN: SwapCheck = { verdict: 'clean', sentences: [], overrides: [], ruleSetVersion: null };
const ACT = { by: 'Ann', at: AT };

let database: TestDatabase;
let manager: EntityManager;
let key: TeamKey;

beforeEach(async () => {
  database = await testDatabase();
  manager = database.source.manager;
  const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
  await new TeamRepository(manager).save(organisation, SMALL_TEAM);
  key = { organisation, team: 'small' };
  await publish('2026-12', [
    held('AA', '2026-12-02', 'DAY'),
    held('BB', '2026-12-03', 'DAY'),
    held('CC', '2026-12-04', 'DAY'),
    held('BB', '2026-12-31', 'NIGHT'),
  ]);
  await publish('2027-01', [held('AA', '2027-01-01', 'DAY'), held('CC', '2027-01-05', 'DAY')]);
});
afterEach(() => database.drop());

async function publish(month: string, assignments: ReturnType<typeof held>[]) {
  const drafts = new DraftRepository(manager);
  const { revision } = await drafts.getOrCreate({ ...key, month }, ACT);
  const edits = [{ op: 'replace-all' as const, assignments }];
  const draft = await drafts.applyEdits({ ...key, month }, edits, { ...ACT, expectedRevision: revision });
  const order = { ...ACT, expectedRevision: draft.revision, overrides: [], ruleSetVersion: null };
  await new PublicationRepository(manager).publish({ ...key, month }, order);
}

const give = (from: string, date: string, to: string | null, duty = 'DAY'): DutyMove => ({ from, date, to, duty });
const RING = [give('AA', '2026-12-02', 'BB'), give('BB', '2026-12-03', 'AA')];
const offer = (proposer: string, moves: DutyMove[]) =>
  new SwapRepository(manager).offer(key, proposeSwap(proposer, moves), CLEAN, ACT);
const step = (id: string, ...events: SwapEvent[]) =>
  new SwapRepository(manager).step(key, id, { ...ACT, events, check: CLEAN });
const yes = (by: string): SwapEvent[] => [
  { what: 'accept', by },
  { what: 'check', verdict: 'clean', policy: 'auto' },
];
const holders = async () =>
  Object.fromEntries(
    (await new PublicationRepository(manager).publishedBetween(key, '2026-12-01', '2027-01-31')).map(
      ({ date, person }) => [date, person],
    ),
  );
const topics = async () =>
  (await manager.query(`SELECT topic FROM outbox_messages WHERE topic NOT LIKE 'rota.published' ORDER BY at, id`)).map(
    ({ topic }: { topic: string }) => topic,
  );

it('becomes a new version of the rota, with the old one as it was, in one transaction with its messages', async () => {
  const { id } = await offer('AA', RING);
  expect(await step(id, ...yes('BB'))).toMatchObject({ state: 'done', accepted: ['BB'] });
  expect(await holders()).toMatchObject({ '2026-12-02': 'BB', '2026-12-03': 'AA' });
  const publications = new PublicationRepository(manager);
  const [second, first] = await publications.versions({ ...key, month: '2026-12' });
  expect([second?.number, first?.number]).toEqual([2, 1]);
  const was = await publications.version({ ...key, month: '2026-12' }, 1);
  expect(was!.assignments[0]).toMatchObject({ person: 'AA', date: '2026-12-02' });
  expect((await topics()).sort()).toEqual(['rota.amended', 'swap.accepted', 'swap.done', 'swap.offered']);
  expect((await new SwapRepository(manager).steps(id)).map(({ state }) => state)).toEqual([
    'offered',
    'accepted',
    'done',
  ]);
});

it('is carried out across two months, though each half alone would put somebody in two places', async () => {
  const { id } = await offer('BB', [give('BB', '2026-12-31', 'AA', 'NIGHT'), give('AA', '2027-01-01', 'BB')]);
  expect(await step(id, ...yes('AA'))).toMatchObject({ state: 'done' });
  expect(await holders()).toMatchObject({ '2026-12-31': 'AA', '2027-01-01': 'BB' });
});

it('expires with its reason when the duty is not its giver’s any more, and changes nothing', async () => {
  const { id } = await offer('AA', RING);
  const moves = [give('AA', '2026-12-02', 'CC')];
  await new AmendmentRepository(manager).amend(key, { ...ACT, moves, reason: 'Ill', ruleSetVersion: null });
  expect(await step(id, ...yes('BB'))).toMatchObject({ state: 'expired', reason: 'duty-moved' });
  expect(await holders()).toMatchObject({ '2026-12-02': 'CC', '2026-12-03': 'BB' });
});

it('expires instead of putting anybody in two places at once', async () => {
  const { id } = await offer('BB', [give('BB', '2026-12-31', 'AA', 'NIGHT')]);
  expect(await step(id, ...yes('AA'))).toMatchObject({ state: 'expired', reason: 'overlap' });
  expect(await holders()).toMatchObject({ '2026-12-31': 'BB', '2027-01-01': 'AA' });
});

it('goes to exactly one of those who take an open offer at the same moment', async () => {
  const { id } = await offer('AA', [give('AA', '2026-12-02', null)]);
  const all = await Promise.allSettled(['BB', 'CC'].map((person) => step(id, ...yes(person))));
  expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = all.find((each): each is PromiseRejectedResult => each.status === 'rejected')!;
  expect(lost.reason).toMatchObject({ code: 'swap-not-possible' });
  const [won] = (await new SwapRepository(manager).get(key, id)).accepted;
  expect(await holders()).toMatchObject({ '2026-12-02': won });
});

it('leaves what the manager has changed in the draft unpublished, and takes the rest of the draft along', async () => {
  const drafts = new DraftRepository(manager);
  const month = { ...key, month: '2026-12' };
  const { revision } = (await drafts.find(month))!;
  const moved = [{ op: 'assign' as const, person: 'AA', date: '2026-12-10', duty: 'DAY' }];
  await drafts.applyEdits(month, moved, { ...ACT, expectedRevision: revision });
  const { id } = await offer('AA', RING);
  await step(id, ...yes('BB'));
  expect((await holders())['2026-12-10']).toBeUndefined();
  const draft = (await drafts.find(month))!;
  expect(draft.changedSincePublish).toBe(1);
  expect(draft.assignments.map(({ person, date }) => `${person} ${date}`)).toEqual(
    expect.arrayContaining(['BB 2026-12-02', 'AA 2026-12-03', 'AA 2026-12-10']),
  );
  const undone = await drafts.undo(month, { ...ACT, expectedRevision: draft.revision });
  expect(undone.changedSincePublish).toBe(0);
});

it('is refused for duties nobody holds, and once a duty has begun', async () => {
  await expect(offer('AA', [give('AA', '2026-12-09', 'BB')])).rejects.toMatchObject({ code: 'not-held' });
  const late = { by: 'Ann', at: new Date('2026-12-02T06:00:00Z') };
  const offering = new SwapRepository(manager).offer(key, proposeSwap('AA', RING), CLEAN, late);
  await expect(offering).rejects.toMatchObject({ code: 'swap-too-late' });
});

it('never goes backwards, whoever writes', async () => {
  const { id } = await offer('AA', RING);
  await step(id, { what: 'withdraw', by: 'AA' });
  await expect(manager.query(`UPDATE swaps SET state = 'offered'`)).rejects.toThrow('never becomes offered');
  await expect(manager.query(`UPDATE swap_steps SET by = 'X'`)).rejects.toThrow('never rewritten');
});
