import { z } from 'zod';
import { instant, localDay } from '../../common/http/wire.ts';

export const openDuty = z
  .object({
    duty: z.string(),
    date: localDay,
    site: z.string().optional(),
    start: instant,
    end: instant,
    missing: z.int(),
  })
  .meta({ id: 'OpenDuty' });
