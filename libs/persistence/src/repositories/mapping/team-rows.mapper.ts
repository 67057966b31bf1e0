import type { Credential, DemandRecurrence, DutyType, Leave, Person, Request, Site } from '@evenflow/domain';
import type { DemandRecurrenceEntity } from '../../entities/demand.entity.ts';
import type { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import type { LeaveEntity, RequestEntity } from '../../entities/leave.entity.ts';
import type { CredentialEntity, PersonEntity } from '../../entities/person.entity.ts';
import type { SiteEntity } from '../../entities/site.entity.ts';
import type { Codes } from './codes.ts';

/** What a row of the team says without saying where it belongs. */
type Facts<Row> = Omit<Row, 'id' | 'teamId' | 'position' | 'createdAt'>;

/** The parts that are given; a null of the database is an absent property of the domain. */
function given<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

export function siteRow(site: Site): Facts<SiteEntity> {
  return {
    code: site.code,
    name: site.name,
    timeZone: site.timeZone,
    minutesTo: site.minutesTo ? { ...site.minutesTo } : null,
  };
}

export function siteOf(row: SiteEntity): Site {
  const { minutesTo } = row;
  return { code: row.code, name: row.name, timeZone: row.timeZone, ...given({ minutesTo }) };
}

export function personRow(person: Person): Facts<PersonEntity> {
  return {
    code: person.code,
    name: person.name,
    grade: person.grade,
    band: person.band ?? null,
    fte: person.fte,
    clinicalFte: person.clinicalFte,
    contractHoursPerWeek: person.contractHoursPerWeek,
    averagingWeeks: person.averagingWeeks ?? null,
    startDate: person.startDate ?? null,
    endDate: person.endDate ?? null,
    trainee: person.trainee,
    provisional: person.provisional,
    travelMinutes: { ...person.travelMinutes },
    fixedDaysOff: [...person.fixedDaysOff],
    fixedDuties: person.fixedDuties.map(({ weekday, duty }) => ({ weekday, duty })),
    optOut48h: person.optOut48h,
    notes: person.notes ?? null,
  };
}

/** Competences, credentials and contacts come from their own tables. */
export function personOf(row: PersonEntity, own: Pick<Person, 'competences' | 'credentials' | 'contacts'>): Person {
  const { band, averagingWeeks, startDate, endDate, notes } = row;
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    grade: row.grade,
    fte: row.fte,
    clinicalFte: row.clinicalFte,
    contractHoursPerWeek: row.contractHoursPerWeek,
    trainee: row.trainee,
    provisional: row.provisional,
    travelMinutes: row.travelMinutes,
    fixedDaysOff: row.fixedDaysOff,
    fixedDuties: row.fixedDuties,
    optOut48h: row.optOut48h,
    ...given({ band, averagingWeeks, startDate, endDate, notes }),
    ...own,
  };
}

export function credentialRow(credential: Credential): Omit<CredentialEntity, 'id' | 'personId' | 'position'> {
  return {
    type: credential.type,
    body: credential.body,
    number: credential.number,
    validFrom: credential.validFrom ?? null,
    expires: credential.expires ?? null,
    required: credential.required,
    forCompetence: credential.forCompetence ?? null,
    site: credential.site ?? null,
    scope: credential.scope ?? null,
  };
}

export function credentialOf(row: CredentialEntity): Credential {
  const { validFrom, expires, forCompetence, site, scope } = row;
  return {
    type: row.type,
    body: row.body,
    number: row.number,
    required: row.required,
    ...given({ validFrom, expires, forCompetence, site, scope }),
  };
}

export function dutyTypeRow(duty: DutyType): Facts<DutyTypeEntity> {
  return {
    code: duty.code,
    name: duty.name,
    kind: duty.kind,
    mark: duty.mark,
    sites: [...duty.sites],
    weekday: { ...duty.weekday },
    weekendAndHoliday: duty.weekendAndHoliday ? { ...duty.weekendAndHoliday } : null,
    paidHours: duty.paidHours,
    workingTimeWeight: duty.workingTimeWeight,
    need: { ...duty.need },
    optional: duty.optional,
    contingent: duty.contingent ? { ...duty.contingent } : null,
    requiredCompetences: { ...duty.requiredCompetences },
    responseMinutes: duty.responseMinutes,
    countsAsNight: duty.countsAsNight,
    countsAsWeekend: duty.countsAsWeekend,
    notes: duty.notes ?? null,
  };
}

export function dutyTypeOf(row: DutyTypeEntity): DutyType {
  const { teamId: _team, position: _position, contingent, notes, ...facts } = row;
  return { ...facts, ...given({ contingent, notes }) };
}

export function leaveRow(
  leave: Leave,
  codes: Codes,
): Pick<LeaveEntity, 'personId' | 'fromDay' | 'toDay' | 'type' | 'typeName' | 'status' | 'comment' | 'decisionReason'> {
  return {
    personId: codes.personId(leave.person),
    fromDay: leave.from,
    toDay: leave.to,
    type: leave.type,
    typeName: leave.typeName ?? null,
    status: leave.status,
    comment: leave.comment ?? null,
    decisionReason: leave.reason ?? null,
  };
}

export function leaveOf(row: LeaveEntity, codes: Codes): Leave {
  const { typeName, comment, decisionReason: reason } = row;
  return {
    id: row.id,
    person: codes.personCode(row.personId),
    from: row.fromDay,
    to: row.toDay,
    type: row.type,
    status: row.status,
    ...given({ typeName, comment, reason }),
  };
}

export function requestRow(request: Request, codes: Codes): Facts<RequestEntity> {
  return {
    personId: codes.personId(request.person),
    fromDay: request.from,
    toDay: request.to,
    wish: request.wish,
    duty: request.duty,
    priority: request.priority,
    comment: request.comment ?? null,
  };
}

export function requestOf(row: RequestEntity, codes: Codes): Request {
  const { comment } = row;
  return {
    id: row.id,
    person: codes.personCode(row.personId),
    from: row.fromDay,
    to: row.toDay,
    wish: row.wish,
    duty: row.duty,
    priority: row.priority,
    ...given({ comment }),
  };
}

export function recurrenceRow(recurrence: DemandRecurrence, codes: Codes): Facts<DemandRecurrenceEntity> {
  return {
    dutyTypeId: codes.dutyId(recurrence.duty),
    rrule: recurrence.rrule,
    fromDay: recurrence.from,
    toDay: recurrence.to ?? null,
    need: recurrence.need,
    reason: recurrence.reason ?? null,
  };
}

export function recurrenceOf(row: DemandRecurrenceEntity, codes: Codes): DemandRecurrence {
  return {
    duty: codes.dutyCode(row.dutyTypeId),
    rrule: row.rrule,
    from: row.fromDay,
    need: row.need,
    ...(row.toDay === null ? {} : { to: row.toDay }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}
