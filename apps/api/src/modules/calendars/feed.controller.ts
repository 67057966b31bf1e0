import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../../common/errors/problems.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Public } from '../access/access.decorators.ts';
import { ReadFeed } from './read-feed.ts';

/** Calendar apps cannot sign in: whoever knows the secret address may read it. */
@ApiTags('calendars')
@Controller('ical')
export class FeedController {
  constructor(private readonly feeds: ReadFeed) {}

  @Get(':file')
  @Public()
  @Operation({ summary: 'A person’s published duties as iCalendar', produces: 'text/calendar' })
  getFeed(
    @Param('file', { schema: z.string().max(100) }) file: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Tagged<string>> {
    const token = /^([\w-]{20,80})\.ics$/.exec(file)?.[1];
    if (!token) throw new Refusal('not-found', { what: 'calendar' });
    response.type('text/calendar; charset=utf-8');
    return this.feeds.read(token, request.hostname);
  }
}
