import { z } from 'zod';
import { finding } from '../../modules/rotas/rota.schema.ts';

/** RFC 9457 problem details, with the field pointers and rule findings this API adds. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Each field at fault, by JSON pointer into the body, or /query/… and /path/…' }),
    violations: z.array(finding).optional(),
    who: z.string().optional().meta({ description: 'Who changed it, when somebody else did' }),
    when: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
