import { assignmentKey, type Assignment } from '../rota/assignment.ts';
import type { PersonCode } from '../team/person.ts';

/** What a new version of a month means to one person. */
export interface PersonChange {
  readonly person: PersonCode;
  readonly gained: readonly Assignment[];
  readonly lost: readonly Assignment[];
  /** Held before and after, at other times or elsewhere: as they are now. */
  readonly moved: readonly Assignment[];
}

/** Exactly the people for whom something is different, in order of their code; `before` is empty for a first version. */
export function changesByPerson(before: readonly Assignment[], after: readonly Assignment[]): PersonChange[] {
  const was = new Map(before.map((each) => [assignmentKey(each), each]));
  const is = new Map(after.map((each) => [assignmentKey(each), each]));
  const people = [...new Set([...before, ...after].map(({ person }) => person))].sort();
  return people
    .map((person) => ({
      person,
      gained: after.filter((each) => each.person === person && !was.has(assignmentKey(each))),
      lost: before.filter((each) => each.person === person && !is.has(assignmentKey(each))),
      moved: after.filter((each) => each.person === person && differs(was.get(assignmentKey(each)), each)),
    }))
    .filter(({ gained, lost, moved }) => gained.length + lost.length + moved.length > 0);
}

function differs(was: Assignment | undefined, is: Assignment): boolean {
  return was !== undefined && (was.start !== is.start || was.end !== is.end || was.site !== is.site);
}
