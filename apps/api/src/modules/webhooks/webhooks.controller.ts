import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WebhookRepository, type Delivery, type Webhook } from '@evenflow/persistence';
import { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { RolesAnywhere } from '../access/access.decorators.ts';
import { requireManagerOf } from '../access/machine-tokens.controller.ts';
import { may, Who, type SignedIn } from '../access/signed-in.ts';
import { newSecret } from './sign-webhook.ts';
import { createdWebhook, newWebhook, webhook, webhookDelivery } from './webhooks.schema.ts';

/** Addresses that are told what happens, in signed messages (Standard Webhooks). */
@ApiTags('machines')
@Controller(`${V1}/webhooks`)
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RolesAnywhere('manager')
  @Operation({ summary: 'The addresses that are told', answers: z.array(webhook) })
  async listWebhooks(@Who() who: SignedIn): Promise<z.infer<typeof webhook>[]> {
    return (await this.mine(who)).map(answerOf);
  }

  @Post()
  @HttpCode(201)
  @RolesAnywhere('manager')
  @Operation({ summary: 'Tell another address; its secret is shown this once', answers: createdWebhook, status: 201 })
  async addWebhook(
    @Who() who: SignedIn,
    @Body({ schema: newWebhook }) body: z.infer<typeof newWebhook>,
  ): Promise<z.infer<typeof createdWebhook>> {
    requireManagerOf(who, body.teams);
    const secret = newSecret();
    const order = { ...body, secret, organisation: who.organisation, by: who.name, at: this.clock.now() };
    return { ...answerOf(await this.webhooks.add(order)), secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @RolesAnywhere('manager')
  @Operation({ summary: 'Tell this address no more' })
  async removeWebhook(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.own(who, id);
    await this.webhooks.remove(who.organisation, id, this.clock.now());
  }

  @Get(':id/deliveries')
  @RolesAnywhere('manager')
  @Operation({ summary: 'What was sent, and how it went', answers: z.array(webhookDelivery) })
  async listDeliveries(
    @Who() who: SignedIn,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof webhookDelivery>[]> {
    await this.own(who, id);
    return ((await this.webhooks.deliveries(who.organisation, id)) ?? []).map(deliveryAnswer);
  }

  @Post(':id/deliveries/:delivery/replay')
  @HttpCode(204)
  @RolesAnywhere('manager')
  @Operation({ summary: 'Send it once more' })
  async replayDelivery(
    @Who() who: SignedIn,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('delivery', { schema: z.uuid() }) delivery: string,
  ): Promise<void> {
    await this.own(who, id);
    found((await this.webhooks.replay(who.organisation, delivery, this.clock.now())) || null, 'delivery', delivery);
  }

  private async mine(who: SignedIn): Promise<Webhook[]> {
    const all = await this.webhooks.list(who.organisation);
    return all.filter(({ teams }) => teams.every((team) => may(who, team, 'manager')));
  }

  private async own(who: SignedIn, id: string): Promise<Webhook> {
    return found(
      (await this.mine(who)).find((each) => each.id === id),
      'webhook',
      id,
    );
  }
}

function answerOf({ id, url, events, teams, createdBy, createdAt }: Webhook): z.infer<typeof webhook> {
  return { id, url, events: [...events], teams: [...teams], createdBy, createdAt: createdAt.toISOString() };
}

function deliveryAnswer({ id, event, createdAt, dueAt, tries, deliveredAt, givenUpAt }: Delivery) {
  const state = deliveredAt ? ('delivered' as const) : givenUpAt ? ('given-up' as const) : ('waiting' as const);
  return {
    ...{ id, event, state, createdAt: createdAt.toISOString(), tries: [...tries] },
    nextTryAt: state === 'waiting' ? dueAt.toISOString() : null,
  };
}
