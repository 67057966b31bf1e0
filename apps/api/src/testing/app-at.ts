import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module.ts';
import { Clock } from '../common/clock.ts';
import { openApiDocument } from '../common/openapi/openapi-document.ts';
import type { Env } from '../config/env.ts';
import { configureApp } from '../configure-app.ts';
import { OpenApiText } from '../modules/health/open-api-text.ts';

/** A clock that stands still until it is set. */
export class SetClock extends Clock {
  constructor(public at: Date) {
    super();
  }
  now(): Date {
    return this.at;
  }
}

/** The real application with a clock of the test's own, not listening yet. */
export async function appAt(clock: Clock, env: Env): Promise<NestExpressApplication> {
  const testing = await Test.createTestingModule({ imports: [AppModule.with(env)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = configureApp(
    testing.createNestApplication<NestExpressApplication>({ logger: false, forceCloseConnections: true }),
  );
  app.get(OpenApiText).write(openApiDocument(app));
  return app;
}
