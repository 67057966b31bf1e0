import type { Leave, Person, Team } from '@evenflow/domain';

/**
 * The team as colleagues may see it: that somebody is away, not why; how to reach them where they allow it; no notes,
 * licence numbers or wishes of others. `self` sees their own facts whole.
 */
export function asSeenByStaff(team: Team, self: string | null): Team {
  return {
    ...team,
    people: team.people.map((person) => (person.code === self ? person : colleague(person))),
    leave: team.leave
      .filter((leave) => leave.person === self || leave.status === 'approved' || leave.status === 'recorded')
      .map((leave) => (leave.person === self ? leave : away(leave))),
    requests: team.requests.filter((request) => request.person === self),
  };
}

/** Leave of a colleague: the days only. */
export function away({ id, person, from, to }: Leave): Leave {
  return { id, person, from, to, type: 'AWAY', typeName: 'Away', status: 'approved' };
}

function colleague({ notes: _notes, ...person }: Person): Person {
  return {
    ...person,
    contacts: person.contacts.filter(({ visibility }) => visibility !== 'private'),
    credentials: person.credentials.map((credential) => ({ ...credential, number: '' })),
  };
}
