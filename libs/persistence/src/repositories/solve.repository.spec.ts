import { setTimeout as wait } from 'node:timers/promises';
import { listenTo } from '../database/notifications.ts';
import { SMALL_TEAM } from '../testing/drawn-teams.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { AccessRepository } from './access.repository.ts';
import { DraftRepository } from './draft.repository.ts';
import { MAX_ATTEMPTS, SOLVE_CHANNELS, SolveRepository, type SolveOrder } from './solve.repository.ts';
import type { RotaKey } from './team-key.ts';
import { TeamRepository } from './team.repository.ts';

const AT = new Date('2026-11-23T12:00:00Z');
const ORDER: SolveOrder = { seed: 7, seconds: 5, keep: 'locks', by: 'Muna', at: AT };
const LEASE_MS = 60_000;
const RESULT = { assignments: [] };

let database: TestDatabase;
let solves: SolveRepository;
let key: RotaKey;

beforeEach(async () => {
  database = await testDatabase();
  const { manager } = database.source;
  const organisation = await new AccessRepository(manager).addOrganisation('Hospital');
  await new TeamRepository(manager).save(organisation, SMALL_TEAM);
  key = { organisation, team: 'small', month: '2026-12' };
  await new DraftRepository(manager).getOrCreate(key, { by: 'Muna', at: AT });
  solves = new SolveRepository(manager);
});
afterEach(() => database.drop());

/** A worker that died: its lease has run out. */
const expire = () => database.source.query(`UPDATE solves SET leased_until = now() - interval '1 second'`);

describe('the queue of solves', () => {
  it('gives each solve to one worker only, however many ask at once', async () => {
    const queued = [];
    for (let i = 0; i < 12; i++) queued.push((await solves.enqueue(key, ORDER)).id);
    const workers = Array.from({ length: 30 }, (_, i) => solves.claim(`worker-${i}`, LEASE_MS));
    const claimed = (await Promise.all(workers)).flatMap((each) => (each ? [each.claim.id] : []));
    expect(claimed.sort()).toEqual(queued.sort());
  });

  it('serves the oldest first', async () => {
    const later = await solves.enqueue(key, { ...ORDER, at: new Date(AT.getTime() + 1000) });
    const earlier = await solves.enqueue(key, ORDER);
    expect((await solves.claim('a', LEASE_MS))!.claim.id).toBe(earlier.id);
    expect((await solves.claim('b', LEASE_MS))!.claim.id).toBe(later.id);
  });

  describe('between teams', () => {
    const MINUTE = 60_000;
    let other: RotaKey;

    beforeEach(async () => {
      other = { ...key, team: 'other' };
      const { manager } = database.source;
      await new TeamRepository(manager).save(key.organisation, { ...SMALL_TEAM, id: 'other', name: 'Other' });
      await new DraftRepository(manager).getOrCreate(other, { by: 'Muna', at: AT });
    });

    const orderAt = (rota: RotaKey, minute: number) =>
      solves.enqueue(rota, { ...ORDER, at: new Date(AT.getTime() + minute * MINUTE) });
    const claimed = async () => (await solves.claim('a', LEASE_MS))!;
    const finished = { status: 'done', result: RESULT, at: AT } as const;

    it('lets one order of a team go before the many of another, one worker or several', async () => {
      for (let minute = 0; minute < 5; minute++) await orderAt(key, minute);
      await orderAt(other, 9);
      const first = await claimed();
      expect(first.solve.key.team).toBe('small');
      expect((await claimed()).solve.key.team).toBe('other');
      await solves.finish(first.claim, finished);
    });

    it('serves the one order of a team next, though fifty of another wait and both workers are at them', async () => {
      for (let i = 0; i < 50; i++) await orderAt(key, 0);
      const [longest, second] = [await claimed(), await claimed()];
      await orderAt(other, 9);
      // One waits, so one gives way: the one that has run longest.
      expect(await solves.renew(second.claim, LEASE_MS, 0)).toBe('held');
      expect(await solves.renew(longest.claim, LEASE_MS, 0)).toBe('give-way');
      await solves.release(longest.claim);
      expect((await claimed()).solve.key.team).toBe('other');
      // Now each has a worker: nothing would be gained by giving way again.
      await orderAt(other, 9);
      expect(await solves.renew(second.claim, LEASE_MS, 0)).toBe('held');
    });

    it('takes turns between teams that both wait', async () => {
      for (let minute = 0; minute < 3; minute++) await orderAt(key, minute);
      for (let minute = 3; minute < 6; minute++) await orderAt(other, minute);
      const served: string[] = [];
      for (let i = 0; i < 6; i++) {
        const { claim, solve } = await claimed();
        served.push(solve.key.team);
        await solves.finish(claim, finished);
      }
      expect(served).toEqual(['small', 'other', 'small', 'other', 'small', 'other']);
    });

    it('asks a long solve to give way when its turn is over and another team waits, and only then', async () => {
      await orderAt(key, 0);
      const { claim } = await claimed();
      expect(await solves.renew(claim, LEASE_MS, 0)).toBe('held');
      await orderAt(key, 1);
      expect(await solves.renew(claim, LEASE_MS, 0)).toBe('held');
      await orderAt(other, 2);
      expect(await solves.renew(claim, LEASE_MS, MINUTE)).toBe('held');
      expect(await solves.renew(claim, LEASE_MS, 0)).toBe('give-way');
      await solves.release(claim);
      expect((await claimed()).solve.key.team).toBe('other');
    });
  });

  it('gives the solve of a worker that died to another, and lets the first write nothing more', async () => {
    const { id } = await solves.enqueue(key, ORDER);
    const { claim: dead } = (await solves.claim('dead', LEASE_MS))!;
    expect(await solves.claim('next', LEASE_MS)).toBeNull();
    await expire();
    const { claim: next } = (await solves.claim('next', LEASE_MS))!;
    expect(next).toEqual({ id, attempt: 2, worker: 'next' });
    expect(await solves.renew(dead, LEASE_MS)).toBe('lost');
    expect(await solves.report(dead, { elapsedMs: 1 })).toBe(false);
    expect(await solves.finish(dead, { status: 'done', result: { wrong: true }, at: AT })).toBe(false);
    expect(await solves.finish(next, { status: 'done', result: RESULT, at: AT })).toBe(true);
    expect(await solves.get(key.organisation, id)).toMatchObject({ status: 'done', result: RESULT, progress: null });
  });

  it('gives up a solve that worker after worker died of', async () => {
    const { id } = await solves.enqueue(key, ORDER);
    for (let died = 0; died < MAX_ATTEMPTS; died += 1) {
      expect(await solves.claim(`worker ${died}`, LEASE_MS)).not.toBeNull();
      await expire();
    }
    expect(await solves.claim('next', LEASE_MS)).toBeNull();
    const lost = { status: 'failed', problem: { code: 'solve-lost', facts: { attempts: MAX_ATTEMPTS } } };
    expect(await solves.get(key.organisation, id)).toMatchObject(lost);
  });

  it('takes back what a worker leaves in good order, without counting it against the solve', async () => {
    await solves.enqueue(key, ORDER);
    for (const worker of ['first', 'second', 'third']) {
      const { claim } = (await solves.claim(worker, LEASE_MS))!;
      expect(claim.attempt).toBe(1);
      await solves.release(claim);
    }
  });

  it('tells a running solve to stop, and ends a waiting one at once', async () => {
    const running = await solves.enqueue(key, ORDER);
    const { claim } = (await solves.claim('a', LEASE_MS))!;
    const waiting = await solves.enqueue(key, ORDER);
    expect(await solves.renew(claim, LEASE_MS)).toBe('held');
    expect(await solves.stop(key.organisation, running.id, AT)).toMatchObject({ status: 'running' });
    expect(await solves.stop(key.organisation, waiting.id, AT)).toMatchObject({ status: 'stopped' });
    expect(await solves.renew(claim, LEASE_MS)).toBe('stop');
    await solves.finish(claim, { status: 'stopped', result: RESULT, at: AT });
    expect(await solves.stop(key.organisation, running.id, AT)).toMatchObject({ status: 'stopped', result: RESULT });
  });

  it('ends a solve that gave way with the rota of its last turn, and has one put down that is only known from progress', async () => {
    const gaveWay = await solves.enqueue(key, ORDER);
    const { claim } = (await solves.claim('a', LEASE_MS))!;
    await solves.report(claim, { elapsedMs: 1 });
    await solves.release(claim, RESULT);
    expect(await solves.stop(key.organisation, gaveWay.id, AT)).toMatchObject({ status: 'stopped', result: RESULT });

    const left = await solves.enqueue(key, ORDER);
    const { claim: leaving } = (await solves.claim('leaving', LEASE_MS))!;
    await solves.report(leaving, { elapsedMs: 1 });
    await solves.release(leaving);
    await solves.enqueue(key, { ...ORDER, at: new Date(AT.getTime() - 1000) });
    expect(await solves.stop(key.organisation, left.id, AT)).toMatchObject({ status: 'queued' });
    const next = (await solves.claim('next', LEASE_MS))!;
    expect(next.claim.id).toBe(left.id);
    expect(await solves.renew(next.claim, LEASE_MS)).toBe('stop');
  });

  it('calls workers when something waits, and listeners when a solve changes', async () => {
    const heard: [string, string][] = [];
    const channels = Object.values(SOLVE_CHANNELS);
    const listening = await listenTo(database.url, channels, (channel, id) => heard.push([channel, id]));
    const { id } = await solves.enqueue(key, ORDER);
    const { claim } = (await solves.claim('a', LEASE_MS))!;
    await solves.report(claim, { elapsedMs: 1 });
    for (const until = Date.now() + 2_000; heard.length < 3 && Date.now() < until;) await wait(10);
    await listening.close();
    expect(heard).toEqual([
      [SOLVE_CHANNELS.waiting, id],
      [SOLVE_CHANNELS.changed, id],
      [SOLVE_CHANNELS.changed, id],
    ]);
  });

  it('shows a solve to its own organisation only', async () => {
    const { id } = await solves.enqueue(key, ORDER);
    const other = await new AccessRepository(database.source.manager).addOrganisation('Elsewhere');
    await expect(solves.get(other, id)).rejects.toMatchObject({ code: 'unknown-solve' });
  });
});
