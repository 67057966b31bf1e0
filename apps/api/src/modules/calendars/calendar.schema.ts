import { z } from 'zod';
import { instant, text } from '../../common/http/wire.ts';

export const newCalendar = z
  .strictObject({ name: text, of: z.enum(['me', 'team']).optional().meta({ description: 'Mine when left out' }) })
  .meta({ id: 'NewCalendar' });

export const calendar = z
  .object({
    id: z.uuid(),
    name: z.string(),
    of: z.enum(['me', 'team']),
    createdAt: instant,
    lastFetchedAt: instant.nullable(),
  })
  .meta({ id: 'Calendar' });

export const createdCalendar = calendar
  .extend({ url: z.string().meta({ description: 'The secret address; shown this once and never again' }) })
  .meta({ id: 'CreatedCalendar' });
