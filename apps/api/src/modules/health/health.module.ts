import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.ts';
import { Health } from './health.ts';
import { OpenApiText } from './open-api-text.ts';

@Module({ controllers: [HealthController], providers: [Health, OpenApiText] })
export class HealthModule {}
