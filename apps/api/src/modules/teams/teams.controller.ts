import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Team } from '@evenflow/domain';
import { z } from 'zod';
import { TEAM, V1 } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { team, teamSummary, type TeamSummary } from './team.schema.ts';
import { TeamsService } from './teams.service.ts';

@ApiTags('teams')
@Controller()
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get(`${V1}/teams`)
  @AnySignedIn()
  @Operation({ summary: 'The teams I belong to, with their months', answers: z.array(teamSummary) })
  listTeams(@Who() who: SignedIn): Promise<TeamSummary[]> {
    return this.teams.list(who);
  }

  @Get(TEAM)
  @Roles('manager', 'staff')
  @Operation({ summary: 'The whole team; staff see colleagues without private facts', answers: team })
  getTeam(@Who() who: SignedIn, @Param('team') id: string): Promise<Tagged<Team>> {
    return this.teams.asSeenBy(who, id);
  }

  @Get(`${TEAM}/team.json`)
  @Roles('manager')
  @Header('Content-Disposition', 'attachment; filename="team.json"')
  @Operation({ summary: 'Everything about the team, to keep or to take elsewhere', answers: team })
  getTeamFile(@Who() who: SignedIn, @Param('team') id: string): Promise<Team> {
    return this.teams.whole(who, id);
  }
}
