import { DomainError, type CallOut, type PersonCode } from '@evenflow/domain';
import { IsNull, LessThan, MoreThan, Not, type EntityManager } from 'typeorm';
import { isRefusal } from '../database/refusal.ts';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { CallOutEntity, type ReliefRecord, type ReliefState } from '../entities/call-out.entity.ts';
import { AmendmentRepository } from './amendment.repository.ts';
import type { Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { requireTeam, touchTeam, type TeamKey } from './team-key.ts';

export interface StoredCallOut extends CallOut {
  readonly id: string;
  readonly reliefState: ReliefState;
  readonly relief: ReliefRecord | null;
  readonly reliefAfterMs: number | null;
}

/** What is to be told and proposed once somebody is home. */
export interface HomeOrder extends Act {
  readonly start: number;
  readonly end: number;
  readonly relief: ReliefRecord | null;
  readonly reliefAfterMs: number;
}

const at = (minute: number) => new Date(minute * 60_000);

/** Being called in while on call from home. */
export class CallOutRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those that touch `from..to` (half-open, minutes since 1970), in order of their start. */
  async between(key: TeamKey, from: number, to: number): Promise<StoredCallOut[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(CallOutEntity, {
      where: [
        { teamId, startedAt: LessThan(at(to)), endedAt: MoreThan(at(from)) },
        { teamId, startedAt: LessThan(at(to)), endedAt: IsNull() },
      ],
      order: { startedAt: 'ASC' },
    });
    return rows.map((row) => callOutOf(row, codes));
  }

  /** The one going on, or null. */
  async running(key: TeamKey, person: PersonCode): Promise<StoredCallOut | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const where = { teamId, personId: codes.personId(person), endedAt: IsNull() };
    const row = await this.manager.findOneBy(CallOutEntity, where);
    return row && callOutOf(row, codes);
  }

  /** The last one that ended, or null. */
  async latest(key: TeamKey, person: PersonCode): Promise<StoredCallOut | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const where = { teamId, personId: codes.personId(person), endedAt: Not(IsNull()) };
    const row = await this.manager.findOne(CallOutEntity, { where, order: { endedAt: 'DESC' } });
    return row && callOutOf(row, codes);
  }

  /** Throws `unknown-call-out`. */
  async get(key: TeamKey, id: string): Promise<StoredCallOut> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(CallOutEntity, { id, teamId });
    if (!row) throw new DomainError('unknown-call-out', { id });
    return callOutOf(row, await Codes.of(this.manager, teamId));
  }

  /** Throws `already-called-in` when the person is called in already: a second tap does no harm. */
  async begin(key: TeamKey, callOut: Omit<CallOut, 'end'>, act: Act): Promise<StoredCallOut> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    try {
      return await this.manager.transaction(async (manager) => {
        const row = await manager.save(CallOutEntity, {
          teamId,
          personId: codes.personId(callOut.person),
          dutyTypeId: codes.dutyId(callOut.duty),
          date: callOut.date,
          startedAt: at(callOut.start),
          ...{ endedAt: null, relief: null, reliefAfterMs: null, decidedBy: null },
        });
        const stored = callOutOf(row, codes);
        await tell(manager, key, { topic: 'call-out.started', callOut: stored, act });
        return stored;
      });
    } catch (failure) {
      throw isRefusal(failure, 'unique') ? new DomainError('already-called-in', { person: callOut.person }) : failure;
    }
  }

  /** One that goes on was tapped by mistake: nothing is left of it. False when there is none going on by that id. */
  async takeBack(key: TeamKey, id: string): Promise<boolean> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const { affected } = await this.manager.delete(CallOutEntity, { id, teamId, endedAt: IsNull() });
    return affected === 1;
  }

  /**
   * Sets when it began and ended, with what follows, in one transaction with the message to the managers. May be done
   * again to correct it: what was approved stays. Throws `unknown-call-out`, `call-out-overlaps`.
   */
  async end(key: TeamKey, id: string, order: HomeOrder): Promise<StoredCallOut> {
    try {
      return await this.manager.transaction(async (manager) => {
        const { id: teamId } = await requireTeam(manager, key);
        const row = await manager.findOne(CallOutEntity, {
          where: { id, teamId },
          lock: { mode: 'pessimistic_write' },
        });
        if (!row) throw new DomainError('unknown-call-out', { id });
        Object.assign(row, { startedAt: at(order.start), endedAt: at(order.end) });
        if (row.reliefState !== 'approved') {
          const { relief, reliefAfterMs } = order;
          Object.assign(row, { relief, reliefAfterMs, reliefState: relief ? 'proposed' : 'none', decidedBy: null });
        }
        await manager.save(CallOutEntity, row);
        const stored = callOutOf(row, await Codes.of(manager, teamId));
        await tell(manager, key, { topic: 'call-out.ended', callOut: stored, act: order });
        // The ledger counts it, so the team reads differently from now on.
        await touchTeam(manager, teamId);
        return stored;
      });
    } catch (failure) {
      throw isRefusal(failure, 'exclusion') ? new DomainError('call-out-overlaps', { id }) : failure;
    }
  }

  /** Carries the plan out, once: a second manager is told it is decided. Throws `already-decided`, and as `amend` does. */
  async decide(
    key: TeamKey,
    id: string,
    {
      answer,
      reason,
      ruleSetVersion,
      ...act
    }: Act & {
      readonly answer: 'approved' | 'dismissed';
      readonly reason: string;
      readonly ruleSetVersion: number | null;
    },
  ): Promise<StoredCallOut> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const row = await manager.findOne(CallOutEntity, { where: { id, teamId }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new DomainError('unknown-call-out', { id });
      if (row.reliefState !== 'proposed' || !row.relief) {
        throw new DomainError('already-decided', { status: row.reliefState });
      }
      if (answer === 'approved' && row.relief.moves.length > 0) {
        await new AmendmentRepository(manager).amend(key, { ...act, moves: row.relief.moves, reason, ruleSetVersion });
      }
      Object.assign(row, { reliefState: answer, decidedBy: act.by });
      await manager.save(CallOutEntity, row);
      return callOutOf(row, await Codes.of(manager, teamId));
    });
  }
}

async function tell(
  manager: EntityManager,
  key: TeamKey,
  { topic, callOut, act }: { readonly topic: string; readonly callOut: StoredCallOut; readonly act: Act },
): Promise<void> {
  const { id, person, duty, date, relief } = callOut;
  await manager.insert(OutboxMessageEntity, {
    organisationId: key.organisation,
    topic,
    body: { team: key.team, id, person, duty, date, by: act.by, sentences: relief?.sentences ?? [] },
    at: act.at,
  });
}

function callOutOf(row: CallOutEntity, codes: Codes): StoredCallOut {
  const minute = (moment: Date) => Math.floor(moment.getTime() / 60_000);
  return {
    id: row.id,
    person: codes.personCode(row.personId),
    duty: codes.dutyCode(row.dutyTypeId),
    date: row.date,
    start: minute(row.startedAt),
    end: row.endedAt && minute(row.endedAt),
    reliefState: row.reliefState,
    relief: row.relief,
    reliefAfterMs: row.reliefAfterMs,
  };
}
