import { DomainError, type Team } from '@evenflow/domain';
import { In, IsNull, type EntityManager } from 'typeorm';
import { HistoryAssignmentEntity } from '../entities/ledger.entity.ts';
import { PublishedAssignmentEntity, RotaVersionEntity } from '../entities/publication.entity.ts';
import { PersonEntity } from '../entities/person.entity.ts';
import { RotaEntity } from '../entities/rota.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { heldDutyOf, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { loadTeamParts } from './mapping/load-team.ts';
import { TeamSaver, type TeamListChanges } from './mapping/save-team.ts';
import { requireTeam, touchTeam, type TeamKey } from './team-key.ts';

/** What saving a team did: totals, and list by list. */
export interface TeamChanges {
  readonly created: boolean;
  readonly revision: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly lists: TeamListChanges;
}

export interface TeamSummary {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly people: number;
  /** Months that have a draft or a published version, the newest published number beside them. */
  readonly months: readonly { readonly month: string; readonly published: number | null }[];
}

export class TeamRepository {
  /** `manager` is a data source's manager or a transaction's. */
  constructor(private readonly manager: EntityManager) {}

  /**
   * The team as rules and solver need it. `history` is what is published, and what was imported for days no published
   * rota covers; `exceptMonth` leaves out the published duties of the month being planned. Throws `unknown-team`.
   */
  async load(key: TeamKey, exceptMonth?: string): Promise<Team> {
    return (await this.loadWithRevision(key, exceptMonth)).team;
  }

  /** As `load`, with the revision for an ETag. */
  async loadWithRevision(key: TeamKey, exceptMonth?: string): Promise<{ team: Team; revision: number }> {
    const row = await requireTeam(this.manager, key);
    const { parts, codes } = await loadTeamParts(this.manager, row);
    const isPublished = await this.publishedDays(row.id);
    const imported = await this.manager.findBy(HistoryAssignmentEntity, { teamId: row.id });
    const published = await this.manager.findBy(PublishedAssignmentEntity, { teamId: row.id, closedAt: IsNull() });
    const history = [...imported.filter(({ date }) => !isPublished(date)), ...published]
      .filter(({ date }) => date.slice(0, 7) !== exceptMonth)
      .map((each) => heldDutyOf(each, codes));
    return { team: { ...parts, history: inRotaOrder(history) }, revision: row.revision };
  }

  /** The teams of an organisation, by name. */
  async list(organisation: string): Promise<TeamSummary[]> {
    const teams = await this.manager.find(TeamEntity, {
      where: { organisationId: organisation },
      order: { createdAt: 'ASC', name: 'ASC' },
    });
    return Promise.all(teams.map((team) => this.summary(team)));
  }

  /**
   * Makes the stored team equal to `team`, creating it when new. Touches only rows that differ; saving the same team
   * again changes nothing and leaves the revision. Throws `still-used` for a person or duty type that a rota names.
   */
  async save(organisation: string, team: Team): Promise<TeamChanges> {
    return this.manager.transaction(async (manager) => {
      const key = { organisationId: organisation, slug: team.id };
      const before = await manager.findOne(TeamEntity, { where: key, lock: { mode: 'pessimistic_write' } });
      const facts = {
        name: team.name,
        country: team.country,
        region: team.region ?? null,
        locale: team.locale,
        timeZone: team.timeZone,
        payPeriodStarts: [...team.payPeriodStarts],
      };
      const row = before ?? (await manager.save(TeamEntity, { ...key, ...facts }));
      const isPublished = await new TeamRepository(manager).publishedDays(row.id);
      const lists = await new TeamSaver(manager, row.id, team, isPublished).save();
      const factsChanged = Object.entries(facts).some(
        ([name, value]) => JSON.stringify(row[name as keyof TeamEntity]) !== JSON.stringify(value),
      );
      if (before && factsChanged) await manager.update(TeamEntity, row.id, facts);
      const total = (what: 'added' | 'changed' | 'unchanged' | 'removed') =>
        Object.values(lists).reduce((sum, list) => sum + list[what], 0);
      const changed = total('changed') + (before && factsChanged ? 1 : 0);
      const touched = before && total('added') + changed + total('removed') > 0;
      return {
        created: !before,
        revision: touched ? await touchTeam(manager, row.id) : (before?.revision ?? 1),
        added: total('added'),
        changed,
        unchanged: total('unchanged'),
        removed: total('removed'),
        lists,
      };
    });
  }

  /** Takes a team away with everything that was not published. Throws `still-used` once a rota was published. */
  async remove(key: TeamKey): Promise<void> {
    const { id } = await requireTeam(this.manager, key);
    const published = await this.manager.countBy(RotaVersionEntity, { teamId: id });
    if (published > 0) throw new DomainError('still-used', { kind: 'team', code: key.team });
    await this.manager.transaction(async (manager) => {
      await manager.delete(RotaEntity, { teamId: id });
      await manager.delete(HistoryAssignmentEntity, { teamId: id });
      await manager.delete(TeamEntity, { id });
    });
  }

  /** True for the days of months that have a published version. */
  private async publishedDays(teamId: string): Promise<(day: string) => boolean> {
    const versions = await this.manager.find(RotaVersionEntity, { select: { rotaId: true }, where: { teamId } });
    const rotas = await this.manager.findBy(RotaEntity, { id: In(versions.map(({ rotaId }) => rotaId)) });
    const months = new Set(rotas.map(({ month }) => month));
    return (day) => months.has(day.slice(0, 7));
  }

  private async summary(team: TeamEntity): Promise<TeamSummary> {
    const rotas = await this.manager.find(RotaEntity, { where: { teamId: team.id }, order: { month: 'ASC' } });
    const versions = await this.manager.find(RotaVersionEntity, {
      select: { rotaId: true, number: true },
      where: { teamId: team.id },
    });
    const newest = (rotaId: string) =>
      Math.max(0, ...versions.filter((version) => version.rotaId === rotaId).map(({ number }) => number)) || null;
    return {
      id: team.slug,
      name: team.name,
      timeZone: team.timeZone,
      people: await this.manager.countBy(PersonEntity, { teamId: team.id }),
      months: rotas.map(({ id, month }) => ({ month, published: newest(id) })),
    };
  }
}
