import type { CompetenceLevel, Contact, Credential, Person, Team } from '@evenflow/domain';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { CallOutEntity } from '../../entities/call-out.entity.ts';
import { CompetenceEntity, PersonCompetenceEntity } from '../../entities/competence.entity.ts';
import {
  DemandChangeEntity,
  DemandRecurrenceEntity,
  EcmoCensusEntity,
  HolidayEntity,
} from '../../entities/demand.entity.ts';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { IN_ORDER_ASKED, LeaveEntity, RequestEntity } from '../../entities/leave.entity.ts';
import { HolidayWorkedEntity, OpeningTallyEntity } from '../../entities/ledger.entity.ts';
import { ContactEntity, CredentialEntity, PersonEntity } from '../../entities/person.entity.ts';
import { SiteEntity } from '../../entities/site.entity.ts';
import type { TeamEntity } from '../../entities/team.entity.ts';
import { Codes } from './codes.ts';
import { credentialOf, dutyTypeOf, leaveOf, personOf, recurrenceOf, requestOf, siteOf } from './team-rows.mapper.ts';

const BY_POSITION = { order: { position: 'ASC' as const } };

/** What hangs on a person, in tables of its own. */
interface Parts {
  readonly competences: Record<string, CompetenceLevel>;
  readonly credentials: Credential[];
  readonly contacts: Contact[];
}

/** The people of a team with everything that hangs on them, as rows in their order. */
export interface PeopleRows {
  readonly people: readonly PersonEntity[];
  readonly skills: readonly CompetenceEntity[];
  readonly levels: readonly PersonCompetenceEntity[];
  readonly credentials: readonly CredentialEntity[];
  readonly contacts: readonly ContactEntity[];
}

async function loadPeople(
  manager: EntityManager,
  people: readonly PersonEntity[],
  skills: readonly CompetenceEntity[],
): Promise<Person[]> {
  const where = { personId: In(people.map(({ id }) => id)) };
  const levels = await manager.findBy(PersonCompetenceEntity, where);
  const credentials = await manager.find(CredentialEntity, { where, ...BY_POSITION });
  const contacts = await manager.find(ContactEntity, { where, ...BY_POSITION });
  return peopleOf({ people, skills, levels, credentials, contacts });
}

export function peopleOf({ people: rows, skills, levels, credentials, contacts }: PeopleRows): Person[] {
  const skillCode = new Map(skills.map(({ id, code }) => [id, code]));
  const own = new Map<string, Parts>(rows.map(({ id }) => [id, { competences: {}, credentials: [], contacts: [] }]));
  // Of a past that ends in the middle of taking somebody away, what hung on them may be left.
  for (const { personId, competenceId, level } of levels) {
    const code = skillCode.get(competenceId);
    const parts = own.get(personId);
    if (code !== undefined && parts) parts.competences[code] = level;
  }
  for (const row of credentials) own.get(row.personId)?.credentials.push(credentialOf(row));
  for (const { personId, kind, value, visibility } of contacts) {
    own.get(personId)?.contacts.push({ kind, value, visibility });
  }
  return rows.map((row): Person => personOf(row, own.get(row.id)!));
}

/** What a team needs on which day, as rows. */
export interface DemandRows {
  readonly changes: readonly DemandChangeEntity[];
  readonly recurrences: readonly DemandRecurrenceEntity[];
  readonly census: readonly EcmoCensusEntity[];
  readonly holidays: readonly HolidayEntity[];
}

async function loadDemand(manager: EntityManager, teamId: string, codes: Codes) {
  const where = { teamId };
  const rows: DemandRows = {
    changes: await manager.find(DemandChangeEntity, { where }),
    recurrences: await manager.find(DemandRecurrenceEntity, { where, ...BY_POSITION }),
    census: await manager.find(EcmoCensusEntity, { where, order: { date: 'ASC' } }),
    holidays: await manager.find(HolidayEntity, { where, order: { date: 'ASC', identity: 'ASC' } }),
  };
  return demandOf(rows, codes);
}

/** Rows in their order, as the domain has them. */
export function demandOf({ changes, recurrences, census, holidays }: DemandRows, codes: Codes) {
  return {
    demandChanges: changes
      .map(({ date, dutyTypeId, need, reason }) => ({
        date,
        duty: codes.dutyCode(dutyTypeId),
        need,
        ...(reason === null ? {} : { reason }),
      }))
      .sort((a, b) => a.date.localeCompare(b.date) || a.duty.localeCompare(b.duty)),
    demandRecurrences: recurrences.map((row) => recurrenceOf(row, codes)),
    ecmoCensus: Object.fromEntries(census.map(({ date, patients }) => [date, patients])),
    holidays: holidays.map(({ date, name, identity, points }) => ({ date, name, identity, points })),
  };
}

async function loadWishesAndLedger(manager: EntityManager, teamId: string, codes: Codes) {
  const inOrder = { where: { teamId }, order: IN_ORDER_ASKED };
  const leave = await manager.find(LeaveEntity, inOrder);
  const requests = await manager.find(RequestEntity, inOrder);
  const tallies = await manager.find(OpeningTallyEntity, { where: { teamId }, order: { kind: 'ASC', fromDay: 'ASC' } });
  const worked = await manager.find(HolidayWorkedEntity, { where: { teamId }, order: { year: 'ASC', holiday: 'ASC' } });
  return {
    leave: leave.map((row) => leaveOf(row, codes)),
    requests: requests.map((row) => requestOf(row, codes)),
    tallies: tallies.map(({ personId, kind, count, fromDay, toDay }) => ({
      person: codes.personCode(personId),
      kind,
      count,
      from: fromDay,
      to: toDay,
    })),
    holidaysWorked: worked.map(({ personId, holiday, year, duty }) => ({
      person: codes.personCode(personId),
      holiday,
      year,
      duty,
    })),
  };
}

async function loadCallOuts(manager: EntityManager, teamId: string, codes: Codes): Promise<Pick<Team, 'callOuts'>> {
  const where = { teamId, endedAt: Not(IsNull()) };
  const rows = await manager.find(CallOutEntity, { where, order: { date: 'ASC', startedAt: 'ASC', id: 'ASC' } });
  if (rows.length === 0) return {};
  return {
    callOuts: rows.map(({ personId, dutyTypeId, date, startedAt, endedAt }) => ({
      ...{ person: codes.personCode(personId), duty: codes.dutyCode(dutyTypeId), date },
      minutes: Math.round((endedAt!.getTime() - startedAt.getTime()) / 60_000),
    })),
  };
}

/** Everything of the team but its history, and the codes to read further rows with. */
export async function loadTeamParts(manager: EntityManager, row: TeamEntity) {
  const where = { teamId: row.id };
  const sites = await manager.find(SiteEntity, { where, ...BY_POSITION });
  const competences = await manager.find(CompetenceEntity, { where, ...BY_POSITION });
  const people = await manager.find(PersonEntity, { where, ...BY_POSITION });
  const dutyTypes = await manager.find(DutyTypeEntity, { where, ...BY_POSITION });
  const codes = new Codes(people, dutyTypes);
  const parts: Omit<Team, 'history'> = {
    ...ownFacts(row),
    sites: sites.map(siteOf),
    competences: competences.map(({ code, name }) => ({ code, name })),
    people: await loadPeople(manager, people, competences),
    dutyTypes: dutyTypes.map(dutyTypeOf),
    ...(await loadDemand(manager, row.id, codes)),
    ...(await loadWishesAndLedger(manager, row.id, codes)),
    ...(await loadCallOuts(manager, row.id, codes)),
  };
  return { parts, codes };
}

/** What the team's own row says. */
export function ownFacts({ slug, name, country, region, locale, timeZone, payPeriodStarts }: TeamEntity) {
  return { id: slug, name, country, ...(region === null ? {} : { region }), locale, timeZone, payPeriodStarts };
}
