import { DomainError, minutesToAnswer, WAVE_SIZE, type Assignment, type PersonCode } from '@evenflow/domain';
import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { StandInSearchEntity, type AskedColleague, type SearchState } from '../entities/stand-in-search.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { AmendmentRepository } from './amendment.repository.ts';
import type { Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

export interface StandInSearch {
  readonly id: string;
  readonly person: PersonCode;
  readonly duty: string;
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly state: SearchState;
  readonly colleagues: readonly AskedColleague[];
  readonly nextWaveAt: Date | null;
  readonly takenBy: PersonCode | null;
  readonly takenAt: Date | null;
  readonly at: Date;
}

export interface StandInAct extends Act {
  readonly ruleSetVersion: number | null;
}

/** Searches for somebody who takes a duty over. */
export class StandInRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Open ones, and those that ended after `since`; the next to begin first. */
  async list(key: TeamKey, since: Date): Promise<StandInSearch[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(StandInSearchEntity, {
      where: [
        { teamId, state: 'open' },
        { teamId, state: In(['taken', 'taken-back']), at: MoreThan(since) },
      ],
      order: { startAt: 'ASC' },
    });
    return rows.map((row) => searchOf(row, codes));
  }

  /** Begins a search and asks the first wave. `colleagues` in the order in which they are asked; may be nobody. */
  async begin(
    key: TeamKey,
    held: Assignment,
    {
      colleagues,
      leaveId,
      ...act
    }: Act & { readonly colleagues: readonly PersonCode[]; readonly leaveId: string | null },
  ): Promise<StandInSearch> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const codes = await Codes.of(manager, teamId);
      const row = await manager.save(StandInSearchEntity, {
        teamId,
        personId: codes.personId(held.person),
        dutyTypeId: codes.dutyId(held.duty),
        ...{ date: held.date, startAt: new Date(held.start), endAt: new Date(held.end), state: 'open' as const },
        colleagues: colleagues.map((person) => ({ person, askedAt: null, said: null })),
        ...{ nextWaveAt: act.at, at: act.at, takenById: null, takenAt: null, leaveId },
      });
      await say(manager, key, { topic: 'stand-in.wanted', row, codes, act, asked: [] });
      await askNext(manager, key, { row, codes, at: act.at });
      return searchOf(row, codes);
    });
  }

  /**
   * The first yes has the duty: it changes hands in the same transaction, or the yes comes too late. Throws
   * `unknown-search`, `not-asked`, and `already-covered` {by}.
   */
  async say(
    key: TeamKey,
    id: string,
    { person, answer, ...act }: StandInAct & { readonly person: PersonCode; readonly answer: 'yes' | 'no' },
  ): Promise<StandInSearch> {
    return this.manager.transaction(async (manager) => {
      const { row, codes } = await lockSearch(manager, key, id);
      if (row.state !== 'open') {
        throw new DomainError('already-covered', { by: row.takenById && codes.personCode(row.takenById) });
      }
      if (!row.colleagues.some((each) => each.person === person && each.askedAt !== null)) {
        throw new DomainError('not-asked', { person });
      }
      row.colleagues = row.colleagues.map((each) => (each.person === person ? { ...each, said: answer } : each));
      if (answer === 'yes') await take(manager, key, { row, codes, person, act });
      await manager.save(StandInSearchEntity, row);
      const waiting = row.colleagues.some(({ askedAt, said }) => askedAt !== null && said === null);
      if (row.state === 'open' && !waiting) await askNext(manager, key, { row, codes, at: act.at });
      return searchOf(row, codes);
    });
  }

  /** Whoever was ill can come after all. Throws `already-covered`. */
  async takeBack(key: TeamKey, id: string, act: Act): Promise<{ search: StandInSearch; leaveId: string | null }> {
    return this.manager.transaction(async (manager) => {
      const { row, codes } = await lockSearch(manager, key, id);
      if (row.state !== 'open') {
        throw new DomainError('already-covered', { by: row.takenById && codes.personCode(row.takenById) });
      }
      Object.assign(row, { state: 'taken-back', nextWaveAt: null });
      await manager.save(StandInSearchEntity, row);
      await say(manager, key, { topic: 'stand-in.taken-back', row, codes, act, asked: askedIn(row) });
      return { search: searchOf(row, codes), leaveId: row.leaveId };
    });
  }

  /** Ids of the open searches whose next wave is due, the longest due first. */
  async dueWaves(at: Date): Promise<{ readonly id: string }[]> {
    const where = { state: 'open' as const, nextWaveAt: LessThanOrEqual(at) };
    return this.manager.find(StandInSearchEntity, { select: { id: true }, where, order: { nextWaveAt: 'ASC' } });
  }

  /** Asks the next wave of a search, if it is still due and no other process is asking it. */
  async askWave(id: string, at: Date): Promise<void> {
    await this.manager.transaction(async (manager) => {
      const row = await manager.findOne(StandInSearchEntity, {
        where: { id, state: 'open', nextWaveAt: LessThanOrEqual(at) },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (!row) return;
      const team = await manager.findOneByOrFail(TeamEntity, { id: row.teamId });
      const key = { organisation: team.organisationId, team: team.slug };
      await askNext(manager, key, { row, codes: await Codes.of(manager, row.teamId), at });
    });
  }
}

interface Search {
  readonly row: StandInSearchEntity;
  readonly codes: Codes;
}

async function lockSearch(manager: EntityManager, key: TeamKey, id: string): Promise<Search> {
  const { id: teamId } = await requireTeam(manager, key);
  const row = await manager.findOne(StandInSearchEntity, {
    where: { id, teamId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw new DomainError('unknown-search', { id });
  return { row, codes: await Codes.of(manager, teamId) };
}

async function take(
  manager: EntityManager,
  key: TeamKey,
  { row, codes, person, act }: Search & { readonly person: PersonCode; readonly act: StandInAct },
): Promise<void> {
  const from = codes.personCode(row.personId);
  const move = { date: row.date, duty: codes.dutyCode(row.dutyTypeId), from, to: person };
  const { by, at, ruleSetVersion } = act;
  const reason = `${act.by} stands in for somebody who cannot come`;
  await new AmendmentRepository(manager).amend(key, { by, at, moves: [move], reason, ruleSetVersion });
  Object.assign(row, { state: 'taken', takenById: codes.personId(person), takenAt: at, nextWaveAt: null });
  await say(manager, key, { topic: 'stand-in.taken', row, codes, act, asked: askedIn(row), taker: person });
}

/** The next few; when there is nobody left, the managers hear it. */
async function askNext(
  manager: EntityManager,
  key: TeamKey,
  { row, codes, at }: Search & { readonly at: Date },
): Promise<void> {
  const next = row.colleagues.filter(({ askedAt }) => askedAt === null).slice(0, WAVE_SIZE);
  const asked = next.map(({ person }) => person);
  row.colleagues = row.colleagues.map((each) =>
    asked.includes(each.person) ? { ...each, askedAt: at.toISOString() } : each,
  );
  const untilStart = (row.startAt.getTime() - at.getTime()) / 60_000;
  row.nextWaveAt = asked.length > 0 ? new Date(at.getTime() + minutesToAnswer(untilStart) * 60_000) : null;
  await manager.save(StandInSearchEntity, row);
  const topic = asked.length > 0 ? 'stand-in.asked' : 'stand-in.nobody';
  await say(manager, key, { topic, row, codes, act: { by: 'Evenflow', at }, asked });
}

async function say(
  manager: EntityManager,
  key: TeamKey,
  told: Search & {
    readonly topic: string;
    readonly act: Act;
    readonly asked: readonly PersonCode[];
    readonly taker?: PersonCode;
  },
): Promise<void> {
  const { row, codes, act, asked, topic, taker } = told;
  const person = codes.personCode(row.personId);
  const duty = codes.dutyCode(row.dutyTypeId);
  const body = { team: key.team, id: row.id, person, duty, date: row.date, start: row.startAt.toISOString() };
  await manager.insert(OutboxMessageEntity, {
    organisationId: key.organisation,
    topic,
    body: { ...body, asked: [...asked], by: act.by, ...(taker ? { taker } : {}) },
    at: act.at,
  });
}

function askedIn({ colleagues }: StandInSearchEntity): PersonCode[] {
  return colleagues.filter(({ askedAt }) => askedAt !== null).map(({ person }) => person);
}

function searchOf(row: StandInSearchEntity, codes: Codes): StandInSearch {
  const { id, date, startAt: start, endAt: end, state, colleagues, nextWaveAt, takenById, takenAt, at } = row;
  return {
    ...{ id, date, start, end, state, colleagues, nextWaveAt, takenAt, at },
    person: codes.personCode(row.personId),
    duty: codes.dutyCode(row.dutyTypeId),
    takenBy: takenById && codes.personCode(takenById),
  };
}
