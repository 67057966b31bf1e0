import { DomainError, type Person, type Team } from '@evenflow/domain';
import { In, type EntityManager, type EntityTarget } from 'typeorm';
import { CompetenceEntity, PersonCompetenceEntity } from '../../entities/competence.entity.ts';
import {
  DemandChangeEntity,
  DemandRecurrenceEntity,
  EcmoCensusEntity,
  HolidayEntity,
} from '../../entities/demand.entity.ts';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { IN_ORDER_ASKED, LeaveEntity, RequestEntity } from '../../entities/leave.entity.ts';
import { HistoryAssignmentEntity, HolidayWorkedEntity, OpeningTallyEntity } from '../../entities/ledger.entity.ts';
import { ContactEntity, CredentialEntity, PersonEntity } from '../../entities/person.entity.ts';
import { SiteEntity } from '../../entities/site.entity.ts';
import { isRefusal } from '../../database/refusal.ts';
import { Codes } from './codes.ts';
import { heldDutyRow } from './held-duty.mapper.ts';
import { numberedKey, syncRows, type ListChanges } from './sync-rows.ts';
import {
  credentialRow,
  dutyTypeRow,
  leaveRow,
  personRow,
  recurrenceRow,
  requestRow,
  siteRow,
} from './team-rows.mapper.ts';

/** What saving did, list by list: `people`, `dutyTypes`, `leave` … */
export type TeamListChanges = Readonly<Record<string, ListChanges>>;

interface Coded {
  id: string;
  teamId: string;
  position: number;
  code: string;
}

/** Saves one team's lists. Rows that are already right are not touched. */
export class TeamSaver {
  private readonly lists: Record<string, ListChanges> = {};

  constructor(
    private readonly manager: EntityManager,
    private readonly teamId: string,
    private readonly team: Team,
    /** Imported history is not written for days a published rota covers. */
    private readonly isPublished: (day: string) => boolean,
  ) {}

  async save(): Promise<TeamListChanges> {
    await this.saveCoded('sites', SiteEntity, this.team.sites.map(siteRow));
    await this.saveCoded('competences', CompetenceEntity, this.team.competences);
    const people = await this.saveCoded('people', PersonEntity, this.team.people.map(personRow));
    const duties = await this.saveCoded('dutyTypes', DutyTypeEntity, this.team.dutyTypes.map(dutyTypeRow));
    const codes = new Codes(people, duties);
    await this.savePeopleParts(codes);
    await this.saveDemand(codes);
    await this.saveLeaveAndRequests(codes);
    await this.saveLedger(codes);
    await this.removeGone('people', PersonEntity, this.team.people);
    await this.removeGone('dutyTypes', DutyTypeEntity, this.team.dutyTypes);
    return this.lists;
  }

  /** People and duty types that fell away stay until everything that names them is gone. */
  private async saveCoded<Row extends Coded>(
    name: string,
    entity: EntityTarget<Row>,
    rows: readonly Partial<Row>[],
  ): Promise<Coded[]> {
    const where = { teamId: this.teamId } as never;
    this.lists[name] = await syncRows(this.manager, {
      entity,
      stored: await this.manager.findBy(entity, where),
      wanted: rows.map((row, position) => ({ ...row, teamId: this.teamId, position })),
      key: ({ code }) => code,
      keepSurplus: name === 'people' || name === 'dutyTypes',
    });
    return this.manager.findBy(entity, where);
  }

  private async removeGone<Row extends Coded>(
    name: string,
    entity: EntityTarget<Row>,
    kept: readonly { code: string }[],
  ): Promise<void> {
    const codes = new Set(kept.map(({ code }) => code));
    const stored = await this.manager.findBy(entity, { teamId: this.teamId } as never);
    const gone = stored.filter(({ code }) => !codes.has(code));
    for (const row of gone) {
      try {
        await this.manager.delete(entity, { id: row.id });
      } catch (failure) {
        throw isRefusal(failure, 'foreign key')
          ? new DomainError('still-used', { kind: name, code: row.code })
          : failure;
      }
    }
    this.lists[name] = { ...this.lists[name]!, removed: gone.length };
  }

  private async savePeopleParts(codes: Codes): Promise<void> {
    const { manager } = this;
    const skills = await manager.findBy(CompetenceEntity, { teamId: this.teamId });
    const skillId = new Map(skills.map(({ id, code }) => [code, id]));
    const where = { personId: In(this.team.people.map(({ code }) => codes.personId(code))) };
    const each = <T, R extends object>(parts: (person: Person) => readonly T[], row: (part: T) => R) =>
      this.team.people.flatMap((person) =>
        parts(person).map((part, position) => ({ personId: codes.personId(person.code), position, ...row(part) })),
      );
    this.lists['credentials'] = await syncRows(manager, {
      entity: CredentialEntity,
      stored: await manager.findBy(CredentialEntity, where),
      wanted: each(({ credentials }) => credentials, credentialRow),
      key: ({ personId, position }) => `${personId}|${position}`,
    });
    this.lists['contacts'] = await syncRows(manager, {
      entity: ContactEntity,
      stored: await manager.findBy(ContactEntity, where),
      wanted: each(
        ({ contacts }) => contacts,
        ({ kind, value, visibility }) => ({ kind, value, visibility }),
      ),
      key: ({ personId, position }) => `${personId}|${position}`,
    });
    this.lists['personCompetences'] = await syncRows(manager, {
      entity: PersonCompetenceEntity,
      stored: await manager.findBy(PersonCompetenceEntity, where),
      wanted: this.team.people.flatMap(({ code, competences }) =>
        Object.entries(competences).map(([competence, level]) => {
          const competenceId = skillId.get(competence);
          if (!competenceId) throw new DomainError('unknown-competence', { person: code, competence });
          return { personId: codes.personId(code), competenceId, level };
        }),
      ),
      key: ({ personId, competenceId }) => `${personId}|${competenceId}`,
    });
  }

  private async saveDemand(codes: Codes): Promise<void> {
    const { manager, team, teamId } = this;
    const stored = { teamId };
    this.lists['demandChanges'] = await syncRows(manager, {
      entity: DemandChangeEntity,
      stored: await manager.findBy(DemandChangeEntity, stored),
      wanted: team.demandChanges.map(({ date, duty, need, reason }) => ({
        teamId,
        date,
        dutyTypeId: codes.dutyId(duty),
        need,
        reason: reason ?? null,
      })),
      key: ({ date, dutyTypeId }) => `${date}|${dutyTypeId}`,
    });
    this.lists['demandRecurrences'] = await syncRows(manager, {
      entity: DemandRecurrenceEntity,
      stored: await manager.findBy(DemandRecurrenceEntity, stored),
      wanted: team.demandRecurrences.map((each, position) => ({ teamId, position, ...recurrenceRow(each, codes) })),
      key: ({ position }) => String(position),
    });
    this.lists['ecmoCensus'] = await syncRows(manager, {
      entity: EcmoCensusEntity,
      stored: await manager.findBy(EcmoCensusEntity, stored),
      wanted: Object.entries(team.ecmoCensus).map(([date, patients]) => ({ teamId, date, patients })),
      key: ({ date }) => date,
    });
    this.lists['holidays'] = await syncRows(manager, {
      entity: HolidayEntity,
      stored: await manager.findBy(HolidayEntity, stored),
      wanted: team.holidays.map(({ date, name, identity, points }) => ({ teamId, date, name, identity, points })),
      key: ({ date, identity }) => `${date}|${identity}`,
    });
  }

  private async saveLeaveAndRequests(codes: Codes): Promise<void> {
    const { manager, team, teamId } = this;
    const inOrder = { where: { teamId }, order: IN_ORDER_ASKED };
    const storedLeave = await manager.find(LeaveEntity, inOrder);
    const leaveKey = ({ personId, fromDay, toDay, type }: LeaveEntity) => [personId, fromDay, toDay, type].join('|');
    this.lists['leave'] = await this.syncNumbered(
      LeaveEntity,
      storedLeave,
      team.leave.map((leave) => ({ teamId, ...leaveRow(leave, codes) })),
      leaveKey,
    );
    const requestKey = (row: RequestEntity) => [row.personId, row.fromDay, row.toDay, row.wish, row.duty].join('|');
    this.lists['requests'] = await this.syncNumbered(
      RequestEntity,
      await manager.find(RequestEntity, inOrder),
      team.requests.map((request) => ({ teamId, ...requestRow(request, codes) })),
      requestKey,
    );
  }

  /** For lists in which two rows may be equal: the first wanted is matched with the first stored, and so on. */
  private syncNumbered<Row extends object>(
    entity: EntityTarget<Row>,
    stored: readonly Row[],
    wanted: readonly Partial<Row>[],
    key: (row: Row) => string,
  ): Promise<ListChanges> {
    const storedKey = numberedKey(key);
    const wantedKey = numberedKey(key);
    const keys = new Map<object, string>();
    for (const row of stored) keys.set(row, storedKey(row));
    for (const row of wanted) keys.set(row, wantedKey(row as Row));
    return syncRows(this.manager, { entity, stored, wanted, key: (row) => keys.get(row)! });
  }

  private async saveLedger(codes: Codes): Promise<void> {
    const { manager, team, teamId } = this;
    this.lists['tallies'] = await syncRows(manager, {
      entity: OpeningTallyEntity,
      stored: await manager.findBy(OpeningTallyEntity, { teamId }),
      wanted: team.tallies.map(({ person, kind, count, from, to }) => ({
        teamId,
        personId: codes.personId(person),
        kind,
        count,
        fromDay: from,
        toDay: to,
      })),
      key: ({ personId, kind, fromDay, toDay }) => [personId, kind, fromDay, toDay].join('|'),
    });
    this.lists['holidaysWorked'] = await syncRows(manager, {
      entity: HolidayWorkedEntity,
      stored: await manager.findBy(HolidayWorkedEntity, { teamId }),
      wanted: team.holidaysWorked.map(({ person, holiday, year, duty }) => ({
        teamId,
        personId: codes.personId(person),
        holiday,
        year,
        duty,
      })),
      key: ({ personId, holiday, year, duty }) => [personId, holiday, year, duty].join('|'),
    });
    const history = await manager.findBy(HistoryAssignmentEntity, { teamId });
    this.lists['history'] = await syncRows(manager, {
      entity: HistoryAssignmentEntity,
      stored: history.filter(({ date }) => !this.isPublished(date)),
      wanted: team.history
        .filter(({ date }) => !this.isPublished(date))
        .map((assignment) => ({ teamId, ...heldDutyRow(assignment, team, codes) })),
      key: ({ personId, date, dutyTypeId }) => `${personId}|${date}|${dutyTypeId}`,
    });
  }
}
