import { z } from 'zod';
import { instant, text } from '../../common/http/wire.ts';

export const newCalendar = z.strictObject({ name: text }).meta({ id: 'NewCalendar' });

export const calendar = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: instant,
    lastFetchedAt: instant.nullable(),
  })
  .meta({ id: 'Calendar' });

export const createdCalendar = calendar
  .extend({ url: z.string().meta({ description: 'The secret address; shown this once and never again' }) })
  .meta({ id: 'CreatedCalendar' });
