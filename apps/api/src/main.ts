import 'reflect-metadata';
import { openApiDocument } from './common/openapi/openapi-document.ts';
import { readEnv } from './config/env.ts';
import { sayWhyNotStarted } from './config/start-problems.ts';
import { createApp } from './create-app.ts';
import { OpenApiText } from './modules/health/open-api-text.ts';

try {
  const env = readEnv(process.env);
  const app = await createApp(env);
  app.get(OpenApiText).write(openApiDocument(app));
  app.enableShutdownHooks();
  await app.listen(env.PORT);
  console.log(`Evenflow listens at ${await app.getUrl()}`);
} catch (failure) {
  console.error(sayWhyNotStarted(failure));
  process.exit(1);
}
