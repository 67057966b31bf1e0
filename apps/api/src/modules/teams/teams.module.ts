import { Module } from '@nestjs/common';
import { BeginTeam } from './begin-team.ts';
import { EditTeam } from './edit-team.ts';
import { TeamFactsController } from './team-facts.controller.ts';
import { TeamFactsService } from './team-facts.service.ts';
import { TeamsController } from './teams.controller.ts';
import { TeamsService } from './teams.service.ts';

@Module({
  controllers: [TeamsController, TeamFactsController],
  providers: [TeamsService, TeamFactsService, EditTeam, BeginTeam],
  exports: [EditTeam, BeginTeam],
})
export class TeamsModule {}
