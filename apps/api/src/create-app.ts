import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.ts';
import type { Env } from './config/env.ts';
import { configureApp } from './configure-app.ts';

/** The whole application, not listening yet. Streams of events are cut when it closes. */
export async function createApp(env: Env): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(env), {
    logger: ['error', 'fatal'],
    abortOnError: false,
    forceCloseConnections: true,
    bodyParser: true,
  });
  return configureApp(app);
}
