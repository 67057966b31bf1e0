import type { Person } from '@evenflow/domain';
import type { TeamEdit } from './api/change-team.tsx';

/** The edit that stores a person, and what puts it back. */
export function savedPerson(person: Person, before: Person | null, etag: string | null): TeamEdit {
  const path = `people/${encodeURIComponent(person.code)}`;
  return { path, body: person, etag, words: `${person.name} saved`, back: { path, body: before } };
}
