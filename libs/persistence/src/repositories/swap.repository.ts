import {
  addDays,
  applyMoves,
  DomainError,
  findDoubleBooking,
  stepSwap,
  type Assignment,
  type DutyMove,
  type PersonCode,
  type Swap,
  type SwapEvent,
  type SwapGround,
  type SwapVerdict,
  type Team,
} from '@evenflow/domain';
import { In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { PublishedAssignmentEntity, type RotaOverride } from '../entities/publication.entity.ts';
import { SwapEntity, SwapStepEntity, type SwapSentence } from '../entities/swap.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { AmendmentRepository } from './amendment.repository.ts';
import type { Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { PublicationRepository } from './publication.repository.ts';
import { TeamRepository } from './team.repository.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** What the rules said when they were last asked. */
export interface SwapCheck {
  readonly verdict: SwapVerdict;
  readonly sentences: readonly SwapSentence[];
  /** Musts somebody has to sign for, with the reason. */
  readonly overrides: readonly RotaOverride[];
  readonly ruleSetVersion: number | null;
}

export interface StoredSwap extends Swap {
  readonly id: string;
  readonly verdict: SwapVerdict;
  readonly sentences: readonly SwapSentence[];
  readonly offeredAt: Date;
  readonly changedAt: Date;
  readonly expiresAt: Date;
}

export interface SwapStepOrder extends Act {
  readonly events: readonly SwapEvent[];
  readonly check?: SwapCheck;
}

/** A swap that has not ended. */
export interface OpenSwap extends TeamKey {
  readonly id: string;
}

const OPEN = ['offered', 'accepted', 'checked', 'approved'] as const;

/** Offers to hand duties over. What is decided is decided by the domain; the database makes it happen once. */
export class SwapRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Newest change first; those that ended before `since` are left out. */
  async list(key: TeamKey, since: Date): Promise<StoredSwap[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(SwapEntity, {
      where: [
        { teamId, state: In(OPEN) },
        { teamId, changedAt: MoreThan(since) },
      ],
      order: { changedAt: 'DESC', id: 'ASC' },
    });
    return rows.map((row) => swapOf(row, codes));
  }

  /** Throws `unknown-swap`. */
  async get(key: TeamKey, id: string): Promise<StoredSwap> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(SwapEntity, { id, teamId });
    if (!row) throw new DomainError('unknown-swap', { id });
    return swapOf(row, await Codes.of(this.manager, teamId));
  }

  /** Every step it took, in order. */
  async steps(id: string): Promise<SwapStepEntity[]> {
    return this.manager.find(SwapStepEntity, { where: { swapId: id }, order: { number: 'ASC' } });
  }

  /** Stores a new offer. Throws `not-held` when a giver does not hold the duty, `swap-too-late` once one has begun. */
  async offer(key: TeamKey, swap: Swap, check: SwapCheck, { by, at }: Act): Promise<StoredSwap> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const codes = await Codes.of(manager, teamId);
      const held = swap.moves.map((move) => heldIn(move, codes));
      const published = await publishedAround(manager, key, swap.moves);
      const duties = held.map((move) => {
        const duty = published.find(({ person, date, duty: code }) => is(move, { person, date, duty: code }));
        if (!duty) throw new DomainError('not-held', { person: move.from, duty: move.duty, date: move.date });
        return duty;
      });
      const expiresAt = new Date(Math.min(...duties.map(({ start }) => Date.parse(start))));
      if (expiresAt <= at) throw new DomainError('swap-too-late', { duty: swap.moves[0]!.duty });
      const row = await manager.save(SwapEntity, {
        teamId,
        proposerId: codes.personId(swap.proposer),
        ...rowOf(swap),
        ...{ verdict: check.verdict, sentences: [...check.sentences] },
        ...{ offeredAt: at, changedAt: at, expiresAt },
      });
      await note(manager, { key, row, what: 'offer', by, at }, swap);
      return swapOf(row, codes);
    });
  }

  /**
   * One or more events, in one transaction with everything they cause: the duties change hands in a new version of the
   * rota, or nothing happens at all. Two people who act at once are taken one after the other. Throws `unknown-swap`,
   * `swap-not-possible`.
   */
  async step(key: TeamKey, id: string, order: SwapStepOrder): Promise<StoredSwap> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const codes = await Codes.of(manager, teamId);
      const row = await manager.findOne(SwapEntity, { where: { id, teamId }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new DomainError('unknown-swap', { id });
      const team = await new TeamRepository(manager).load(key);
      for (const event of order.events) {
        const before = swapOf(row, codes);
        const ground = groundOf(team, await publishedAround(manager, key, before.moves, event));
        const { swap, carriedOut } = stepSwap(before, event, ground);
        if (carriedOut.length > 0) await carryOut(manager, { key, team, order }, carriedOut);
        Object.assign(row, rowOf(swap), { changedAt: order.at });
        if (order.check) {
          Object.assign(row, { verdict: order.check.verdict, sentences: [...order.check.sentences] });
        }
        await manager.save(SwapEntity, row);
        await note(manager, { key, row, what: event.what, by: order.by, at: order.at }, swap);
        if (row.state !== before.state && ['declined', 'expired', 'done', 'withdrawn'].includes(row.state)) break;
      }
      return swapOf(row, codes);
    });
  }

  /** Every open swap, the one that changed longest ago first. */
  async open(): Promise<OpenSwap[]> {
    return this.manager
      .createQueryBuilder(SwapEntity, 'swap')
      .innerJoin(TeamEntity, 'team', 'team.id = swap.team_id')
      .select(['swap.id AS id', 'team.organisation_id AS organisation', 'team.slug AS team'])
      .where({ state: In(OPEN) })
      .orderBy('swap.changed_at')
      .getRawMany<OpenSwap>();
  }

  /**
   * Does what is overdue of a swap: it ends when a duty of it has begun, or is not where it was. A duty that its holder
   * now has on one other day, since the version that took it away, takes the offer along.
   */
  async settle({ id, ...key }: OpenSwap, at: Date): Promise<void> {
    const row = await this.manager.findOneBy(SwapEntity, { id, state: In(OPEN) });
    const event = row && (await this.overdueEvent(row, at));
    if (event) await this.step(key, id, { by: 'Evenflow', at, events: [event] });
  }

  private async overdueEvent(row: SwapEntity, at: Date): Promise<SwapEvent | null> {
    if (row.expiresAt <= at) return { what: 'expire', reason: 'begun' };
    const codes = await Codes.of(this.manager, row.teamId);
    for (const { date, duty, from } of row.moves) {
      const cell = { teamId: row.teamId, personId: codes.personId(from!), dutyTypeId: codes.dutyId(duty) };
      const held = await this.manager.countBy(PublishedAssignmentEntity, { ...cell, date, closedAt: IsNull() });
      if (held > 0) continue;
      const closed = await this.manager.findOne(PublishedAssignmentEntity, {
        where: { ...cell, date },
        order: { closedAt: 'DESC' },
      });
      const elsewhere = await this.manager.findBy(PublishedAssignmentEntity, { ...cell, closedAt: IsNull() });
      const moved = elsewhere.filter(({ openedAt }) => openedAt.getTime() === closed?.closedAt?.getTime());
      const follows = moved.length === 1 && row.state === 'offered' && row.accepted.length === 0;
      return follows ? { what: 'follow', from: date, to: moved[0]!.date } : { what: 'expire', reason: 'duty-moved' };
    }
    return null;
  }
}

async function carryOut(
  manager: EntityManager,
  { key, team, order }: { readonly key: TeamKey; readonly team: Team; readonly order: SwapStepOrder },
  moves: readonly DutyMove[],
): Promise<void> {
  const names = [...new Set(moves.map(({ from }) => from))].map(
    (code) => team.people.find((person) => person.code === code)?.name ?? code,
  );
  const taker = team.people.find(({ code }) => code === moves[0]!.to)?.name ?? moves[0]!.to;
  const reason =
    moves.length === 1
      ? `${names[0]} gave it to ${taker}`
      : `Swap of ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  await new AmendmentRepository(manager).amend(key, {
    ...{ moves, reason, by: order.by, at: order.at },
    overrides: order.check?.overrides ?? [],
    ruleSetVersion: order.check?.ruleSetVersion ?? null,
  });
}

/** The step in the swap's own log, and the message of it, in the same transaction. */
async function note(
  manager: EntityManager,
  { key, row, what, by, at }: Act & { readonly key: TeamKey; readonly row: SwapEntity; readonly what: string },
  swap: Swap,
): Promise<void> {
  const number = ((await manager.maximum(SwapStepEntity, 'number', { swapId: row.id })) ?? 0) + 1;
  await manager.insert(SwapStepEntity, { swapId: row.id, number, what, state: row.state, by, at });
  await manager.insert(OutboxMessageEntity, {
    organisationId: key.organisation,
    topic: `swap.${row.state}`,
    body: { team: key.team, id: row.id, what, by, swap: { ...swap } },
    at,
  });
}

/** Published duties near everything that would change hands, so that both neighbours of a night are seen. */
async function publishedAround(
  manager: EntityManager,
  key: TeamKey,
  moves: readonly DutyMove[],
  event?: SwapEvent,
): Promise<Assignment[]> {
  const days = [...moves.map(({ date }) => date), ...(event?.what === 'follow' ? [event.to] : [])].sort();
  return new PublicationRepository(manager).publishedBetween(key, addDays(days[0]!, -3), addDays(days.at(-1)!, 3));
}

function groundOf(team: Team, published: readonly Assignment[]): SwapGround {
  return {
    holds: (move) => published.some((each) => is(move, each)),
    overlaps: (moves) => findDoubleBooking(team, applyMoves(team, published, moves)) !== null,
  };
}

function is(move: DutyMove, held: Pick<Assignment, 'person' | 'date' | 'duty'>): boolean {
  return move.from === held.person && move.date === held.date && move.duty === held.duty;
}

function heldIn(move: DutyMove, codes: Codes): DutyMove {
  for (const person of [move.from, move.to]) if (person !== null) codes.personId(person);
  codes.dutyId(move.duty);
  return move;
}

function rowOf({ kind, state, moves, accepted, reason }: Swap) {
  return { kind, state, moves: [...moves], accepted: [...accepted], reason };
}

function swapOf(row: SwapEntity, codes: Codes): StoredSwap {
  const { id, kind, state, moves, accepted, reason, verdict, sentences, offeredAt, changedAt, expiresAt } = row;
  const proposer: PersonCode = codes.personCode(row.proposerId);
  return { id, kind, state, proposer, moves, accepted, reason, verdict, sentences, offeredAt, changedAt, expiresAt };
}
