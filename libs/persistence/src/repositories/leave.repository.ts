import { DomainError, type Leave, type LeaveStatus, type LocalDay } from '@evenflow/domain';
import { LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { IN_ORDER_ASKED, LeaveEntity } from '../entities/leave.entity.ts';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import type { Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { leaveOf, leaveRow } from './mapping/team-rows.mapper.ts';
import { requireTeam, touchTeam, type TeamKey } from './team-key.ts';

export interface LeaveDecision extends Act {
  readonly status: LeaveStatus;
  readonly reason?: string;
}

/** Leave, asked for and decided. Every change moves the team's revision. */
export class LeaveRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Leave that touches `from..to`, both included; in order of its first day. */
  async between(key: TeamKey, from: LocalDay, to: LocalDay): Promise<Leave[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(LeaveEntity, {
      where: { teamId, fromDay: LessThanOrEqual(to), toDay: MoreThanOrEqual(from) },
      order: IN_ORDER_ASKED,
    });
    return rows.map((row) => leaveOf(row, codes));
  }

  /** Throws `unknown-leave`. */
  async get(key: TeamKey, id: string): Promise<Leave> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(LeaveEntity, { id, teamId });
    if (!row) throw new DomainError('unknown-leave', { id });
    return leaveOf(row, await Codes.of(this.manager, teamId));
  }

  /** Asks of one team follow each other: `work` sees everything asked and decided before. */
  inTurn<T>(key: TeamKey, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.manager.transaction(async (manager) => {
      const { id } = await requireTeam(manager, key);
      await touchTeam(manager, id);
      return work(manager);
    });
  }

  /** Returns it with its id. `by` decided it in the same moment, where nobody has to. Throws `unknown-person`. */
  async add(key: TeamKey, leave: Leave, decided?: Act): Promise<Leave> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const codes = await Codes.of(manager, teamId);
      const decision = decided ? { decidedBy: decided.by, decidedAt: decided.at } : {};
      const row = await manager.save(LeaveEntity, { teamId, ...leaveRow(leave, codes), ...decision });
      await touchTeam(manager, teamId);
      const saved = leaveOf(row, codes);
      if (saved.status === 'requested' || decided) await tell(manager, key, { leave: saved, at: row.createdAt });
      return saved;
    });
  }

  /** Sets its status, with who decided, when and why. Throws `unknown-leave`. */
  async decide(key: TeamKey, id: string, { status, by, at, reason }: LeaveDecision): Promise<Leave> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const decision = { status, decidedBy: by, decidedAt: at, decisionReason: reason ?? null };
      const { affected } = await manager.update(LeaveEntity, { id, teamId }, decision);
      if (!affected) throw new DomainError('unknown-leave', { id });
      await touchTeam(manager, teamId);
      const leave = await new LeaveRepository(manager).get(key, id);
      if (status === 'approved' || status === 'declined') await tell(manager, key, { leave, at, reason });
      return leave;
    });
  }
}

/** Asked for: the managers hear it. Decided: whoever asked does. */
async function tell(
  manager: EntityManager,
  key: TeamKey,
  { leave, at, reason }: { readonly leave: Leave; readonly at: Date; readonly reason?: string },
): Promise<void> {
  const { id, person, from, to, status } = leave;
  await manager.insert(OutboxMessageEntity, {
    organisationId: key.organisation,
    topic: status === 'requested' ? 'leave.requested' : 'leave.decided',
    body: { team: key.team, id, person, from, to, status, ...(reason ? { reason } : {}) },
    at,
  });
}
