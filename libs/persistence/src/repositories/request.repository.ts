import { DomainError, type LocalDay, type Request } from '@evenflow/domain';
import { LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { IN_ORDER_ASKED, RequestEntity } from '../entities/leave.entity.ts';
import { Codes } from './mapping/codes.ts';
import { requestOf, requestRow } from './mapping/team-rows.mapper.ts';
import { requireTeam, touchTeam, type TeamKey } from './team-key.ts';

/** What people ask for. Every change moves the team's revision. */
export class RequestRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Requests that touch `from..to`, both included; in order of their first day. */
  async between(key: TeamKey, from: LocalDay, to: LocalDay): Promise<Request[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(RequestEntity, {
      where: { teamId, fromDay: LessThanOrEqual(to), toDay: MoreThanOrEqual(from) },
      order: IN_ORDER_ASKED,
    });
    return rows.map((row) => requestOf(row, codes));
  }

  /** Throws `unknown-request`. */
  async get(key: TeamKey, id: string): Promise<Request> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(RequestEntity, { id, teamId });
    if (!row) throw new DomainError('unknown-request', { id });
    return requestOf(row, await Codes.of(this.manager, teamId));
  }

  /** Returns it with its id. Throws `unknown-person`. */
  async add(key: TeamKey, request: Request): Promise<Request> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const codes = await Codes.of(manager, teamId);
      const row = await manager.save(RequestEntity, { teamId, ...requestRow(request, codes) });
      await touchTeam(manager, teamId);
      return requestOf(row, codes);
    });
  }

  /** Throws `unknown-request`. */
  async remove(key: TeamKey, id: string): Promise<void> {
    await this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const { affected } = await manager.delete(RequestEntity, { id, teamId });
      if (!affected) throw new DomainError('unknown-request', { id });
      await touchTeam(manager, teamId);
    });
  }
}
