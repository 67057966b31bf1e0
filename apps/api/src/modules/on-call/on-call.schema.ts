import { z } from 'zod';
import { DUTY_MARKS } from '@evenflow/domain';
import { instant, localDay } from '../../common/http/wire.ts';
import { assignment } from '../teams/team.schema.ts';

const reachFirst = z.object({ kind: z.enum(['phone', 'email', 'pager']), value: z.string() }).nullable();
const mark = z.enum(DUTY_MARKS);

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
    bands: z.array(z.object({ start: instant, end: instant, name: z.string().nullable() })),
  })
  .meta({ id: 'OnCallRole' });

export const onCallNow = z
  .object({
    asOf: instant,
    at: instant,
    sites: z.array(z.object({ site: z.string(), name: z.string(), timeZone: z.string(), roles: z.array(onCallRole) })),
  })
  .meta({ id: 'OnCallNow' });
export type OnCallNow = z.infer<typeof onCallNow>;

export const onCallQuery = z.strictObject({
  at: instant.optional(),
  site: z.string().max(40).optional(),
  team: z.string().max(80).optional(),
});

const dutyLabel = z.object({ code: z.string(), name: z.string(), mark });
export const agendaItem = z
  .object({
    assignment,
    duty: dutyLabel,
    with: z.array(z.object({ name: z.string(), duty: z.string() })),
    handsOver: z.object({ name: z.string(), duty: z.string() }).nullable(),
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
