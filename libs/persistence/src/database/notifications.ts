import pg from 'pg';

/** A connection that only listens. `close` ends it; until then it reconnects by itself. */
export interface Listening {
  close(): Promise<void>;
}

/** A connection may break without a word: it is asked this often, and must answer within the other. */
const PATIENCE = { askMs: 5_000, answerMs: 5_000 };

/**
 * Calls back with the channel and payload of every NOTIFY on the channels. After a lost connection, also one that was
 * lost without a word, it reconnects within a second; what was said meanwhile is lost, so callers look for themselves now and then, too.
 */
export async function listenTo(
  url: string,
  channels: readonly string[],
  heard: (channel: string, payload: string) => void,
  /** Told whenever the connection is lost, and when it stands again. */
  connection: (isUp: boolean) => void = () => undefined,
  { askMs, answerMs } = PATIENCE,
): Promise<Listening> {
  let closed = false;
  let waiting = false;
  let client: pg.Client | null = null;
  let asking: NodeJS.Timeout | null = null;
  const connectLater = (): void => {
    if (closed || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void connect().catch(connectLater);
    }, 1_000).unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'evenflow listening',
      connectionTimeoutMillis: answerMs,
    });
    next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (asking) clearInterval(asking);
      if (closed) return;
      connection(false);
      connectLater();
    });
    await next.connect();
    client = next;
    for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
    connection(true);
    asking = setInterval(() => void stillAnswers(next, answerMs), askMs).unref();
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      if (asking) clearInterval(asking);
      await client?.end();
    },
  };
}

/** Cuts a connection whose other side says nothing any more; `end` then follows, as if it had been lost aloud. */
async function stillAnswers(client: pg.Client, answerMs: number): Promise<void> {
  const cut = setTimeout(() => client.connection.stream.destroy(), answerMs);
  await client.query('SELECT 1').catch(() => undefined);
  clearTimeout(cut);
}
