import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { openApiDocument } from '../common/openapi/openapi-document.ts';
import { readEnv } from '../config/env.ts';

// Writes libs/api-client/openapi.json. Preview mode makes no provider, so nothing listens and no database is touched.
const env = readEnv({ DATABASE_URL: 'postgres://nowhere.invalid/none' });
const app = await NestFactory.create(AppModule.with(env), { preview: true, abortOnError: false, logger: ['error'] });
const file = fileURLToPath(new URL('../../../../libs/api-client/openapi.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
