import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Env } from '../config/env.ts';

export const LOG = Symbol('log');

/** To standard output unless told where. What failed is logged as `failure`, with its message and trace. */
export function makeLog({ LOG_LEVEL }: Pick<Env, 'LOG_LEVEL'>, to?: DestinationStream): Logger {
  const options = { level: LOG_LEVEL, serializers: { failure: stdSerializers.err } };
  return to ? pino(options, to) : pino(options);
}

/** One line a request. Secrets stay out: no cookies, and the token of a calendar link is cut from its path. */
export function logRequests(logger: Logger) {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: withoutToken(request.url) }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

export function withoutToken(url: string): string {
  return url.replace(/^\/ical\/[^/?]+/, '/ical/…');
}
