import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CalendarRepository, type Subscription } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, membershipIn, type SignedIn } from '../access/signed-in.ts';
import type { calendar, createdCalendar } from './calendar.schema.ts';

type CalendarAnswer = z.infer<typeof calendar>;

@Injectable()
export class CalendarsService {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  async list(who: SignedIn, team: string): Promise<CalendarAnswer[]> {
    return (await this.calendars.list(keyOf(who, { team }), who.id)).map(answerOf);
  }

  /** A new secret link below `base`. Only its hash is kept, so this answer is the only one that holds it. */
  async create(
    who: SignedIn,
    {
      team,
      name,
      of = 'me',
    }: { readonly team: string; readonly name: string; readonly of?: 'me' | 'team' | undefined },
    base: string,
  ): Promise<z.infer<typeof createdCalendar>> {
    const self = membershipIn(who, team)?.person ?? null;
    if (of === 'me' && self === null)
      throw new Refusal('not-allowed', { why: 'You are not on the rota of this team, so there is nothing to show.' });
    const person = of === 'me' ? self : null;
    const token = randomBytes(24).toString('base64url');
    const order = { userId: who.id, person, name, token, at: this.clock.now() };
    const made = await this.calendars.add(keyOf(who, { team }), order);
    return { ...answerOf(made), url: `${base}/ical/${token}.ics` };
  }

  revoke(who: SignedIn, { team, id }: { readonly team: string; readonly id: string }): Promise<void> {
    return this.calendars.revoke(keyOf(who, { team }), { id, userId: who.id, at: this.clock.now() });
  }
}

function answerOf({ id, name, person, createdAt, lastReadAt }: Subscription): CalendarAnswer {
  const of = person === null ? 'team' : 'me';
  return { id, name, of, createdAt: createdAt.toISOString(), lastFetchedAt: lastReadAt?.toISOString() ?? null };
}
