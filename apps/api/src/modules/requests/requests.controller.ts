import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, WishOutcome } from '@evenflow/domain';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { dayRange, type DayRange } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { request } from '../teams/team.schema.ts';
import { RequestsService } from './requests.service.ts';
import { newRequest, wishOutcome, type NewRequest } from './request.schema.ts';

@ApiTags('requests')
@Controller(`${TEAM}/requests`)
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Get()
  @Roles('manager', 'staff')
  @Operation({ summary: 'Wishes that touch the days: all for managers, my own for staff', answers: z.array(request) })
  listRequests(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: dayRange }) range: DayRange,
  ): Promise<Request[]> {
    return this.requests.list(who, team, range);
  }

  @Get('outcomes')
  @Roles('manager', 'staff')
  @Operation({
    summary: 'What became of wishes in published months: all for managers, my own for staff',
    answers: z.array(wishOutcome),
  })
  listOutcomes(@Who() who: SignedIn, @Param('team') team: string): Promise<WishOutcome[]> {
    return this.requests.outcomes(who, team);
  }

  @Post()
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Wish for a duty, or to be spared one', answers: request, status: 201 })
  addRequest(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newRequest }) body: NewRequest,
  ): Promise<Request> {
    return this.requests.add(who, team, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Take a wish back' })
  withdrawRequest(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.requests.withdraw(who, { team, id });
  }
}
