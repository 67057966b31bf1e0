import type { Assignment, Person, Team } from '@evenflow/domain';
import type { RotaRead } from './rota-cell.ts';
import type { RotaContext } from './rota.sheet.ts';

/**
 * Supernumerary duties with their mentors: the one a note names, else the one mentor who holds the same duty that day.
 * With none or several the duty stands without a mentor.
 */
export function withMentors(read: RotaRead, { team, notes }: Pick<RotaContext, 'team' | 'notes'>): Assignment[] {
  const able = new Map(
    team.people.filter((person) => isMentor(person, team)).map((person) => [person.code, person.name]),
  );
  const holders = new Map<string, string[]>();
  for (const { supernumerary, date, duty, person } of read.held.values()) {
    if (supernumerary || !able.has(person)) continue;
    holders.set(`${date}|${duty}`, [...(holders.get(`${date}|${duty}`) ?? []), person]);
  }
  return [...read.held].map(([key, assignment]) => {
    if (!assignment.supernumerary) return assignment;
    const named = read.mentors.get(key);
    if (named) return { ...assignment, with: named };
    const [mentor, ...others] = holders.get(`${assignment.date}|${assignment.duty}`) ?? [];
    if (mentor === undefined || others.length > 0) return assignment;
    const why = `the one mentor who holds ${assignment.duty} that day`;
    notes.byEvidence(read.shadowing.get(key)!, `with ${able.get(mentor)}`, why);
    return { ...assignment, with: mentor };
  });
}

/** Who may mentor has that competence at level 3; in a team without such a competence, everyone qualified. */
function isMentor(person: Person, team: Team): boolean {
  const code = team.competences.find((competence) => /^(PRECEPTOR|MENTOR)$/i.test(competence.code))?.code;
  return !person.trainee && (code === undefined || (person.competences[code] ?? 0) >= 3);
}
