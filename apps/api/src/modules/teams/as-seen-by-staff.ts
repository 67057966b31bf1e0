import { leaveBinds, type Leave, type Person, type Team } from '@evenflow/domain';
import type { Reader } from '../access/reader.ts';

/** The team as a reader may see it: whole for its managers, without what is private of colleagues for everybody else. */
export function asSeenBy({ person, manager }: Reader, team: Team): Team {
  return manager ? team : asSeenByStaff(team, person);
}

/**
 * The team as colleagues may see it: that somebody is away, not why; how to reach them where they allow it; what they can
 * do, not their licences, contract, home or arrangements; no notes, wishes or call-outs. `self` sees their own facts whole.
 */
export function asSeenByStaff(team: Team, self: string | null): Team {
  return {
    ...team,
    people: team.people.map((person) => (person.code === self ? person : colleague(person))),
    leave: team.leave
      .filter((leave) => leave.person === self || leaveBinds(leave))
      .map((leave) => (leave.person === self ? leave : away(leave))),
    requests: team.requests.filter((request) => request.person === self),
    ...(team.callOuts ? { callOuts: team.callOuts.filter(({ person }) => person === self) } : {}),
  };
}

/** Leave of a colleague: the days only. */
export function away({ id, person, from, to }: Leave): Leave {
  return { id, person, from, to, type: 'AWAY', typeName: 'Away', status: 'approved' };
}

/** Named one by one, so that a new fact about people is private until somebody says otherwise. */
function colleague({ id, code, name, grade, band, contacts, ...facts }: Person): Person {
  const { fte, clinicalFte, startDate, endDate, trainee, provisional, competences } = facts;
  return {
    ...{ id, code, name, grade, band, fte, clinicalFte, startDate, endDate, trainee, provisional, competences },
    contacts: contacts.filter(({ visibility }) => visibility !== 'private'),
    ...{ contractHoursPerWeek: 0, credentials: [], travelMinutes: {}, fixedDaysOff: [], fixedDuties: [] },
    optOut48h: false,
  };
}
