import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { openApiDocument } from '../common/openapi/openapi-document.ts';
import { readEnv } from '../config/env.ts';

// Writes the API's OpenAPI text into the file that is named. Preview mode makes no provider, so nothing listens and no database is touched.
const env = readEnv({ DATABASE_URL: 'postgres://nowhere.invalid/none' });
const app = await NestFactory.create(AppModule.with(env), { preview: true, abortOnError: false, logger: ['error'] });
writeFileSync(process.argv[2]!, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
