import type { DutyType } from '../team/duty-type.ts';
import type { Credential, Person } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { sayDay, type LocalDay } from '../time/local-day.ts';

/** Whether a duty needs this credential: by its competence and its site, where it names them. */
export function isAskedFor(credential: Credential, duty: Pick<DutyType, 'requiredCompetences' | 'sites'>): boolean {
  if (credential.forCompetence && !(credential.forCompetence in duty.requiredCompetences)) return false;
  return !credential.site || duty.sites.includes(credential.site);
}

/**
 * What shows that a person may do a duty on a day: their valid credentials, else their competences, in words; null when
 * nothing does.
 */
export function proofOf(team: Team, person: Person, duty: DutyType, day: LocalDay): string | null {
  const valid = person.credentials.filter(
    (credential) =>
      isAskedFor(credential, duty) &&
      (!credential.validFrom || credential.validFrom <= day) &&
      (!credential.expires || day <= credential.expires),
  );
  if (valid.length > 0) return valid.map(sayCredential).join('; ');
  const able = Object.keys(duty.requiredCompetences).flatMap((code) => {
    const level = person.competences[code] ?? 0;
    const name = team.competences.find((each) => each.code === code)?.name ?? code;
    return level > 0 ? [`${name} level ${level}`] : [];
  });
  return able.length > 0 ? able.join(', ') : null;
}

function sayCredential({ type, body, number, expires }: Credential): string {
  const whose = [body, number].filter(Boolean).join(' ');
  const until = expires ? `, to ${sayDay(expires)} ${expires.slice(0, 4)}` : '';
  return `${type}${whose ? ` (${whose})` : ''}${until}`;
}
