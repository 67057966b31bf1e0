import { Module } from '@nestjs/common';
import { OnCallModule } from '../on-call/on-call.module.ts';
import { FhirController } from './fhir.controller.ts';
import { RolesOver } from './roles-over.ts';

@Module({ imports: [OnCallModule], controllers: [FhirController], providers: [RolesOver] })
export class FhirModule {}
