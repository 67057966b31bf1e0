import { type Competence, type Credential, daysBetween, type LocalDay, type Person, sayDay } from '@evenflow/domain';
import { count } from '../../words/times.ts';

/** Credentials are marked from this many days before their last valid day. */
export const WARN_DAYS = 90;

export interface CredentialLine {
  readonly type: string;
  readonly detail: string;
  readonly state: 'valid' | 'expiring' | 'expired';
  /** `until Sun 13 Dec 2026, in 20 days`. */
  readonly until: string;
  /** Whether duties depend on it. */
  readonly required: boolean;
}

export interface PersonLine {
  readonly code: string;
  readonly name: string;
  readonly grade: string;
  readonly contract: string;
  readonly competences: readonly { readonly name: string; readonly level: number; readonly words: string }[];
  readonly credentials: readonly CredentialLine[];
  /** Credentials that are out or will be within 90 days. */
  readonly attention: number;
  readonly employment: string | null;
}

/** Words of the levels, from 0. */
export const LEVELS = ['none', 'observes', 'supervised', 'independent', 'teaches'];

export function credentialLine(credential: Credential, today: LocalDay): CredentialLine {
  const { expires } = credential;
  const left = expires ? daysBetween(today, expires) : Infinity;
  const until = expires ? `until ${sayDay(expires)} ${expires.slice(0, 4)}` : 'does not lapse';
  return {
    type: credential.type,
    detail: [credential.body, credential.number].filter(Boolean).join(' '),
    state: left < 0 ? 'expired' : left <= WARN_DAYS ? 'expiring' : 'valid',
    until: left < 0 ? `ended ${until.slice(6)}` : left <= WARN_DAYS ? `${until}, in ${count(left, 'day')}` : until,
    required: credential.required,
  };
}

/** People in the team's order with what the list shows of each; `today` in the team's zone. */
export function personLines(
  people: readonly Person[],
  competences: readonly Competence[],
  today: LocalDay,
): PersonLine[] {
  const nameOf = new Map(competences.map((one) => [one.code, one.name]));
  return people.map((person) => {
    const credentials = person.credentials.map((one) => credentialLine(one, today));
    return {
      code: person.code,
      name: person.name,
      grade: person.trainee ? `${person.grade}, trainee` : person.grade,
      contract: contractWords(person),
      competences: Object.entries(person.competences)
        .filter(([, level]) => level > 0)
        .map(([code, level]) => ({ name: nameOf.get(code) ?? code, level, words: LEVELS[level]! })),
      credentials,
      attention: credentials.filter((one) => one.state !== 'valid').length,
      employment: employmentWords(person, today),
    };
  });
}

function contractWords(person: Person): string {
  const clinical = person.clinicalFte === person.fte ? '' : `, ${person.clinicalFte} clinical`;
  return `${person.fte} WTE${clinical}, ${person.contractHoursPerWeek} h a week`;
}

function employmentWords(person: Person, today: LocalDay): string | null {
  if (person.endDate && person.endDate < today) return `left ${sayDay(person.endDate)} ${person.endDate.slice(0, 4)}`;
  if (person.startDate && person.startDate > today) return `starts ${sayDay(person.startDate)}`;
  return person.endDate ? `until ${sayDay(person.endDate)} ${person.endDate.slice(0, 4)}` : null;
}

/** Lines whose name, code, grade or competence holds what was typed. */
export function filterPeople(lines: readonly PersonLine[], typed: string): PersonLine[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [...lines];
  return lines.filter((line) =>
    [line.name, line.code, line.grade, ...line.competences.map((one) => one.name)].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}
