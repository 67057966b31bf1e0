import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import {
  beginCallOut,
  callOutAnswer,
  callOutState,
  correctCallOut,
  decideRelief,
  endCallOut,
  span,
  type CallOutAnswer,
} from './call-out.schema.ts';
import { CallOutsService } from './call-outs.service.ts';

@ApiTags('call-outs')
@Controller(`${TEAM}/call-outs`)
export class CallOutsController {
  constructor(private readonly callOuts: CallOutsService) {}

  @Get()
  @Roles('manager')
  @Operation({ summary: 'Who was called in, with what followed', answers: z.array(callOutAnswer) })
  listCallOuts(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: span }) query: z.infer<typeof span>,
  ): Promise<CallOutAnswer[]> {
    return this.callOuts.list(who, team, query);
  }

  @Get('mine')
  @Roles('manager', 'staff')
  @Operation({ summary: 'My call-out that is going on, and my last one', answers: callOutState })
  getMyCallOut(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof callOutState>> {
    return this.callOuts.mine(who, team);
  }

  @Post()
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Called in now', answers: callOutAnswer, status: 201 })
  beginCallOut(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: beginCallOut }) body: z.infer<typeof beginCallOut>,
  ): Promise<CallOutAnswer> {
    return this.callOuts.begin(who, team, body);
  }

  @Post(':id/home')
  @HttpCode(200)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Home now: rest, what falls away, who could stand in', answers: callOutAnswer })
  endCallOut(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: endCallOut }) body: z.infer<typeof endCallOut>,
  ): Promise<CallOutAnswer> {
    return this.callOuts.home(who, { team, id }, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('manager', 'staff')
  @Operation({ summary: 'It was a mistake: nobody was called in' })
  takeBackCallOut(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.callOuts.takeBack(who, { team, id });
  }

  @Put(':id')
  @Roles('manager', 'staff')
  @Operation({ summary: 'Correct when it was', answers: callOutAnswer })
  correctCallOut(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: correctCallOut }) body: z.infer<typeof correctCallOut>,
  ): Promise<CallOutAnswer> {
    return this.callOuts.correct(who, { team, id }, body);
  }

  @Post(':id/relief')
  @HttpCode(200)
  @Roles('manager')
  @Operation({ summary: 'Carry the proposed relief out, or leave the rota as it is', answers: callOutAnswer })
  decideRelief(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: decideRelief }) body: z.infer<typeof decideRelief>,
  ): Promise<CallOutAnswer> {
    return this.callOuts.decide(who, { team, id }, body.answer);
  }
}
