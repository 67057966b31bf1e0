import { z } from 'zod';
import { PRIORITIES } from '@evenflow/domain';
import { code, localDay, longText, month } from '../../common/http/wire.ts';
import { request } from '../teams/team.schema.ts';

export const newRequest = z
  .strictObject({
    person: code,
    from: localDay,
    to: localDay,
    wish: z.enum(['want', 'avoid']),
    duty: code.meta({ description: 'A duty code, `any` or `any call`' }),
    priority: z.enum(PRIORITIES),
    comment: longText.optional(),
  })
  .refine((request) => request.from <= request.to, { path: ['to'], message: 'must not be before the first day' })
  .meta({ id: 'NewRequest' });
export type NewRequest = z.infer<typeof newRequest>;

export const wishOutcome = z
  .object({
    request,
    month,
    met: z.boolean(),
    against: z.array(z.object({ date: localDay, duty: z.string() })).readonly(),
  })
  .meta({ id: 'WishOutcome', description: 'What became of a wish in one published month, and where it was not met' });
