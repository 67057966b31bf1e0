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
  /** Told whenever the connection is lost, and when it stands again. */
  connection: (isUp: boolean) => void = () => undefined,
): Promise<Listening> {
  let closed = false;
  let waiting = false;
  let client: pg.Client | null = null;
  const connectLater = (): void => {
    if (closed || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void connect().catch(connectLater);
    }, 1_000).unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'evenflow listening' });
    next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (closed) return;
      connection(false);
      connectLater();
    });
    await next.connect();
    client = next;
    for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
    connection(true);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
