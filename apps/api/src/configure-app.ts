import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { ProblemDetailFilter } from './common/errors/problem-detail.filter.ts';
import { SchemaPipe } from './common/http/schema.pipe.ts';
import { serveWeb } from './common/http/serve-web.ts';
import { TagInterceptor } from './common/http/tagged.ts';
import { LOG, logRequests } from './common/logging.ts';
import { ENV, type Env } from './config/env.ts';

const SELF = "'self'";

/** What the web app needs and no more: its own files, styles set by its components, WebAssembly, pictures from memory. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: [SELF],
    scriptSrc: [SELF, "'wasm-unsafe-eval'"],
    styleSrc: [SELF, "'unsafe-inline'"],
    imgSrc: [SELF, 'data:', 'blob:'],
    fontSrc: [SELF, 'data:'],
    connectSrc: [SELF],
    workerSrc: [SELF, 'blob:'],
    objectSrc: ["'none'"],
    baseUri: [SELF],
    formAction: [SELF],
    frameAncestors: ["'none'"],
  },
};

/** Everything about an application that is not a module: the same for the server and for specs. */
export function configureApp(app: NestExpressApplication): NestExpressApplication {
  const env = app.get<Env>(ENV);
  const log = app.get<Logger>(LOG);
  if (env.TRUST_PROXY === 'on') app.set('trust proxy', 1);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(logRequests(log));
  app.use(
    helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: env.TRUST_PROXY === 'on' }),
  );
  app.useBodyParser('json', { limit: '2mb' });
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalInterceptors(new TagInterceptor());
  app.useGlobalFilters(new ProblemDetailFilter(log));
  serveWeb(app, env.WEB_DIR);
  return app;
}
