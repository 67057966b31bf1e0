import { z } from 'zod';
import { instant } from '../../common/http/wire.ts';

export const auditEntry = z
  .object({ at: instant, by: z.string(), action: z.string(), facts: z.record(z.string(), z.unknown()) })
  .meta({ id: 'AuditEntry' });
