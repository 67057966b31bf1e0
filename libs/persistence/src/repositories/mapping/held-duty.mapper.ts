import { instantText, instantToEpochMinutes, zoneOf, type Assignment, type Team } from '@evenflow/domain';
import type { HeldDuty } from '../../entities/held-duty.ts';
import type { Codes } from './codes.ts';

/** What is needed of a team to know in which zone a duty's clock runs. */
export type ZonedTeam = Pick<Team, 'timeZone' | 'sites' | 'dutyTypes'>;

/** The row of an assignment, without its place (rota, version or history). */
export function heldDutyRow(assignment: Assignment, team: ZonedTeam, codes: Codes): HeldDuty {
  const duty = team.dutyTypes.find(({ code }) => code === assignment.duty);
  return {
    personId: codes.personId(assignment.person),
    dutyTypeId: codes.dutyId(assignment.duty),
    date: assignment.date,
    startAt: new Date(instantToEpochMinutes(assignment.start) * 60_000),
    endAt: new Date(instantToEpochMinutes(assignment.end) * 60_000),
    timeZone: duty ? zoneOf(team as Team, duty) : team.timeZone,
    site: assignment.site ?? null,
    supernumerary: assignment.supernumerary ?? false,
    withPersonId: assignment.with === undefined ? null : codes.personId(assignment.with),
  };
}

/** The assignment of a row, instants with the offset in force at its place. */
export function heldDutyOf(row: HeldDuty, codes: Codes): Assignment {
  const text = (at: Date) => instantText(Math.round(at.getTime() / 60_000), row.timeZone);
  return {
    person: codes.personCode(row.personId),
    date: row.date,
    duty: codes.dutyCode(row.dutyTypeId),
    start: text(row.startAt),
    end: text(row.endAt),
    ...(row.site === null ? {} : { site: row.site }),
    ...(row.supernumerary ? { supernumerary: true } : {}),
    ...(row.withPersonId === null ? {} : { with: codes.personCode(row.withPersonId) }),
  };
}

/** By day, then duty, then person: the one order in which assignments leave the database. */
export function inRotaOrder(assignments: readonly Assignment[]): Assignment[] {
  const key = (a: Assignment) => `${a.date}|${a.start}|${a.duty}|${a.person}`;
  return [...assignments].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
