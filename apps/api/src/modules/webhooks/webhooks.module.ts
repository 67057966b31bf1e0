import { Module } from '@nestjs/common';
import { SendWebhooks } from './send-webhooks.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({ controllers: [WebhooksController], providers: [SendWebhooks] })
export class WebhooksModule {}
