import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestValue } from '../../../api/request.ts';
import type { OnCallNow } from '../../../api/wire.ts';
import { REFRESH_MS } from '../freshness.ts';

export interface OnCallPlace {
  readonly site: string | null;
  readonly team: string | null;
}

function pathOf({ site, team }: OnCallPlace): string {
  const query = new URLSearchParams();
  if (site) query.set('site', site);
  if (team) query.set('team', team);
  return query.size === 0 ? '/on-call' : `/on-call?${query}`;
}

/** Who is on call now; asked again every 20 s, also while nobody looks at the tab, because walls have no hands. */
export const onCallQuery = (place: OnCallPlace) =>
  queryOptions({
    queryKey: ['on-call', place.site, place.team],
    queryFn: ({ signal }) => requestValue<OnCallNow>(pathOf(place), { signal: withTimeout(signal) }),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: true,
    networkMode: 'always',
    retry: false,
    gcTime: Infinity,
  });

/** An answer that hangs is no answer: the next one is asked for in time. */
function withTimeout(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(REFRESH_MS - 1000)]);
}

export function useOnCall(place: OnCallPlace) {
  return useQuery(onCallQuery(place));
}
