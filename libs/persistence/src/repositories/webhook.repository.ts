import { In, IsNull, type EntityManager } from 'typeorm';
import { WebhookDeliveryEntity, WebhookEntity } from '../entities/machine.entity.ts';

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly teams: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface NewWebhook extends Pick<Webhook, 'url' | 'events' | 'teams'> {
  readonly organisation: string;
  readonly secret: string;
  readonly by: string;
  readonly at: Date;
}

export interface DeliveryTry {
  /** RFC 3339. */
  readonly at: string;
  /** What the other side answered; null when it could not be reached. */
  readonly status: number | null;
  readonly problem: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly tries: readonly DeliveryTry[];
  readonly deliveredAt: Date | null;
  readonly givenUpAt: Date | null;
}

/** A delivery taken to be tried, with where it goes. Nobody else takes it until the lease is over. */
export interface DueDelivery extends Delivery {
  readonly url: string;
  readonly secret: string;
}

const LEASE_MS = 60_000;
const AT_ONCE = 10;

/** Addresses that are told of events, and what was sent to them. */
export class WebhookRepository {
  constructor(private readonly manager: EntityManager) {}

  async add({ organisation, url, secret, events, teams, by, at }: NewWebhook): Promise<Webhook> {
    const row = await this.manager.save(WebhookEntity, {
      ...{ organisationId: organisation, url, secret, events: [...events], teams: [...teams] },
      ...{ createdBy: by, createdAt: at, removedAt: null },
    });
    return webhookOf(row);
  }

  async list(organisation: string): Promise<Webhook[]> {
    const where = { organisationId: organisation, removedAt: IsNull() };
    return (await this.manager.find(WebhookEntity, { where, order: { createdAt: 'ASC' } })).map(webhookOf);
  }

  /** What waits for it is sent no more. False when there is none. */
  async remove(organisation: string, id: string, at: Date): Promise<boolean> {
    return this.manager.transaction(async (manager) => {
      const live = { id, organisationId: organisation, removedAt: IsNull() };
      const { affected } = await manager.update(WebhookEntity, live, { removedAt: at });
      const waiting = { webhookId: id, deliveredAt: IsNull(), givenUpAt: IsNull() };
      if (affected) await manager.update(WebhookDeliveryEntity, waiting, { givenUpAt: at });
      return !!affected;
    });
  }

  /** The newest deliveries of an address; null when the organisation has no such address. */
  async deliveries(organisation: string, id: string, limit = 100): Promise<Delivery[] | null> {
    const hook = await this.manager.findOneBy(WebhookEntity, { id, organisationId: organisation });
    if (!hook) return null;
    return this.manager.find(WebhookDeliveryEntity, {
      where: { webhookId: id },
      order: { createdAt: 'DESC' },
      take: limit,
    });
  }

  /** Sends it once more, now. False when there is none. */
  async replay(organisation: string, id: string, at: Date): Promise<boolean> {
    const hooks = await this.manager.findBy(WebhookEntity, { organisationId: organisation, removedAt: IsNull() });
    const mine = { id, webhookId: In(hooks.map((hook) => hook.id)) };
    const anew = { dueAt: at, deliveredAt: null, givenUpAt: null };
    return !!(await this.manager.update(WebhookDeliveryEntity, mine, anew)).affected;
  }

  /** Takes deliveries that are due; other processes take others. */
  async takeDue(at: Date): Promise<DueDelivery[]> {
    return this.manager.transaction(async (manager) => {
      const due = await manager
        .createQueryBuilder(WebhookDeliveryEntity, 'delivery')
        .where('delivery.due_at <= :at AND delivery.delivered_at IS NULL AND delivery.given_up_at IS NULL', { at })
        .orderBy('delivery.due_at')
        .limit(AT_ONCE)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      if (due.length === 0) return [];
      const lease = { dueAt: new Date(at.getTime() + LEASE_MS) };
      await manager.update(WebhookDeliveryEntity, { id: In(due.map(({ id }) => id)) }, lease);
      const hooks = await manager.findBy(WebhookEntity, { id: In(due.map(({ webhookId }) => webhookId)) });
      return due.map((delivery) => {
        const { url, secret } = hooks.find(({ id }) => id === delivery.webhookId)!;
        return { ...delivery, url, secret };
      });
    });
  }

  /** Notes a try; `next` is when it is tried again, null when it arrived or is given up. */
  async noteTry(
    id: string,
    tried: DeliveryTry & { readonly arrived: boolean; readonly next: Date | null },
  ): Promise<void> {
    const { arrived, next, ...entry } = tried;
    const at = new Date(entry.at);
    await this.manager.query(
      `UPDATE webhook_deliveries SET tries = tries || $2::jsonb, delivered_at = $3, given_up_at = $4, due_at = $5 WHERE id = $1`,
      [id, JSON.stringify([entry]), arrived ? at : null, !arrived && !next ? at : null, next ?? at],
    );
  }
}

function webhookOf({ id, url, events, teams, createdBy, createdAt }: WebhookEntity): Webhook {
  return { id, url, events, teams, createdBy, createdAt };
}
