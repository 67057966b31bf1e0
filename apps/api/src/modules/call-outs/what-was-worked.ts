import { Injectable } from '@nestjs/common';
import { addDays, wallClockToEpochMinutes, workedHours, type CallOut, type WorkedHours } from '@evenflow/domain';
import {
  CallOutRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamRepository,
  type TeamKey,
} from '@evenflow/persistence';
import { restMinutesOf, type RuleSet } from '@evenflow/rules';

/** Hours of a run of days, and what they are made of. */
@Injectable()
export class WhatWasWorked {
  constructor(
    private readonly callOuts: CallOutRepository,
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly rules: RuleSetRepository<RuleSet>,
  ) {}

  async over(key: TeamKey, { from, to }: { readonly from: string; readonly to: string }) {
    const team = await this.teams.load(key);
    const [start, end] = [from, addDays(to, 1)].map((day) => wallClockToEpochMinutes(day, 0, team.timeZone));
    const published = await this.publications.publishedBetween(key, addDays(from, -2), addDays(to, 2));
    const callOuts: readonly CallOut[] = await this.callOuts.between(key, start! - 1440, end!);
    const restMinutes = restMinutesOf((await this.rules.current(key))?.settings ?? null);
    const hours: readonly WorkedHours[] = workedHours(team, {
      ...{ published, callOuts, restMinutes },
      ...{ from: start!, to: end! },
    });
    // A duty or call-out is paid in the period it begins in, whole.
    const begun = {
      published: published.filter(({ date }) => from <= date && date <= to),
      callOuts: callOuts.filter((each) => each.start >= start! && each.start < end!),
    };
    return { team, hours, begun };
  }

  async countryOf(key: TeamKey): Promise<string> {
    return (await this.teams.load(key)).country;
  }
}
