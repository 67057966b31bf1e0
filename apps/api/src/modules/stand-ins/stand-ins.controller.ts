import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { standInSearch, standInReply, sickness, type SearchAnswer, type Sickness } from './stand-ins.schema.ts';
import { StandInsService } from './stand-ins.service.ts';

@ApiTags('stand-ins')
@Controller(TEAM)
export class StandInsController {
  constructor(private readonly standIns: StandInsService) {}

  @Post('sickness')
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({ summary: 'I cannot come: colleagues are asked at once', answers: z.array(standInSearch), status: 201 })
  callInSick(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: sickness }) body: Sickness,
  ): Promise<SearchAnswer[]> {
    return this.standIns.callInSick(who, team, body);
  }

  @Get('stand-ins')
  @Roles('manager', 'staff')
  @Operation({ summary: 'Duties somebody is wanted for, as far as I am asked', answers: z.array(standInSearch) })
  listStandInSearches(@Who() who: SignedIn, @Param('team') team: string): Promise<SearchAnswer[]> {
    return this.standIns.list(who, team);
  }

  @Post('stand-ins/:id/reply')
  @HttpCode(200)
  @Roles('manager', 'staff')
  @Operation({ summary: 'I can come, or not; the first yes has it', answers: standInSearch })
  replyToSearch(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: standInReply }) body: z.infer<typeof standInReply>,
  ): Promise<SearchAnswer> {
    return this.standIns.reply(who, team, { id, answer: body.answer });
  }

  @Post('stand-ins/:id/take-back')
  @HttpCode(200)
  @Roles('manager', 'staff')
  @Operation({ summary: 'I can come after all', answers: standInSearch })
  takeBackSickness(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<SearchAnswer> {
    return this.standIns.takeBack(who, team, id);
  }
}
