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

export const leavePreviewQuery = z
  .strictObject({ person: code, from: localDay, to: localDay, type: code })
  .refine((leave) => leave.from <= leave.to, { path: ['to'], message: 'must not be before the first day' });

const leaveBalance = z
  .object({
    from: localDay,
    to: localDay,
    entitled: z.number(),
    given: z.number(),
    asked: z.number(),
    left: z.number(),
  })
  .meta({ id: 'LeaveBalance', description: 'Days of the leave year the first day is in' });

export const leavePreview = z
  .object({
    answer: z.enum(['refused', 'given', 'decided']).meta({
      description: '`refused`: staff cannot ask for it; `given`: at once, by the policy; `decided`: by a manager',
    }),
    refusals: z.array(z.string()),
    days: z.number().meta({ description: 'How many days it takes from the balance' }),
    balance: leaveBalance.nullable(),
    holds: z
      .array(z.object({ date: localDay, duty: code, published: z.boolean() }))
      .meta({ description: 'What the person holds then: published, and for managers also drafted in open months' }),
  })
  .meta({ id: 'LeavePreview' });
export type LeavePreview = z.infer<typeof leavePreview>;

export const leaveDecision = z
  .strictObject({ status: z.enum(LEAVE_STATUSES).exclude(['requested', 'withdrawn']), reason: longText.optional() })
  .meta({ id: 'LeaveDecision' });
export type LeaveDecision = z.infer<typeof leaveDecision>;
