import type { Leave, Team } from '@evenflow/domain';
import {
  IsNull,
  LessThanOrEqual,
  MoreThan,
  MoreThanOrEqual,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
} from 'typeorm';
import { CompetenceEntity } from '../../entities/competence.entity.ts';
import {
  DemandChangeEntity,
  DemandRecurrenceEntity,
  EcmoCensusEntity,
  HolidayEntity,
} from '../../entities/demand.entity.ts';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { EmploymentHistoryEntity, KnownRowEntity, LeaveHistoryEntity } from '../../entities/known-then.entity.ts';
import { PersonEntity } from '../../entities/person.entity.ts';
import { SiteEntity } from '../../entities/site.entity.ts';
import type { TeamEntity } from '../../entities/team.entity.ts';
import { Codes } from './codes.ts';
import { demandOf, loadPeople, ownFacts } from './load-team.ts';
import { dutyTypeOf, siteOf } from './team-rows.mapper.ts';

const IN_ORDER = { order: { position: 'ASC' as const } };

/** From when to when somebody wants to know, and as of which moment. */
export interface AsKnown {
  readonly from: string;
  readonly to: string;
  readonly knownAt: Date;
}

/**
 * The team as it was known at a moment: its sites, duties and needs, its leave, and who worked there. Names, skills and
 * contacts are today's. Wishes and tallies, of no interest to the past, are left out.
 */
export async function loadTeamAsKnown(manager: EntityManager, row: TeamEntity, window: AsKnown) {
  const [where, knownFrom] = [{ teamId: row.id }, LessThanOrEqual(window.knownAt)];
  const then = [IsNull(), MoreThan(window.knownAt)].map((knownTo) => ({ ...where, knownFrom, knownTo }));
  const competences = await manager.find(CompetenceEntity, { where, ...IN_ORDER });
  const people = await manager.find(PersonEntity, { where, ...IN_ORDER });
  const today = await manager.find(DutyTypeEntity, { where, select: { id: true, code: true } });
  const known = await manager.findBy(KnownRowEntity, then);
  const rowsOf = <Row extends ObjectLiteral>(entity: EntityTarget<Row>) => knownRows(manager, entity, known);

  const dutyTypes = byPosition(rowsOf(DutyTypeEntity));
  // A duty that is gone since has its code from then; one that came since may be what a published row names.
  const codes = new Codes(people, [...today, ...dutyTypes]);
  const team: Team = {
    ...ownFacts(row),
    sites: byPosition(rowsOf(SiteEntity)).map(siteOf),
    competences: competences.map(({ code, name }) => ({ code, name })),
    people: employedThen(
      await loadPeople(manager, people, competences),
      codes,
      await manager.findBy(EmploymentHistoryEntity, then),
    ),
    dutyTypes: dutyTypes.map(dutyTypeOf),
    ...demandOf(
      {
        changes: rowsOf(DemandChangeEntity),
        recurrences: byPosition(rowsOf(DemandRecurrenceEntity)),
        census: rowsOf(EcmoCensusEntity),
        holidays: rowsOf(HolidayEntity),
      },
      codes,
    ),
    leave: (
      await manager.findBy(
        LeaveHistoryEntity,
        then.map((each) => ({
          ...each,
          ...{ fromDay: LessThanOrEqual(window.to), toDay: MoreThanOrEqual(window.from) },
        })),
      )
    ).map(({ personId, fromDay, toDay, type, status }): Leave => ({
      ...{ person: codes.personCode(personId), from: fromDay, to: toDay, type, status },
    })),
    ...{ requests: [], tallies: [], holidaysWorked: [], history: [] },
  };
  return { team, codes };
}

/** The kept rows of one table, as its entity has them. */
function knownRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  known: readonly KnownRowEntity[],
): Row[] {
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  return known
    .filter(({ ofTable }) => ofTable === tableName)
    .map(({ row }) =>
      manager.create(
        entity,
        Object.fromEntries(columns.map(({ propertyName, databaseName }) => [propertyName, row[databaseName]])) as Row,
      ),
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
