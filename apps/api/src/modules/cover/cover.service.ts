import { Injectable } from '@nestjs/common';
import { instantText, monthRange, sayGapTime } from '@evenflow/domain';
import { coverProofPdf } from '@evenflow/exchange';
import { CoverRepository, type CoverAlarm } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { audienceOf, sayGap } from '../on-call/on-call-words.ts';
import { OnCallSources, type OnCallSource } from '../on-call/on-call-sources.ts';
import { coverAnswer } from './cover-answer.ts';
import type { Cover, coverAlarm } from './cover.schema.ts';
import { ALARM_DAYS } from './settle-alarms.ts';
import { TeamCovers } from './team-cover.ts';

/** Alarms that closed are told of for a day, so that whoever saw one learns that it is over. */
const CLOSED_MS = 86_400_000;

/** Cover as people ask for it: the days ahead, the proof of a month, the alarms. */
@Injectable()
export class CoverService {
  constructor(
    private readonly covers: TeamCovers,
    private readonly alarmsKept: CoverRepository,
    private readonly sources: OnCallSources,
    private readonly clock: Clock,
  ) {}

  async ahead(who: SignedIn, team: string): Promise<Cover> {
    const cover = await this.covers.ahead(keyOf(who, { team }), ALARM_DAYS);
    return coverAnswer(cover, audienceOf(who, team), this.clock.now());
  }

  /** Every minute of a month: by whom, and what shows that they may. */
  async proof(who: SignedIn, team: string, month: string): Promise<Cover> {
    const { from, to } = monthRange(month);
    const cover = await this.covers.days(keyOf(who, { team }), from, to);
    return coverAnswer(cover, audienceOf(who, team), this.clock.now());
  }

  async proofPdf(who: SignedIn, team: string, month: string): Promise<Buffer> {
    return coverProofPdf(await this.proof(who, team, month));
  }

  async alarms(who: SignedIn, team: string): Promise<z.infer<typeof coverAlarm>[]> {
    const key = keyOf(who, { team });
    const since = new Date(this.clock.now().getTime() - CLOSED_MS);
    const source = await this.sources.around(key, this.sources.now());
    return (await this.alarmsKept.alarms(key, since)).map((alarm) => alarmAnswer(source, alarm, audienceOf(who, team)));
  }

  async see(who: SignedIn, team: string, id: string): Promise<void> {
    const act = { by: who.name, at: this.clock.now() };
    found((await this.alarmsKept.see(keyOf(who, { team }), id, act)) || null, 'alarm', id);
  }
}

function alarmAnswer(
  { team }: OnCallSource,
  alarm: CoverAlarm,
  audience: Parameters<typeof sayGap>[0],
): z.infer<typeof coverAlarm> {
  const site = team.sites.find(({ code }) => code === alarm.site);
  const zone = site?.timeZone ?? team.timeZone;
  const say = (at: Date | null) => at && instantText(Math.floor(at.getTime() / 60_000), zone);
  const duty = team.dutyTypes.find(({ code }) => code === alarm.duty)?.name ?? alarm.duty;
  const holder = team.people.find(({ code }) => code === alarm.person);
  const gap = {
    cause: alarm.cause,
    ...(alarm.person ? { person: alarm.person } : {}),
    ...(alarm.reason ? { reason: alarm.reason } : {}),
  };
  const start = say(alarm.startAt)!;
  const end = say(alarm.endAt)!;
  return {
    id: alarm.id,
    site: alarm.site,
    duty: alarm.duty,
    start,
    end,
    sentence: `${duty} at ${site?.name ?? alarm.site}: nobody ${sayGapTime(start, alarm.endKnown ? end : null)}. ${sayGap(audience, gap, holder)}`,
    openedAt: say(alarm.openedAt)!,
    seenAt: say(alarm.seenAt),
    seenBy: alarm.seenBy,
    closedAt: say(alarm.closedAt),
  };
}
