import { Inject, Injectable } from '@nestjs/common';
import { addDays, wallClockAt } from '@evenflow/domain';
import { feedWindow, personalFeed } from '@evenflow/exchange';
import { CalendarRepository, FeedRepository, TeamRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { contentTag } from '../../common/http/etag.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { ENV, type Env } from '../../config/env.ts';
import { feedEvents } from './feed-events.ts';

/** The calendar behind a secret link: published duties of a person or of all, and those taken back lately as cancelled. */
@Injectable()
export class ReadFeed {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly calendars: CalendarRepository,
    private readonly feeds: FeedRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found` for a token that was never given out or has been revoked. `host` is for the events' ids. */
  async read(token: string, host: string): Promise<Tagged<string>> {
    const now = this.clock.now();
    const { key, person } = found(await this.calendars.opened(token, now), 'calendar');
    const { team, today } = await this.teamToday(key, now);
    const range = { from: addDays(today, -31), to: addDays(today, 401) };
    const events = feedEvents(team, await this.feeds.spells(key, person, range), person === null);
    const text = personalFeed(feedWindow(events, today), {
      name: person === null ? team.name : `${team.name}, ${person}`,
      host: this.env.PUBLIC_URL ? new URL(this.env.PUBLIC_URL).hostname : host,
      zone: team.timeZone,
    });
    return new Tagged(contentTag(text), text, 'private, max-age=300');
  }

  private async teamToday(key: Parameters<TeamRepository['load']>[0], now: Date) {
    const team = await this.teams.load(key);
    return { team, today: wallClockAt(Math.floor(now.getTime() / 60_000), team.timeZone).day };
  }
}
