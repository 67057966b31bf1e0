import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { ENV, type Env } from '../../config/env.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { calendar, createdCalendar, newCalendar } from './calendar.schema.ts';
import { CalendarsService } from './calendars.service.ts';

/** Secret links to my own duties or the whole team's, for calendar apps. */
@ApiTags('calendars')
@Controller(`${TEAM}/calendars`)
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get()
  @Roles('manager', 'staff')
  @Operation({ summary: 'My calendar links in this team', answers: z.array(calendar) })
  listCalendars(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof calendar>[]> {
    return this.calendars.list(who, team);
  }

  @Post()
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({ summary: 'A new calendar link; its address is shown this once', answers: createdCalendar, status: 201 })
  addCalendar(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newCalendar }) body: z.infer<typeof newCalendar>,
    @Req() request: Request,
  ): Promise<z.infer<typeof createdCalendar>> {
    const base = this.env.PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`;
    return this.calendars.create(who, { team, ...body }, base.replace(/\/$/, ''));
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Revoke a calendar link' })
  deleteCalendar(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.calendars.revoke(who, { team, id });
  }
}
