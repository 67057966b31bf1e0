import { Module } from '@nestjs/common';
import { BeginTeam } from './begin-team.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';

@Module({ controllers: [ImportsController], providers: [ImportsService, BeginTeam] })
export class ImportsModule {}
