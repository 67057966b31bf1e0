import { Module } from '@nestjs/common';
import { OnCallModule } from '../on-call/on-call.module.ts';
import { FhirController } from './fhir.controller.ts';

@Module({ imports: [OnCallModule], controllers: [FhirController] })
export class FhirModule {}
