import { z } from 'zod';
import { code, instant, localDay } from '../../common/http/wire.ts';
import { dutyMove } from '../swaps/swap.schema.ts';

const minutes = z.int();

export const callOutAnswer = z
  .object({
    id: z.uuid(),
    person: z.string(),
    duty: z.string(),
    date: localDay,
    start: instant,
    end: instant.nullable(),
    workedMinutes: minutes.meta({ description: 'Until now while it is going on' }),
    rest: z.object({ minutes, until: instant }),
    spellMinutes: minutes.meta({ description: 'How long the person had been working on end when it ended' }),
    missedRestMinutes: minutes,
    averageWeekMinutes: minutes.meta({ description: 'Worked a week, averaged over the last 17' }),
    fallsAway: z
      .array(z.object({ date: localDay, duty: z.string(), start: instant, sentence: z.string() }))
      .meta({ description: 'Duties that would begin inside the rest' }),
    relief: z
      .object({
        state: z.enum(['none', 'proposed', 'approved', 'dismissed', 'overtaken']),
        moves: z.array(dutyMove),
        sentences: z.array(z.string()),
        fewest: z.boolean(),
        afterMs: z.int().nullable().meta({ description: 'How long after "home now" the plan stood' }),
      })
      .nullable(),
  })
  .meta({ id: 'CallOut' });
export type CallOutAnswer = z.infer<typeof callOutAnswer>;

export const callOutState = z
  .object({ running: callOutAnswer.nullable(), latest: callOutAnswer.nullable() })
  .meta({ id: 'CallOutState' });

export const beginCallOut = z
  .strictObject({ at: instant.optional(), person: code.optional() })
  .meta({ id: 'BeginCallOut', description: 'Now, for myself, unless it says otherwise' });
export const endCallOut = z.strictObject({ at: instant.optional() }).meta({ id: 'EndCallOut' });
export const correctCallOut = z.strictObject({ start: instant, end: instant }).meta({ id: 'CorrectCallOut' });
export const decideRelief = z.strictObject({ answer: z.enum(['approved', 'dismissed']) }).meta({ id: 'DecideRelief' });

export const span = z.strictObject({ from: localDay, to: localDay });

export const workedHoursAnswer = z
  .object({
    person: z.string(),
    rosteredMinutes: z.number(),
    calledInMinutes: z.number(),
    callOuts: z.int(),
    totalMinutes: z.number(),
    restOwedMinutes: z.number(),
  })
  .meta({ id: 'WorkedHours' });

/** What a person's calls earn, in hundredths of the money of the country. */
export const payTotal = z
  .object({
    person: z.string(),
    standbyPence: z.int().meta({ description: 'For being on call from home' }),
    calledInPence: z.int().meta({ description: 'For being called in' }),
    totalPence: z.int(),
  })
  .meta({ id: 'PayTotal' });

const pence = z.int().min(0).max(1_000_000);
const byDay = <T extends z.ZodType>(each: T) => z.strictObject({ monFri: each, sat: each, sun: each, holiday: each });
const percent = z.int().min(0).max(1000);

export const payScheme = z
  .strictObject({
    name: z.string().max(200),
    standby: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('per-duty'), pence: byDay(pence) }),
      z.strictObject({ kind: z.literal('per-hour'), percentOfBasic: percent }),
    ]),
    calledInPercent: byDay(percent),
    leastMinutes: z.int().min(0).max(1440),
    roundUpTo: z.int().min(1).max(240),
  })
  .meta({ id: 'PayScheme' });

export const paySettings = z
  .strictObject({
    scheme: payScheme,
    basicHour: z.record(z.string(), pence).meta({ description: 'Pence for a basic hour, by person' }),
  })
  .meta({ id: 'PaySettings' });
export type PaySettings = z.infer<typeof paySettings>;
