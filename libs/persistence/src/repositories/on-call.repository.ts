import { addDays, wallClockAt, type Assignment, type Team } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { SiteEntity } from '../entities/site.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { PublicationRepository } from './publication.repository.ts';
import { TeamRepository } from './team.repository.ts';

export interface OnCallWindow {
  readonly at: Date;
  /** How far ahead duties are wanted. */
  readonly horizonHours: number;
  /** Only teams that have this site. */
  readonly site?: string;
  readonly team?: string;
}

/** What a team published around a moment: enough to say who is on call, until when, and who follows. */
export interface PublishedAround {
  readonly team: Team;
  readonly published: readonly Assignment[];
  /** Months with a published version; a day in another month has none. */
  readonly months: readonly string[];
  /** The newest version of the month the moment falls in, in the team's zone. */
  readonly version: { readonly month: string; readonly number: number; readonly at: Date } | null;
}

/** Reads for the on-call board and the switchboard. */
export class OnCallRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One entry a team, with its duties from two days before the moment to the horizon after it. */
  async publishedAt(organisation: string, window: OnCallWindow): Promise<PublishedAround[]> {
    const teams = await this.teamsWith(organisation, window);
    return Promise.all(teams.map(({ slug }) => this.around({ organisation, team: slug }, window)));
  }

  private async teamsWith(organisation: string, { site, team }: OnCallWindow): Promise<TeamEntity[]> {
    const query = this.manager
      .createQueryBuilder(TeamEntity, 'team')
      .where('team.organisation_id = :organisation', { organisation })
      .orderBy('team.created_at');
    if (team !== undefined) query.andWhere('team.slug = :team', { team });
    if (site !== undefined) {
      const sites = query.subQuery().select('site.team_id').from(SiteEntity, 'site').where('site.code = :site');
      query.andWhere(`team.id IN ${sites.getQuery()}`, { site });
    }
    return query.getMany();
  }

  private async around(key: { organisation: string; team: string }, { at, horizonHours }: OnCallWindow) {
    const team = await new TeamRepository(this.manager).load(key);
    const publications = new PublicationRepository(this.manager);
    const { day } = wallClockAt(Math.floor(at.getTime() / 60_000), team.timeZone);
    const month = day.slice(0, 7);
    const last = addDays(day, Math.ceil(horizonHours / 24) + 1);
    const [newest] = await publications.versions({ ...key, month });
    return {
      team,
      published: await publications.publishedBetween(key, addDays(day, -2), last),
      months: await publications.publishedMonths(key),
      version: newest ? { month, number: newest.number, at: newest.at } : null,
    };
  }
}
