import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '@evenflow/domain';
import { request } from '../../../api/request.ts';

/** Saves a person over the version of the team it was read with. */
export function useSavePerson(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, etag }: { person: Person; etag: string | null }) =>
      request<unknown>(`/teams/${team}/people/${encodeURIComponent(person.code)}`, {
        method: 'PUT',
        body: person,
        ifMatch: etag,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', team] }),
  });
}
