import type { Assignment, GapCause, Leave, LocalDay, Team } from '@evenflow/domain';
import { In, IsNull, LessThanOrEqual, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { CoverAlarmEntity, HandOverEntity, OperatorNoteEntity } from '../entities/cover.entity.ts';
import { EmploymentHistoryEntity, LeaveHistoryEntity } from '../entities/known-then.entity.ts';
import { PublishedAssignmentEntity, RotaVersionEntity, type RotaOverride } from '../entities/publication.entity.ts';
import { RotaEntity } from '../entities/rota.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf, inRotaOrder } from './mapping/held-duty.mapper.ts';
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
    return this.manager.transaction('REPEATABLE READ', async (manager) => {
      const row = await requireTeam(manager, key);
      const { parts, codes } = await loadTeamParts(manager, row);
      const team: Team = { ...parts, history: [] };
      const { knownAt } = window;
      return {
        teamId: row.id,
        team: knownAt ? await asKnown(manager, { row, team, codes, knownAt, window }) : team,
        published: await publishedDuties(manager, row.id, window, codes),
        months: await publishedMonths(manager, row.id, knownAt),
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
  { from, to, knownAt }: OnCallWindow,
  codes: Codes,
): Promise<Assignment[]> {
  const query = manager
    .createQueryBuilder(PublishedAssignmentEntity, 'held')
    .where('held.team_id = :teamId AND held.date BETWEEN :from AND :to', { teamId, from, to });
  if (knownAt) {
    const known = 'held.opened_at <= :knownAt AND (held.closed_at IS NULL OR held.closed_at > :knownAt)';
    query.andWhere(known, { knownAt });
  } else query.andWhere('held.closed_at IS NULL');
  return inRotaOrder((await query.getMany()).map((row) => heldDutyOf(row, codes)));
}

async function publishedMonths(manager: EntityManager, teamId: string, knownAt?: Date): Promise<PublishedMonth[]> {
  const versions = await manager.find(RotaVersionEntity, {
    select: { rotaId: true, number: true, by: true, at: true, overrides: true },
    where: { teamId, ...(knownAt ? { at: LessThanOrEqual(knownAt) } : {}) },
    order: { number: 'ASC' },
  });
  const rotas = await manager.findBy(RotaEntity, { id: In([...new Set(versions.map(({ rotaId }) => rotaId))]) });
  return rotas
    .map(({ id, month }) => {
      const { number, by, at, overrides } = versions.findLast(({ rotaId }) => rotaId === id)!;
      return { month, number, by, at, overrides };
    })
    .sort((a, b) => a.month.localeCompare(b.month));
}

interface Known {
  readonly row: TeamEntity;
  readonly team: Team;
  readonly codes: Codes;
  readonly knownAt: Date;
  readonly window: OnCallWindow;
}

/** The team with its leave, and with who worked there, as they were known then. */
async function asKnown(manager: EntityManager, { row, team, codes, knownAt, window }: Known): Promise<Team> {
  const then = [
    { teamId: row.id, knownFrom: LessThanOrEqual(knownAt), knownTo: IsNull() },
    { teamId: row.id, knownFrom: LessThanOrEqual(knownAt), knownTo: MoreThan(knownAt) },
  ];
  const touching = { fromDay: LessThanOrEqual(window.to), toDay: MoreThanOrEqual(window.from) };
  const leave = await manager.findBy(
    LeaveHistoryEntity,
    then.map((each) => ({ ...each, ...touching })),
  );
  const employed = new Map(
    (await manager.findBy(EmploymentHistoryEntity, then)).map((each) => [codes.personCode(each.personId), each]),
  );
  return {
    ...team,
    leave: leave.map(({ personId, fromDay, toDay, type, status }): Leave => ({
      ...{ person: codes.personCode(personId), from: fromDay, to: toDay, type, status },
    })),
    people: team.people.map(({ startDate: _start, endDate: _end, ...person }) => {
      const { startDate, endDate } = employed.get(person.code) ?? { startDate: null, endDate: null };
      return { ...person, ...(startDate ? { startDate } : {}), ...(endDate ? { endDate } : {}) };
    }),
  };
}

/** Notes, hand-overs and alarms; of no interest to the past. */
async function whatWasSaid(
  manager: EntityManager,
  teamId: string,
  { from, to, knownAt }: OnCallWindow,
): Promise<Pick<PublishedAround, 'notes' | 'handOvers' | 'alarms'>> {
  if (knownAt) return { notes: [], handOvers: [], alarms: [] };
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
