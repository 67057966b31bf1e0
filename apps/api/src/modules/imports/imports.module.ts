import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';

@Module({ imports: [TeamsModule], controllers: [ImportsController], providers: [ImportsService] })
export class ImportsModule {}
