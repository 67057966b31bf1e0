import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticeList, NoticeWishes, OutboxItem } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

/** What I was told, newest first. */
export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => requestValue<NoticeList>('/me/notices', { signal }),
    refetchInterval: 30_000,
  });
}

function useRefresh(name: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [name] });
}

export function useReadNotices() {
  const refresh = useRefresh('notices');
  return useMutation({
    mutationFn: () => requestValue<void>('/me/notices/read', { method: 'POST' }),
    onSuccess: refresh,
  });
}

export function useAnswerNotice() {
  const refresh = useRefresh('notices');
  return useMutation({
    mutationFn: (id: string) => requestValue<void>(`/me/notices/${id}/answer`, { method: 'POST' }),
    onSuccess: refresh,
  });
}

export function useNoticeWishes() {
  return useQuery({
    queryKey: ['notice-wishes'],
    queryFn: ({ signal }) => requestValue<NoticeWishes>('/me/notice-wishes', { signal }),
  });
}

export function useSetNoticeWishes() {
  const refresh = useRefresh('notice-wishes');
  return useMutation({
    mutationFn: (body: NoticeWishes) => requestValue<NoticeWishes>('/me/notice-wishes', { method: 'PUT', body }),
    onSuccess: refresh,
  });
}

/** What the demo would have sent. */
export function useOutbox() {
  return useQuery({
    queryKey: ['outbox'],
    queryFn: ({ signal }) => requestValue<OutboxItem[]>('/outbox', { signal }),
    refetchInterval: 5_000,
  });
}
