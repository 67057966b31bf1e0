import { z } from 'zod';
import { CHANNELS, MOST_REMIND_HOURS, REMINDED_OF } from '@evenflow/domain';
import { instant, wallClock } from '../../common/http/wire.ts';

export const notice = z
  .object({
    id: z.uuid(),
    title: z.string(),
    text: z.string(),
    link: z.string(),
    loud: z.boolean(),
    wantsAnswer: z.boolean(),
    at: instant,
    readAt: instant.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'Notice' });

export const noticeList = z.object({ unread: z.int(), notices: z.array(notice) }).meta({ id: 'NoticeList' });

export const noticeReceipt = z
  .object({
    to: z.string(),
    title: z.string(),
    at: instant,
    readAt: instant.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'NoticeReceipt' });

export const noticeWishes = z
  .strictObject({
    channels: z.array(z.enum(CHANNELS)).max(3),
    quietFrom: wallClock,
    quietTo: wallClock,
    remindHours: z
      .int()
      .min(0)
      .max(MOST_REMIND_HOURS)
      .meta({ description: 'Hours before a duty begins; 0 asks for no reminders' }),
    remindOf: z.enum(REMINDED_OF),
  })
  .meta({
    id: 'NoticeWishes',
    description: 'Equal times mean no quiet hours; within 72 hours everything is used at once',
  });

export const pushSubscription = z
  .strictObject({
    endpoint: z.url(),
    expirationTime: z.number().nullable().optional(),
    keys: z.strictObject({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  })
  .meta({ id: 'PushSubscription' });

export const pushedTo = z.object({ endpoint: z.url().optional() });

export const pushKey = z.object({ key: z.string() }).meta({ id: 'PushKey' });

export const outboxItem = z
  .object({
    to: z.string(),
    channel: z.enum(CHANNELS),
    address: z.string(),
    title: z.string(),
    text: z.string(),
    loud: z.boolean(),
    notBefore: instant,
    sentAt: instant.nullable(),
    givenUp: z.string().nullable(),
    timeZone: z.string().meta({ description: 'Of the team it is about; times are written in it' }),
    sheet: z.uuid().nullable().meta({ description: 'The downtime sheet attached to it' }),
  })
  .meta({ id: 'OutboxItem' });
