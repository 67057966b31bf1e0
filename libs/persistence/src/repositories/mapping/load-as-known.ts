import { DomainError, type Leave, type Team } from '@evenflow/domain';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { CompetenceEntity, PersonCompetenceEntity } from '../../entities/competence.entity.ts';
import {
  DemandChangeEntity,
  DemandRecurrenceEntity,
  EcmoCensusEntity,
  HolidayEntity,
} from '../../entities/demand.entity.ts';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { EmploymentHistoryEntity, KnownRowEntity, LeaveHistoryEntity } from '../../entities/known-then.entity.ts';
import { ContactEntity, CredentialEntity, PersonEntity } from '../../entities/person.entity.ts';
import { PublishedAssignmentEntity, type RotaOverride } from '../../entities/publication.entity.ts';
import { SiteEntity } from '../../entities/site.entity.ts';
import { TeamEntity } from '../../entities/team.entity.ts';
import type { TeamKey } from '../team-key.ts';
import { Codes } from './codes.ts';
import { heldDutyOf, inRotaOrder } from './held-duty.mapper.ts';
import { demandOf, ownFacts, peopleOf } from './load-team.ts';
import { dutyTypeOf, siteOf } from './team-rows.mapper.ts';

/** Days wanted, both included, and as of which moment. */
export interface AsKnown {
  readonly from: string;
  readonly to: string;
  readonly knownAt: Date;
}

type StoredRow = Readonly<Record<string, unknown>>;

const KNOWN = 'known_from <= $3 AND (known_to IS NULL OR known_to > $3)';

/** What is asked of each table. $1 organisation, $2 team, $3 known at, $4 from, $5 to, $6 first and $7 last month. */
const PARTS = {
  people: 'SELECT id, code FROM people WHERE team_id = team.id',
  duties: 'SELECT id, code FROM duty_types WHERE team_id = team.id',
  known: `SELECT of_table, row FROM known_rows WHERE team_id = team.id AND ${KNOWN}`,
  employed: `SELECT person_id, start_date, end_date FROM employment_history WHERE team_id = team.id AND ${KNOWN}`,
  leave: `SELECT person_id, from_day, to_day, type, status FROM leave_history
          WHERE team_id = team.id AND ${KNOWN} AND from_day <= $5 AND to_day >= $4`,
  published: `SELECT person_id, duty_type_id, date, start_at, end_at, time_zone, site, supernumerary, with_person_id
              FROM published_assignments WHERE team_id = team.id AND date BETWEEN $4 AND $5
              AND opened_at <= $3 AND (closed_at IS NULL OR closed_at > $3)`,
  months: `SELECT DISTINCT ON (month) month, number, by, at, overrides
           FROM rota_versions version JOIN rotas rota ON rota.id = version.rota_id
           WHERE version.team_id = team.id AND at <= $3 AND month BETWEEN $6 AND $7 ORDER BY month, number DESC`,
} as const;

type Part = keyof typeof PARTS;

/** One question for everything, so one moment of the database and one way there and back. */
const QUESTION = `SELECT row_to_json(team) AS team, ${Object.entries(PARTS)
  .map(([name, select]) => `(SELECT coalesce(json_agg(part), '[]') FROM (${select}) AS part) AS ${name}`)
  .join(', ')} FROM teams AS team WHERE team.organisation_id = $1 AND team.slug = $2`;

/**
 * What a team published, as it was known at a moment, with the team as it was known then: its sites, duties and needs,
 * its leave, who worked there, what they could and were allowed to do, and how they were reached. Wishes and tallies, of
 * no interest to the past, are left out. Throws `unknown-team`.
 */
export async function loadAsKnown(manager: EntityManager, key: TeamKey, { from, to, knownAt }: AsKnown) {
  const asked = [key.organisation, key.team, knownAt, from, to, from.slice(0, 7), to.slice(0, 7)];
  const [answer] = await manager.query<({ team: StoredRow } & Record<Part, StoredRow[]>)[]>(QUESTION, asked);
  if (!answer) throw new DomainError('unknown-team', { team: key.team });
  const rows = <Row extends ObjectLiteral>(entity: EntityTarget<Row>, part: Part) =>
    asEntities(manager, entity, answer[part]);
  const known = <Row extends ObjectLiteral>(entity: EntityTarget<Row>) => {
    const { tableName } = manager.dataSource.getMetadata(entity);
    const kept = rows(KnownRowEntity, 'known').filter(({ ofTable }) => ofTable === tableName);
    return asEntities(
      manager,
      entity,
      kept.map(({ row }) => row),
    );
  };
  const [row] = asEntities(manager, TeamEntity, [answer.team]) as [TeamEntity];
  const people = byPosition(known(PersonEntity));
  const skills = byPosition(known(CompetenceEntity));
  const dutyTypes = byPosition(known(DutyTypeEntity));
  // What is gone since has its code from then; what came since may be what a published row names.
  const codes = new Codes(
    [...rows(PersonEntity, 'people'), ...people],
    [...rows(DutyTypeEntity, 'duties'), ...dutyTypes],
  );
  const demand = {
    changes: known(DemandChangeEntity),
    recurrences: byPosition(known(DemandRecurrenceEntity)),
    census: known(EcmoCensusEntity),
    holidays: known(HolidayEntity),
  };
  const team: Team = {
    ...ownFacts(row),
    sites: byPosition(known(SiteEntity)).map(siteOf),
    competences: skills.map(({ code, name }) => ({ code, name })),
    people: employedThen(
      peopleOf({
        ...{ people, skills, levels: known(PersonCompetenceEntity) },
        ...{ credentials: byPosition(known(CredentialEntity)), contacts: byPosition(known(ContactEntity)) },
      }),
      codes,
      rows(EmploymentHistoryEntity, 'employed'),
    ),
    dutyTypes: dutyTypes.map(dutyTypeOf),
    ...demandOf(demand, codes),
    leave: rows(LeaveHistoryEntity, 'leave').map(({ personId, fromDay, toDay, type, status }): Leave => ({
      ...{ person: codes.personCode(personId), from: fromDay, to: toDay, type, status },
    })),
    ...{ requests: [], tallies: [], holidaysWorked: [], history: [] },
  };
  const held = rows(PublishedAssignmentEntity, 'published').map((each) =>
    heldDutyOf({ ...each, startAt: new Date(each.startAt), endAt: new Date(each.endAt) }, codes),
  );
  return { teamId: row.id, team, published: inRotaOrder(held), months: answer.months.map(monthOf) };
}

function monthOf(row: StoredRow) {
  const { month, number, by, at, overrides } = row as {
    month: string;
    number: number;
    by: string;
    at: string;
    overrides: RotaOverride[];
  };
  return { month, number, by, at: new Date(at), overrides };
}

/** Rows as PostgreSQL writes them in JSON, with the names their entity has for the columns; moments stay text. */
function asEntities<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly StoredRow[],
): Row[] {
  const { columns } = manager.dataSource.getMetadata(entity);
  return rows.map(
    (row) => Object.fromEntries(columns.map((column) => [column.propertyName, row[column.databaseName]])) as Row,
  );
}

function byPosition<Row extends { readonly position: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.position - b.position);
}

function employedThen(
  people: Team['people'],
  codes: Codes,
  history: readonly EmploymentHistoryEntity[],
): Team['people'] {
  const employed = new Map(history.map((each) => [codes.personCode(each.personId), each]));
  return people.map(({ startDate: _start, endDate: _end, ...person }) => {
    const { startDate, endDate } = employed.get(person.code) ?? { startDate: null, endDate: null };
    return { ...person, ...(startDate ? { startDate } : {}), ...(endDate ? { endDate } : {}) };
  });
}
