import { z } from 'zod';
import { isWallClock } from '@evenflow/domain';

/** The small words of the wire: one schema each, used by every module for input, answer and OpenAPI alike. */

export const localDay = z.iso.date('must be a day that exists, as YYYY-MM-DD').meta({ description: 'Day, YYYY-MM-DD' });
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, as YYYY-MM');
export const instant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 time with an offset' })
  .meta({ description: 'RFC 3339 with offset' });
export const wallClock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .refine(isWallClock, 'must be a time, as HH:MM');
export const code = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(40, 'must have at most 40 characters')
  .regex(/^[^|/]*$/, 'must not hold | or /');
export const text = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');
export const longText = z.string().max(2000, 'must have at most 2000 characters');
export const count = z.int('must be a whole number').min(0, 'must not be negative');

/** Query of a list that may be narrowed to a run of days, both included. */
export const dayRange = z.strictObject({ from: localDay.optional(), to: localDay.optional() });
export type DayRange = z.infer<typeof dayRange>;

/** One cost, whole and by tier (`must`, `open`, `signed`, `fairness`, `wishes`, `comfort`). */
export const costByTier = z.object({ total: z.number(), byTier: z.record(z.string(), z.number()) });
export const cost = costByTier.extend({ byRule: z.record(z.string(), z.number()) }).meta({ id: 'Cost' });
