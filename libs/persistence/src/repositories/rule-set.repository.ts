import { DomainError } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { RuleSetEntity } from '../entities/rule-set.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import type { Act } from './draft.repository.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** A team's rules as they were from `at` on. `settings` is the rule set as the rules library reads it. */
export interface StoredRuleSet<RuleSet extends object> {
  readonly version: number;
  readonly settings: RuleSet;
  readonly by: string;
  readonly at: Date;
}

/** Rule sets, version after version; none is ever rewritten. */
export class RuleSetRepository<RuleSet extends object = object> {
  constructor(private readonly manager: EntityManager) {}

  /** The newest version, or null when the team has none yet. */
  async current(key: TeamKey): Promise<StoredRuleSet<RuleSet> | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOne(RuleSetEntity, { where: { teamId }, order: { version: 'DESC' } });
    return row && stored<RuleSet>(row);
  }

  /** Throws `unknown-rule-set`. */
  async version(key: TeamKey, version: number): Promise<StoredRuleSet<RuleSet>> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(RuleSetEntity, { teamId, version });
    if (!row) throw new DomainError('unknown-rule-set', { version });
    return stored<RuleSet>(row);
  }

  /** Adds the next version. `expectedVersion` is 0 when there is none; throws `rules-changed` when it is not the newest. */
  async change(
    key: TeamKey,
    settings: RuleSet,
    { expectedVersion, by, at }: Act & { readonly expectedVersion: number },
  ): Promise<StoredRuleSet<RuleSet>> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      await manager.findOne(TeamEntity, { where: { id: teamId }, lock: { mode: 'pessimistic_write' } });
      const newest = await manager.findOne(RuleSetEntity, { where: { teamId }, order: { version: 'DESC' } });
      const version = newest?.version ?? 0;
      if (version !== expectedVersion) {
        throw new DomainError('rules-changed', { version, by: newest?.by, at: newest?.at.toISOString() });
      }
      const row = { teamId, version: version + 1, settings, by, at };
      await manager.insert(RuleSetEntity, row);
      return { version: row.version, settings, by, at };
    });
  }
}

function stored<RuleSet extends object>({ version, settings, by, at }: RuleSetEntity): StoredRuleSet<RuleSet> {
  return { version, settings: settings as RuleSet, by, at };
}
