import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DemandChange, DutyType, Holiday } from '@evenflow/domain';
import { IfMatch } from '../../common/http/etag.ts';
import { TEAM } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { code, localDay } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { z } from 'zod';
import { demandChange, dutyType, holiday } from '../teams/team.schema.ts';
import { DutiesService } from './duties.service.ts';

const calendarYear = z.strictObject({ year: z.int().min(2000).max(2100) });

/** Duty types, holidays and dated demand: what the team must cover. If-Match carries the team's ETag. */
@ApiTags('duties')
@Controller(TEAM)
export class DutiesController {
  constructor(private readonly duties: DutiesService) {}

  @Put('duty-types/:code')
  @Roles('manager')
  @Operation({ summary: 'Add a duty type, or change one', answers: dutyType, ifMatch: true })
  putDutyType(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) dutyCode: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: dutyType }) body: DutyType,
  ): Promise<Tagged<DutyType>> {
    return this.duties.putDutyType({ who, team, ifMatch }, dutyCode, body);
  }

  @Delete('duty-types/:code')
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Remove a duty type nobody has held', ifMatch: true })
  deleteDutyType(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) dutyCode: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.duties.removeDutyType({ who, team, ifMatch }, dutyCode);
  }

  @Put('holidays/:date')
  @Roles('manager')
  @Operation({ summary: 'Add a holiday, or change one', answers: holiday, ifMatch: true })
  putHoliday(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('date', { schema: localDay }) date: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: holiday }) body: Holiday,
  ): Promise<Tagged<Holiday>> {
    return this.duties.putHoliday({ who, team, ifMatch }, date, body);
  }

  @Post('holidays/from-calendar')
  @HttpCode(200)
  @Roles('manager')
  @Operation({
    summary: 'Add the public holidays of a year that the team does not have',
    answers: z.array(holiday),
    ifMatch: true,
  })
  addPublicHolidays(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: calendarYear }) { year }: { year: number },
  ): Promise<Tagged<readonly Holiday[]>> {
    return this.duties.addPublicHolidays({ who, team, ifMatch }, year);
  }

  @Delete('holidays/:date')
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Remove a holiday', ifMatch: true })
  deleteHoliday(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('date', { schema: localDay }) date: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.duties.removeHoliday({ who, team, ifMatch }, date);
  }

  @Post('demand-changes')
  @HttpCode(200)
  @Roles('manager')
  @Operation({ summary: 'Need another number of people on one date', answers: demandChange, ifMatch: true })
  addDemandChange(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: demandChange }) body: DemandChange,
  ): Promise<Tagged<DemandChange>> {
    return this.duties.putDemandChange({ who, team, ifMatch }, body);
  }

  @Delete('demand-changes/:date/:duty')
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Go back to the need of an ordinary day', ifMatch: true })
  deleteDemandChange(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('date', { schema: localDay }) date: string,
    @Param('duty', { schema: code }) duty: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.duties.removeDemandChange({ who, team, ifMatch }, date, duty);
  }
}
