import type { Assignment, GapCause, LocalDay, Team } from '@evenflow/domain';
import { Between, IsNull, LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { CoverAlarmEntity, HandOverEntity, OperatorNoteEntity } from '../entities/cover.entity.ts';
import { PublishedAssignmentEntity, RotaVersionEntity, type RotaOverride } from '../entities/publication.entity.ts';
import { RotaEntity } from '../entities/rota.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import type { Codes } from './mapping/codes.ts';
import { heldDutyOf, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { loadAsKnown } from './mapping/load-as-known.ts';
import { loadTeamParts } from './mapping/load-team.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

export interface OnCallWindow {
  /** Days of duties wanted, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** As it was known at that moment; as it is known now when absent. */
  readonly knownAt?: Date;
}

export interface PublishedMonth {
  readonly month: string;
  readonly number: number;
  readonly by: string;
  readonly at: Date;
  /** Musts that were signed for when it was published. */
  readonly overrides: readonly RotaOverride[];
}

export interface OperatorNote {
  readonly id: string;
  readonly duty: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

export interface Acknowledgement {
  readonly site: string;
  readonly duty: string;
  readonly at: Date;
  readonly person: string;
}

export interface OpenAlarm {
  readonly site: string;
  readonly duty: string;
  readonly startAt: Date;
  readonly cause: GapCause;
  readonly openedAt: Date;
  readonly seenAt: Date | null;
}

/** What a team published around a moment: enough to say who is on call, until when, who follows and what was said. */
export interface PublishedAround {
  readonly teamId: string;
  /** The team without its history. */
  readonly team: Team;
  readonly published: readonly Assignment[];
  /** The newest version of each month that has one. */
  readonly months: readonly PublishedMonth[];
  readonly notes: readonly OperatorNote[];
  readonly handOvers: readonly Acknowledgement[];
  readonly alarms: readonly OpenAlarm[];
}

const DAY_MS = 86_400_000;

/** Reads for the on-call board, the switchboard and machines. */
export class OnCallRepository {
  constructor(private readonly manager: EntityManager) {}

  /** All of it as of one moment of the database: a rota is never seen half published. Throws `unknown-team`. */
  async around(key: TeamKey, window: OnCallWindow): Promise<PublishedAround> {
    const { knownAt } = window;
    if (knownAt) {
      const then = await loadAsKnown(this.manager, key, { ...window, knownAt });
      // Notes, hand-overs and alarms are of no interest to the past.
      return { ...then, notes: [], handOvers: [], alarms: [] };
    }
    return this.manager.transaction('REPEATABLE READ', async (manager) => {
      const row = await requireTeam(manager, key);
      const { parts, codes } = await loadTeamParts(manager, row);
      return {
        teamId: row.id,
        team: { ...parts, history: [] },
        published: await publishedDuties(manager, row.id, window, codes),
        months: await publishedMonths(manager, row.id, window),
        ...(await whatWasSaid(manager, row.id, window)),
      };
    });
  }

  /** The key of every team there is, with its revision. */
  async teams(): Promise<(TeamKey & { readonly id: string; readonly revision: number })[]> {
    const rows = await this.manager.find(TeamEntity, {
      select: { id: true, organisationId: true, slug: true, revision: true },
    });
    return rows.map(({ id, organisationId, slug, revision }) => ({
      ...{ id, revision, organisation: organisationId, team: slug },
    }));
  }
}

async function publishedDuties(
  manager: EntityManager,
  teamId: string,
  { from, to }: OnCallWindow,
  codes: Codes,
): Promise<Assignment[]> {
  const held = await manager.findBy(PublishedAssignmentEntity, { teamId, date: Between(from, to), closedAt: IsNull() });
  return inRotaOrder(held.map((row) => heldDutyOf(row, codes)));
}

/** The newest version of each month the window touches. */
async function publishedMonths(
  manager: EntityManager,
  teamId: string,
  { from, to }: OnCallWindow,
): Promise<PublishedMonth[]> {
  return manager
    .createQueryBuilder(RotaVersionEntity, 'version')
    .innerJoin(RotaEntity, 'rota', 'rota.id = version.rota_id')
    .select(['rota.month AS month', 'version.number AS number', 'version.by AS by', 'version.at AS at'])
    .addSelect('version.overrides', 'overrides')
    .distinctOn(['rota.month'])
    .where('version.team_id = :teamId', { teamId })
    .andWhere('rota.month BETWEEN :first AND :last', { first: from.slice(0, 7), last: to.slice(0, 7) })
    .orderBy('rota.month')
    .addOrderBy('version.number', 'DESC')
    .getRawMany<PublishedMonth>();
}

async function whatWasSaid(
  manager: EntityManager,
  teamId: string,
  { from, to }: OnCallWindow,
): Promise<Pick<PublishedAround, 'notes' | 'handOvers' | 'alarms'>> {
  const notes = await manager.find(OperatorNoteEntity, {
    where: { teamId, removedAt: IsNull() },
    order: { at: 'ASC' },
  });
  const since = MoreThanOrEqual(new Date(Date.parse(from) - DAY_MS));
  const handOvers = await manager.findBy(HandOverEntity, { teamId, at: since });
  const until = LessThanOrEqual(new Date(Date.parse(to) + DAY_MS));
  const alarms = await manager.findBy(CoverAlarmEntity, { teamId, closedAt: IsNull(), startAt: until });
  return {
    notes: notes.map(({ id, duty, text, by, at }) => ({ id, duty, text, by, at })),
    handOvers: handOvers.map(({ site, duty, at, person }) => ({ site, duty, at, person })),
    alarms: alarms.map(({ site, duty, startAt, cause, openedAt, seenAt }) => ({
      ...{ site, duty, startAt, cause, openedAt, seenAt },
    })),
  };
}
