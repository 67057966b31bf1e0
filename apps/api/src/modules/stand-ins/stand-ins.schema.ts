import { z } from 'zod';
import { code, instant, localDay } from '../../common/http/wire.ts';

export const standInSearch = z
  .object({
    id: z.uuid(),
    person: z.string(),
    duty: z.string(),
    date: localDay,
    start: instant,
    end: instant,
    state: z.enum(['open', 'taken', 'taken-back']),
    asked: z.int().meta({ description: 'How many have been asked so far' }),
    left: z.int().meta({ description: 'How many the rules allow that have not been asked yet' }),
    colleagues: z
      .array(z.object({ person: z.string(), said: z.enum(['yes', 'no']).nullable() }))
      .meta({ description: 'Whom those asked so far are, best first; only managers are told' }),
    takenBy: z.string().nullable(),
    nextWaveAt: instant.nullable(),
    said: z.enum(['yes', 'no']).nullable().meta({ description: 'What whoever asks has answered' }),
    may: z.array(z.enum(['yes', 'no', 'take-back'])),
  })
  .meta({ id: 'StandInSearch' });
export type SearchAnswer = z.infer<typeof standInSearch>;

export const sickness = z
  .strictObject({ person: code.optional(), from: localDay, to: localDay.optional() })
  .refine(({ from, to }) => to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be before the first day',
  })
  .meta({ id: 'Sickness', description: 'I cannot come on these days; for myself unless it says otherwise' });
export type Sickness = z.infer<typeof sickness>;

export const standInReply = z.strictObject({ answer: z.enum(['yes', 'no']) }).meta({ id: 'StandInReply' });
