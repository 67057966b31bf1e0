import { z } from 'zod';
import { instant, localDay, month } from '../../common/http/wire.ts';

const state = z.enum(['on-call', 'in-house', 'not-asked', 'uncovered']);

export const coverStretch = z
  .object({
    start: instant,
    end: instant,
    state,
    person: z.string().nullable().meta({ description: 'The name of whoever answers' }),
    duty: z.string().nullable().meta({ description: 'The duty by which they do' }),
    cause: z.string().nullable().meta({ description: 'Why nobody does' }),
    credential: z.string().nullable().meta({ description: 'What shows that they may; not for colleagues' }),
  })
  .meta({ id: 'CoverStretch' });

export const coverLine = z
  .object({
    site: z.string(),
    siteName: z.string(),
    duty: z.string(),
    name: z.string(),
    responseMinutes: z.int().nullable(),
    competences: z.array(z.string()),
    coveredMinutes: z.int(),
    uncoveredMinutes: z.int(),
    notAskedMinutes: z.int(),
    stretches: z.array(coverStretch),
  })
  .meta({ id: 'CoverLine' });

export const cover = z
  .object({
    team: z.string(),
    name: z.string(),
    timeZone: z.string(),
    asOf: instant,
    rotaVersion: z.int().nullable(),
    from: instant,
    to: instant,
    lines: z.array(coverLine),
  })
  .meta({ id: 'Cover' });
export type Cover = z.infer<typeof cover>;

export const fragility = z
  .object({
    from: localDay,
    to: localDay,
    calls: z.int().meta({ description: 'Published calls that were looked at' }),
    fragile: z.array(
      z.object({
        date: localDay,
        duty: z.string(),
        person: z.string().meta({ description: 'The name of whoever it hangs on' }),
        withSignature: z.array(z.string()).meta({ description: 'Who could take it if a manager signed for it' }),
      }),
    ),
  })
  .meta({ id: 'Fragility' });

export const coverAlarm = z
  .object({
    id: z.uuid(),
    site: z.string(),
    duty: z.string(),
    start: instant,
    end: instant,
    sentence: z.string(),
    openedAt: instant,
    seenAt: instant.nullable(),
    seenBy: z.string().nullable(),
    closedAt: instant.nullable(),
  })
  .meta({ id: 'CoverAlarm' });

export const proofMonth = z.strictObject({ month });
