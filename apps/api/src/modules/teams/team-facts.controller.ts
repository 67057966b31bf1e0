import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Competence, Site } from '@evenflow/domain';
import { z } from 'zod';
import { IfMatch } from '../../common/http/etag.ts';
import { TEAM, V1 } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { code } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { MayBegin, Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { TeamFactsService } from './team-facts.service.ts';
import { competence, site, teamFacts, type TeamFacts } from './team.schema.ts';

const newTeam = z.object({ team: z.string() }).meta({ id: 'NewTeam' });

@ApiTags('teams')
@Controller()
export class TeamFactsController {
  constructor(private readonly facts: TeamFactsService) {}

  @Post(`${V1}/teams`)
  @HttpCode(201)
  @MayBegin()
  @Operation({ summary: 'Make a team of nobody yet', answers: newTeam, status: 201 })
  createTeam(@Who() who: SignedIn, @Body({ schema: teamFacts }) body: TeamFacts): Promise<{ team: string }> {
    return this.facts.create(who, body);
  }

  @Put(`${TEAM}/facts`)
  @Roles('manager')
  @Operation({ summary: 'What the team is called and where it works', answers: teamFacts, ifMatch: true })
  putTeamFacts(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: teamFacts }) body: TeamFacts,
  ): Promise<Tagged<TeamFacts>> {
    return this.facts.put({ who, team, ifMatch }, body);
  }

  @Put(`${TEAM}/sites/:code`)
  @Roles('manager')
  @Operation({ summary: 'Add a site, or change one', answers: site, ifMatch: true })
  putSite(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) siteCode: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: site }) body: Site,
  ): Promise<Tagged<Site>> {
    return this.facts.putSite({ who, team, ifMatch }, siteCode, body);
  }

  @Delete(`${TEAM}/sites/:code`)
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Remove a site that nothing names', ifMatch: true })
  deleteSite(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) siteCode: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.facts.removeSite({ who, team, ifMatch }, siteCode);
  }

  @Put(`${TEAM}/competences/:code`)
  @Roles('manager')
  @Operation({ summary: 'Add a competence, or change one', answers: competence, ifMatch: true })
  putCompetence(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) competenceCode: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: competence }) body: Competence,
  ): Promise<Tagged<Competence>> {
    return this.facts.putCompetence({ who, team, ifMatch }, competenceCode, body);
  }

  @Delete(`${TEAM}/competences/:code`)
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Remove a competence that no duty asks for', ifMatch: true })
  deleteCompetence(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) competenceCode: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.facts.removeCompetence({ who, team, ifMatch }, competenceCode);
  }
}
