/** A draft has moved on; who did it. The API's event `revision`. */
export interface RevisionNews {
  readonly month: string;
  readonly revision: number;
  readonly by: string;
}

/** Hears every revision of a team's drafts until closed; the browser reconnects by itself. */
export function followRotas(team: string, heard: (news: RevisionNews) => void): () => void {
  // Pages rendered without a browser have no event source.
  if (typeof EventSource === 'undefined') return () => undefined;
  const events = new EventSource(`/api/v1/teams/${team}/rota-events`, { withCredentials: true });
  events.addEventListener('revision', (event: MessageEvent<string>) => heard(JSON.parse(event.data) as RevisionNews));
  return () => events.close();
}
