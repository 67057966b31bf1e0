import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.ts';
import { DutiesController } from './duties.controller.ts';
import { DutiesService } from './duties.service.ts';

@Module({ imports: [TeamsModule], controllers: [DutiesController], providers: [DutiesService] })
export class DutiesModule {}
