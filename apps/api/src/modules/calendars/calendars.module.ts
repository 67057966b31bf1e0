import { Module } from '@nestjs/common';
import { CalendarsController } from './calendars.controller.ts';
import { CalendarsService } from './calendars.service.ts';
import { FeedController } from './feed.controller.ts';
import { ReadFeed } from './read-feed.ts';

@Module({ controllers: [CalendarsController, FeedController], providers: [CalendarsService, ReadFeed] })
export class CalendarsModule {}
