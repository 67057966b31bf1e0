import { Injectable } from '@nestjs/common';
import { addDays, instantText, wallClockAt, type LocalDay, type Team } from '@evenflow/domain';
import { PublicationRepository, ReceiptRepository, TeamRepository } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { agendaItems } from './agenda.ts';
import type { Agenda, agendaQuery } from './on-call.schema.ts';

/** How far ahead published duties are shown. */
const AHEAD_DAYS = 400;

/** The signed-in person's own published duties. */
@Injectable()
export class MyDuties {
  constructor(
    private readonly teams: TeamRepository,
    private readonly publications: PublicationRepository,
    private readonly receipts: ReceiptRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Opening it is the receipt for what is published. Of the team asked for, or the first the user is on the rota of. From today in its zone unless `from` says otherwise.
   */
  async agenda(who: SignedIn, { from, team: asked }: z.infer<typeof agendaQuery>): Promise<Agenda> {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    const asOf = instantText(minute, 'UTC');
    const mine = who.memberships.find(({ team, person }) => person !== null && (asked ?? team) === team);
    if (!mine?.person) {
      if (asked !== undefined && !who.memberships.some(({ team }) => team === asked)) {
        throw new Refusal('unknown-team', { team: asked });
      }
      return { asOf, rotaVersion: null, team: asked ?? null, person: null, current: null, next: null, items: [] };
    }
    const key = keyOf(who, { team: mine.team });
    const team = await this.teams.load(key);
    const today = wallClockAt(minute, team.timeZone).day;
    const [newest] = await this.publications.versions({ ...key, month: today.slice(0, 7) });
    const items = await this.items(who, team, { person: mine.person, from: from ?? today, now: from ? null : minute });
    const running = (item: (typeof items)[number]) => Date.parse(item.assignment.start) <= minute * 60_000;
    await this.receipts.opened({ ...key, month: today.slice(0, 7), person: mine.person }, this.clock.now());
    const self = team.people.find(({ code }) => code === mine.person);
    return {
      asOf,
      rotaVersion: newest?.number ?? null,
      team: mine.team,
      person: self ? { code: self.code, name: self.name } : null,
      current: items.find((item) => running(item) && minute * 60_000 < Date.parse(item.assignment.end)) ?? null,
      next: items.find((item) => !running(item)) ?? null,
      items,
    };
  }

  private async items(
    who: SignedIn,
    team: Team,
    { person, from, now }: { person: string; from: LocalDay; now: number | null },
  ) {
    // A day more at both ends: yesterday's night may still run, and the last duty is handed over to the day after.
    const key = keyOf(who, { team: team.id });
    const published = await this.publications.publishedBetween(key, addDays(from, -1), addDays(from, AHEAD_DAYS + 1));
    return agendaItems(team, person, published).filter(
      ({ assignment }) => assignment.date >= from || (now !== null && Date.parse(assignment.end) > now * 60_000),
    );
  }
}
