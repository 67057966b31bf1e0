import { USUAL_LEAVE_POLICY, type LeavePolicy, type PaySettings, type SwapPolicy } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { TeamPolicyEntity } from '../entities/team-policy.entity.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

export interface TeamPolicies {
  readonly swaps: SwapPolicy;
  readonly leave: LeavePolicy;
}

const DEFAULTS: TeamPolicies = { swaps: 'manager', leave: USUAL_LEAVE_POLICY };

/** How a team wants its people's asks handled. */
export class TeamPolicyRepository {
  constructor(private readonly manager: EntityManager) {}

  async get(key: TeamKey): Promise<TeamPolicies> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(TeamPolicyEntity, { teamId });
    if (!row) return DEFAULTS;
    return { swaps: row.swaps, leave: row.leave ?? DEFAULTS.leave };
  }

  /** How call is paid here; null while nobody has said. */
  async pay(key: TeamKey): Promise<PaySettings | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    return (await this.manager.findOneBy(TeamPolicyEntity, { teamId }))?.pay ?? null;
  }

  async setPay(key: TeamKey, pay: PaySettings): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager.upsert(TeamPolicyEntity, { ...(await this.get(key)), pay, teamId }, ['teamId']);
  }

  async set(key: TeamKey, policies: Partial<TeamPolicies>): Promise<TeamPolicies> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager.upsert(TeamPolicyEntity, { ...(await this.get(key)), ...policies, teamId }, ['teamId']);
    return this.get(key);
  }
}
