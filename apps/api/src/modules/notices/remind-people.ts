import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instantText, planReminder, reminderDue, sayDay, type Channel } from '@evenflow/domain';
import {
  NoticeRepository,
  ReminderRepository,
  type DutyAhead,
  type NewNotice,
  type Recipient,
} from '@evenflow/persistence';
import { DataSource } from 'typeorm';
import { Background } from '../../common/background.ts';
import { Clock } from '../../common/clock.ts';

const EVERY_MS = 60_000;
const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000);

/** Reminds people of duties that begin soon, each once, whichever processes look, however often, and whatever ends them. */
@Injectable()
export class RemindPeople implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly reminders: ReminderRepository,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.every(EVERY_MS, 'reminders', () => this.round());
  }

  /** Returns how many reminders were made. */
  async round(): Promise<number> {
    const now = this.clock.now();
    const due = (await this.reminders.ahead(now)).filter(
      ({ wishes, startAt, zone }) => reminderDue(wishes, minuteOf(startAt), zone) <= minuteOf(now),
    );
    const byTeam = new Map<string, DutyAhead[]>();
    for (const duty of due) {
      const team = `${duty.organisation} ${duty.team}`;
      byTeam.set(team, [...(byTeam.get(team) ?? []), duty]);
    }
    let made = 0;
    await this.background.each('reminders', byTeam, async (duties) => {
      made += await this.remind(duties, now);
    });
    return made;
  }

  /** Reminders of one team and what carries them out of the house are written together, or not at all. */
  private async remind(duties: readonly DutyAhead[], now: Date): Promise<number> {
    const key = duties[0]!;
    return this.source.transaction(async (manager) => {
      const standing = await new ReminderRepository(manager).hold(duties.map(({ id }) => id));
      const notices = new NoticeRepository(manager);
      const recipients = new Map((await notices.recipients(key)).map((each) => [each.id, each]));
      const reminders = duties
        .filter(({ id }) => standing.has(id))
        .flatMap((duty) => {
          const recipient = recipients.get(duty.recipientId);
          return recipient ? [reminderOf(duty, recipient, now)] : [];
        });
      return notices.add(key, reminders);
    });
  }
}

function reminderOf(duty: DutyAhead, recipient: Recipient, now: Date): NewNotice {
  const { source, dutyName, siteName, startAt, endAt, zone, date, wishes } = duty;
  const begins = minuteOf(startAt);
  const say = (minute: number) => {
    const text = instantText(minute, zone);
    return `${sayDay(text.slice(0, 10))} ${text.slice(11, 16)}`;
  };
  const ways = Object.keys(recipient.addresses) as Channel[];
  return {
    ...{ source, recipient, topic: 'reminder', at: now, loud: false, wantsAnswer: false },
    title: `${dutyName} begins ${say(begins)}`,
    text: `Until ${say(minuteOf(endAt))}${siteName ? `, at ${siteName}` : ''}.`,
    link: `/my/duty/${date}/${encodeURIComponent(duty.duty)}`,
    deliveries: planReminder(wishes, ways, { at: minuteOf(now), begins, zone }),
  };
}
