import { z } from 'zod';
import { LEAVE_STATUSES } from '@evenflow/domain';
import { code, localDay, longText } from '../../common/http/wire.ts';

export const newLeave = z
  .strictObject({
    person: code,
    from: localDay,
    to: localDay,
    type: code,
    typeName: z.string().max(100).optional(),
    status: z.enum(['requested', 'approved', 'recorded']).optional().meta({
      description: 'Only managers choose one; staff always ask (`requested`)',
    }),
    comment: longText.optional(),
  })
  .refine((leave) => leave.from <= leave.to, { path: ['to'], message: 'must not be before the first day' })
  .meta({ id: 'NewLeave' });
export type NewLeave = z.infer<typeof newLeave>;

export const leaveDecision = z
  .strictObject({ status: z.enum(LEAVE_STATUSES).exclude(['requested', 'withdrawn']), reason: longText.optional() })
  .meta({ id: 'LeaveDecision' });
export type LeaveDecision = z.infer<typeof leaveDecision>;
