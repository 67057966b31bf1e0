import { Module } from '@nestjs/common';
import { EditTeam } from './edit-team.ts';
import { TeamsController } from './teams.controller.ts';
import { TeamsService } from './teams.service.ts';

@Module({ controllers: [TeamsController], providers: [TeamsService, EditTeam], exports: [EditTeam] })
export class TeamsModule {}
