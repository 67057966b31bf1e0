import { z } from 'zod';
import { DUTY_MARKS } from '@evenflow/domain';
import { instant, localDay, text } from '../../common/http/wire.ts';
import { assignment } from '../teams/team.schema.ts';

const reachFirst = z.object({ kind: z.enum(['phone', 'email', 'pager']), value: z.string() }).nullable();
const mark = z.enum(DUTY_MARKS);

const handOverSide = z.object({ code: z.string(), name: z.string(), acknowledged: z.boolean() }).nullable();

export const operatorNote = z
  .object({ id: z.uuid(), duty: z.string().nullable(), text: z.string(), by: z.string(), at: instant })
  .meta({ id: 'OperatorNote' });

export const newOperatorNote = z
  .strictObject({ duty: z.string().max(40).nullable(), text: text, by: text })
  .meta({ id: 'NewOperatorNote' });

export const newHandOver = z
  .strictObject({ site: z.string().max(40), duty: z.string().max(40), at: instant })
  .meta({ id: 'NewHandOver' });

export const onCallRole = z
  .object({
    team: z.string(),
    duty: z.string(),
    name: z.string(),
    mark,
    responseMinutes: z.int().nullable(),
    rotaVersion: z.int().nullable(),
    uncovered: z.boolean().meta({ description: 'Nobody holds a duty that is needed at that moment' }),
    cause: z.string().optional(),
    person: z.object({ code: z.string(), name: z.string() }).nullable(),
    reachFirst,
    since: instant.nullable(),
    until: instant.nullable(),
    backup: z.array(z.object({ name: z.string(), duty: z.string(), reachFirst, responseMinutes: z.int().nullable() })),
    next: z.object({ name: z.string(), from: instant }).nullable(),
    handOver: z
      .object({ at: instant, from: handOverSide, to: handOverSide })
      .nullable()
      .meta({ description: 'The hand-over by which the call that runs began' }),
    alarm: z.object({ openedAt: instant, seenAt: instant.nullable() }).nullable(),
    notes: z.array(operatorNote),
    bands: z.array(z.object({ start: instant, end: instant, name: z.string().nullable() })),
  })
  .meta({ id: 'OnCallRole' });

export const onCallNow = z
  .object({
    asOf: instant,
    at: instant,
    knownAt: instant.optional(),
    sites: z.array(
      z.object({
        site: z.string(),
        name: z.string(),
        timeZone: z.string(),
        coveredUntil: instant
          .nullable()
          .meta({ description: 'Until when every minute of every role is covered; null while one is not' }),
        notes: z.array(operatorNote),
        roles: z.array(onCallRole),
      }),
    ),
  })
  .meta({ id: 'OnCallNow' });
export type OnCallNow = z.infer<typeof onCallNow>;

export const onCallQuery = z.strictObject({
  at: instant.optional(),
  /** As it was known at that moment. */
  knownAt: instant.optional(),
  site: z.string().max(40).optional(),
  team: z.string().max(80).optional(),
});

/** A board that answers for days without the server; `text` is exactly what was signed. */
export const signedBoard = z
  .object({
    text: z.string().meta({ description: 'JSON: format, asOf, goodUntil, copies' }),
    signature: z.string().meta({ description: 'ECDSA P-256, SHA-256, r and s of 32 bytes each, base64' }),
    key: z.uuid(),
  })
  .meta({ id: 'SignedBoard' });
export type SignedBoard = z.infer<typeof signedBoard>;

export const signingKey = z
  .object({ id: z.uuid(), publicKey: z.string().meta({ description: 'SPKI, base64' }) })
  .meta({ id: 'SigningKey' });

export const copyQuery = z.strictObject({ at: instant.optional(), team: z.string().max(80).optional() });

const dutyLabel = z.object({ code: z.string(), name: z.string(), mark });
const colleague = z.object({ person: z.string(), name: z.string(), duty: z.string() });
export const agendaItem = z
  .object({
    assignment,
    duty: dutyLabel,
    with: z.array(colleague),
    takesOver: colleague.nullable().meta({ description: 'Who hands the duty over to me when it begins' }),
    handsOver: colleague.nullable().meta({ description: 'Who takes it over from me when it ends' }),
  })
  .meta({ id: 'AgendaItem' });

export const agenda = z
  .object({
    asOf: instant,
    rotaVersion: z.int().nullable(),
    team: z.string().nullable(),
    person: z.object({ code: z.string(), name: z.string() }).nullable(),
    current: agendaItem.nullable(),
    next: agendaItem.nullable(),
    items: z.array(agendaItem),
  })
  .meta({ id: 'Agenda' });
export type Agenda = z.infer<typeof agenda>;

export const agendaQuery = z.strictObject({ from: localDay.optional(), team: z.string().max(80).optional() });
