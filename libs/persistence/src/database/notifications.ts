import pg from 'pg';

/** A connection that only listens. `close` ends it; until then it reconnects by itself. */
export interface Listening {
  close(): Promise<void>;
}

/**
 * Calls back with the channel and payload of every NOTIFY on the channels. After a lost connection it reconnects within
 * a second; what was said meanwhile is lost, so callers look for themselves now and then, too.
 */
export async function listenTo(
  url: string,
  channels: readonly string[],
  heard: (channel: string, payload: string) => void,
): Promise<Listening> {
  let closed = false;
  let client: pg.Client | null = null;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'evenflow listening' });
    next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!closed) setTimeout(() => void connect().catch(() => next.emit('end')), 1_000).unref();
    });
    await next.connect();
    client = next;
    for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
