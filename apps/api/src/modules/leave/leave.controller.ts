import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Leave } from '@evenflow/domain';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { dayRange, type DayRange } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { leave } from '../teams/team.schema.ts';
import { LeaveService } from './leave.service.ts';
import {
  leaveDecision,
  leavePreview,
  leavePreviewQuery,
  newLeave,
  type LeaveDecision,
  type LeavePreview,
  type NewLeave,
} from './leave.schema.ts';

@ApiTags('leave')
@Controller(`${TEAM}/leave`)
export class LeaveController {
  constructor(private readonly leave: LeaveService) {}

  @Get()
  @Roles('manager', 'staff')
  @Operation({
    summary: 'Leave that touches the days; kinds and comments of others only for managers',
    answers: z.array(leave),
  })
  listLeave(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: dayRange }) range: DayRange,
  ): Promise<Leave[]> {
    return this.leave.list(who, team, range);
  }

  @Get('preview')
  @Roles('manager', 'staff')
  @Operation({ summary: 'What asking for leave would meet: balance, window, how many are away', answers: leavePreview })
  previewLeave(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: leavePreviewQuery }) query: z.infer<typeof leavePreviewQuery>,
  ): Promise<LeavePreview> {
    return this.leave.preview(who, team, query);
  }

  @Post()
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Ask for leave, or record it as a manager', answers: leave, status: 201 })
  addLeave(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newLeave }) body: NewLeave,
  ): Promise<Leave> {
    return this.leave.add(who, team, body);
  }

  @Patch(':id')
  @Roles('manager')
  @Operation({ summary: 'Decide on leave', answers: leave })
  decideLeave(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: leaveDecision }) body: LeaveDecision,
  ): Promise<Leave> {
    return this.leave.decide(who, { team, id }, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Withdraw leave' })
  withdrawLeave(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.leave.withdraw(who, { team, id });
  }
}
