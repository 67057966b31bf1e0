import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Calendar, CreatedCalendar, NewCalendar } from '@evenflow/api-client';
import { requestValue } from '../../../api/request.ts';

/** A link as listed; its address is only in the answer to making it. */
export type CalendarLink = Calendar;

export const calendarsQuery = (team: string) =>
  queryOptions({
    queryKey: ['calendars', team],
    queryFn: ({ signal }) => requestValue<CalendarLink[]>(`/teams/${team}/calendars`, { signal }),
  });

export function useCalendars(team: string) {
  return useQuery(calendarsQuery(team));
}

export function useMakeCalendar(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCalendar) =>
      requestValue<CreatedCalendar>(`/teams/${team}/calendars`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendars', team] }),
  });
}

export function useRevokeCalendar(team: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => requestValue<void>(`/teams/${team}/calendars/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendars', team] }),
  });
}
