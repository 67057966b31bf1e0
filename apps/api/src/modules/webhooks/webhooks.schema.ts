import { z } from 'zod';
import { instant } from '../../common/http/wire.ts';

/** What an address can be told of. */
export const WEBHOOK_EVENTS = ['rota.published', 'rota.amended', 'coverage.gap.opened', 'coverage.gap.closed'] as const;

export const newWebhook = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'must be an address (https://…)' }).max(500),
    events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'must hold at least one'),
    teams: z.array(z.string().max(80)).min(1, 'must hold at least one'),
  })
  .meta({ id: 'NewWebhook' });

export const webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    events: z.array(z.string()),
    teams: z.array(z.string()),
    createdBy: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });

export const createdWebhook = webhook
  .extend({ secret: z.string().meta({ description: 'whsec_…, to verify the signature with; shown this once' }) })
  .meta({ id: 'CreatedWebhook' });

export const webhookDelivery = z
  .object({
    id: z.uuid().meta({ description: 'The webhook-id header' }),
    event: z.string(),
    createdAt: instant,
    state: z.enum(['waiting', 'delivered', 'given-up']),
    nextTryAt: instant.nullable(),
    tries: z.array(z.object({ at: instant, status: z.int().nullable(), problem: z.string().nullable() })),
  })
  .meta({ id: 'WebhookDelivery' });
