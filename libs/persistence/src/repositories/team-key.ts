import { DomainError } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { TeamEntity } from '../entities/team.entity.ts';

/** Names a team inside its organisation. Every question to the database starts from one: nothing is read without it. */
export interface TeamKey {
  /** The organisation's id. */
  readonly organisation: string;
  /** The domain's `Team.id`: `two-rooms`. */
  readonly team: string;
}

/** One team's month, `YYYY-MM`. */
export interface RotaKey extends TeamKey {
  readonly month: string;
}

/** Throws `unknown-team` when the organisation has no such team. */
export async function requireTeam(manager: EntityManager, key: TeamKey): Promise<TeamEntity> {
  const team = await manager.findOneBy(TeamEntity, { organisationId: key.organisation, slug: key.team });
  if (!team) throw new DomainError('unknown-team', { team: key.team });
  return team;
}

/** Tells readers that something of the team changed. Returns the new revision. */
export async function touchTeam(manager: EntityManager, teamId: string): Promise<number> {
  await manager.increment(TeamEntity, { id: teamId }, 'revision', 1);
  const { revision } = await manager.findOneByOrFail(TeamEntity, { id: teamId });
  return revision;
}
