import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import type { ImportPreview } from '../../../api/wire.ts';

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => requestValue<ImportPreview>(`/imports/${id}`, { signal }),
    staleTime: Infinity,
  });

export function useImport(id: string) {
  return useQuery(importQuery(id));
}

/** Where a workbook goes: into the team it names, into one made for it, or into the team of this id. */
export type Into =
  { readonly kind: 'named' } | { readonly kind: 'fresh' } | { readonly kind: 'team'; readonly team: string };

function queryOf(into: Into): string {
  if (into.kind === 'team') return `?team=${encodeURIComponent(into.team)}`;
  return into.kind === 'fresh' ? '?fresh=yes' : '';
}

/** Sends a workbook to be read; nothing is written by it. */
export function useUploadWorkbook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ workbook, into }: { workbook: File; into: Into }) => {
      const body = new FormData();
      body.append('workbook', workbook);
      return requestValue<ImportPreview>(`/imports${queryOf(into)}`, { method: 'POST', body });
    },
    onSuccess: (preview) => keep(client, preview),
  });
}

export function useAnswerImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answers: Readonly<Record<string, string>>) =>
      requestValue<ImportPreview>(`/imports/${id}`, { method: 'PATCH', body: { answers } }),
    onSuccess: (preview) => keep(client, preview),
  });
}

export function useConfirmImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => requestValue<{ team: string }>(`/imports/${id}/confirm`, { method: 'POST' }),
    // An import touches everything that hangs on a team.
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useUndoImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => requestValue<unknown>(`/imports/${id}/undo`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries(),
  });
}

function keep(client: QueryClient, preview: ImportPreview): void {
  client.setQueryData(importQuery(preview.id).queryKey, preview);
}
