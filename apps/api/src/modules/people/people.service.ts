import { Injectable } from '@nestjs/common';
import type { Person, Team } from '@evenflow/domain';
import { Refusal } from '../../common/errors/problems.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { EditTeam, replaced, without, type TeamEdit } from '../teams/edit-team.ts';

@Injectable()
export class PeopleService {
  constructor(private readonly editTeam: EditTeam) {}

  /** Adds the person, or puts them in the place of the one with this code. */
  async put(edit: TeamEdit, code: string, person: Person): Promise<Tagged<Person>> {
    if (person.code !== code) throw sameAsInPath('/code', code);
    const words = { action: 'person.changed', facts: { person: code } };
    const tag = await this.editTeam.change(edit, words, (team) => {
      requireKnown(team, person);
      return { ...team, people: replaced(team.people, person, (other) => other.code === code) };
    });
    return new Tagged(tag, person);
  }

  /** Takes a person away with their leave and wishes. Throws `still-used` when a rota names them. */
  async remove(edit: TeamEdit, code: string): Promise<void> {
    const others = <T extends { readonly person: string }>(list: readonly T[]) =>
      list.filter(({ person }) => person !== code);
    await this.editTeam.change(edit, { action: 'person.removed', facts: { person: code } }, (team) => ({
      ...team,
      people: without(team.people, 'person', (person) => person.code === code),
      leave: others(team.leave),
      requests: others(team.requests),
      tallies: others(team.tallies),
      holidaysWorked: others(team.holidaysWorked),
    }));
  }
}

/** The code in the address and the one in the body name the same thing. */
export function sameAsInPath(pointer: string, expected: string): Refusal {
  const message = `must be ${expected}, as in the address`;
  return new Refusal('invalid-input', { errors: [{ pointer, code: 'same-as-path', message }] });
}

/** Competences and fixed duties have to exist in the team. */
function requireKnown(team: Team, person: Person): void {
  const competences = new Set(team.competences.map(({ code }) => code));
  const duties = new Set(team.dutyTypes.map(({ code }) => code));
  const errors = [
    ...Object.keys(person.competences)
      .filter((code) => !competences.has(code))
      .map((code) => ({ pointer: `/competences/${code}`, message: `is not a competence of this team` })),
    ...person.fixedDuties.flatMap(({ duty }, index) =>
      duties.has(duty) ? [] : [{ pointer: `/fixedDuties/${index}/duty`, message: `is not a duty of this team` }],
    ),
  ].map((error) => ({ ...error, code: 'unknown' }));
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
}
