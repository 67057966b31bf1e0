import { Injectable } from '@nestjs/common';
import { addDays, instantToEpochMinutes, isCall, wallClockAt, type Assignment } from '@evenflow/domain';
import { PublicationRepository, TeamRepository, type TeamKey } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';

/** Who is on call at a moment, by what is published. */
@Injectable()
export class HeldCall {
  constructor(
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
  ) {}

  /** The call the person holds at that minute. Throws `not-on-call`. */
  async at(key: TeamKey, person: string, minute: number): Promise<Assignment> {
    const team = await this.teams.load(key);
    const { day } = wallClockAt(minute, team.timeZone);
    const near = await this.publications.publishedBetween(key, addDays(day, -2), addDays(day, 1));
    const calls = new Set(team.dutyTypes.filter(isCall).map(({ code }) => code));
    const held = near.find(
      (each) =>
        each.person === person &&
        calls.has(each.duty) &&
        instantToEpochMinutes(each.start) <= minute &&
        minute < instantToEpochMinutes(each.end),
    );
    if (!held) throw new Refusal('not-on-call');
    return held;
  }

  async nameOf(key: TeamKey, person: string): Promise<string> {
    return (await this.teams.load(key)).people.find(({ code }) => code === person)?.name ?? person;
  }
}
