import { Injectable } from '@nestjs/common';
import { gapsOf, type CoverGap } from '@evenflow/domain';
import { CoverRepository, type TeamKey } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { CoverGauges } from './cover-gauges.ts';
import { TeamCovers } from './team-cover.ts';

/** How far ahead gaps raise an alarm. */
export const ALARM_DAYS = 60;
/** A month that is not out yet is no gap until it comes this near. */
const UNPUBLISHED_DAYS = 7;
const DAY = 1440;

/** Makes a team's open alarms, and its numbers for monitoring, those of its cover. */
@Injectable()
export class SettleAlarms {
  constructor(
    private readonly covers: TeamCovers,
    private readonly alarms: CoverRepository,
    private readonly gauges: CoverGauges,
    private readonly clock: Clock,
  ) {}

  async look(key: TeamKey): Promise<void> {
    const { lines, from, to, source } = await this.covers.ahead(key, ALARM_DAYS + 2);
    const gaps = gapsOf(lines)
      .filter((gap) => isAlarming(gap, from))
      // What is cut off by the end of what is looked at goes on.
      .map((gap) => ({ ...gap, endKnown: gap.end < to }));
    await this.alarms.settleAlarms(key, gaps, this.clock.now());
    this.gauges.set(key.organisation, { team: source.team, lines, from });
  }
}

function isAlarming({ cause, start }: CoverGap, from: number): boolean {
  return start < from + (cause === 'not-published' ? UNPUBLISHED_DAYS : ALARM_DAYS) * DAY;
}
