import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { NoticeRepository, type NoticeDelivery } from '@evenflow/persistence';
import nodemailer, { type Transporter } from 'nodemailer';
import webPush, { WebPushError, type PushSubscription } from 'web-push';
import { ENV, type Env } from '../../config/env.ts';
import { PushKeyPair } from './push-keys.ts';

/** This way out of the app is not set up here; trying again would not help. */
export class NotSetUp extends Error {}

/** Takes one delivery out of the house. Its name goes with it, so that a second copy can be told from the first. */
@Injectable()
export class Carriers {
  #mail: Transporter | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly notices: NoticeRepository,
    private readonly keys: PushKeyPair,
  ) {}

  async carry(delivery: NoticeDelivery): Promise<void> {
    if (delivery.channel === 'email') return this.mail(delivery);
    if (delivery.channel === 'sms') return this.sms(delivery);
    return this.push(delivery);
  }

  private async mail({ noticeId, address, title, text, link }: NoticeDelivery): Promise<void> {
    if (!this.env.SMTP_URL) throw new NotSetUp('SMTP_URL is not set');
    this.#mail ??= nodemailer.createTransport(this.env.SMTP_URL);
    await this.#mail.sendMail({
      messageId: `<${noticeId}@evenflow>`,
      from: this.env.MAIL_FROM,
      to: address,
      subject: title,
      text: `${text}\n\n${this.addressOf(link)}\n`,
    });
  }

  private async sms({ noticeId, address, title, text }: NoticeDelivery): Promise<void> {
    if (!this.env.SMS_WEBHOOK_URL) throw new NotSetUp('SMS_WEBHOOK_URL is not set');
    const body = JSON.stringify({ to: address, text: `${title}. ${text}` });
    const at = String(Math.floor(Date.now() / 1000));
    const secret = this.env.SMS_WEBHOOK_SECRET ?? '';
    const signature = createHmac('sha256', secret).update(`${noticeId}.${at}.${body}`).digest('base64');
    const answer = await fetch(this.env.SMS_WEBHOOK_URL, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': noticeId,
        'webhook-timestamp': at,
        'webhook-signature': `v1,${signature}`,
      },
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`the SMS service answered ${answer.status}`);
  }

  private async push({ noticeId, address, title, text, link }: NoticeDelivery): Promise<void> {
    const from = this.env.MAIL_FROM;
    const wishes = await this.notices.wishes(address);
    const payload = JSON.stringify({ id: noticeId, title, text, link });
    const subject = `mailto:${/<(.+)>/.exec(from)?.[1] ?? from}`;
    const vapidDetails = { subject, ...(await this.keys.current()) };
    let failure: unknown = null;
    for (const subscription of (wishes?.subscriptions ?? []) as PushSubscription[]) {
      try {
        await webPush.sendNotification(subscription, payload, { vapidDetails, TTL: 24 * 3600 });
      } catch (refusal) {
        if (isGone(refusal)) await this.notices.removeSubscription(address, subscription.endpoint);
        else failure = refusal;
      }
    }
    if (failure) throw failure as Error;
  }

  private addressOf(link: string): string {
    return `${(this.env.PUBLIC_URL ?? '').replace(/\/$/, '')}${link}`;
  }
}

/** The browser took its subscription back, or is no more. */
function isGone(refusal: unknown): boolean {
  return refusal instanceof WebPushError && (refusal.statusCode === 404 || refusal.statusCode === 410);
}
