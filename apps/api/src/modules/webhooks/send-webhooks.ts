import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { listenTo, WebhookRepository, type DueDelivery, type Listening } from '@evenflow/persistence';
import type { Logger } from 'pino';
import { Clock } from '../../common/clock.ts';
import { LOG } from '../../common/logging.ts';
import { ENV, type Env } from '../../config/env.ts';
import { signedHeaders } from './sign-webhook.ts';

/** When a message that did not arrive is tried again: over a day and more, as Standard Webhooks asks. */
const AGAIN_AFTER_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
const PATIENCE_MS = 15_000;
const LOOK_MS = 5_000;

/** Sends what is due. Every try is kept; a process that dies between two leaves the message to the next one. */
@Injectable()
export class SendWebhooks implements OnApplicationBootstrap, OnModuleDestroy {
  private listening: Listening | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
    private readonly webhooks: WebhookRepository,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.listening = await listenTo(this.env.DATABASE_URL, ['evenflow_webhooks_due'], () => this.send());
    this.timer = setInterval(() => this.send(), LOOK_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    if (this.timer) clearInterval(this.timer);
    await this.listening?.close();
    await this.running;
  }

  private send(): void {
    this.running = this.running
      .then(() => this.sendDue())
      .catch((failure: unknown) => {
        if (!this.isOver) this.log.warn({ failure }, 'Webhooks could not be sent; they are tried again shortly.');
      });
  }

  private async sendDue(): Promise<void> {
    while (!this.isOver) {
      const due = await this.webhooks.takeDue(this.clock.now());
      if (due.length === 0) return;
      await Promise.all(due.map((delivery) => this.deliver(delivery)));
    }
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const now = this.clock.now();
    const { status, problem } = await post(delivery, now);
    const arrived = status !== null && status >= 200 && status < 300;
    const wait = AGAIN_AFTER_S[delivery.tries.length];
    // 410 Gone: the other side wants no more of them.
    const isOver = arrived || status === 410 || wait === undefined;
    const next = isOver ? null : new Date(now.getTime() + wait * 1_000);
    await this.webhooks.noteTry(delivery.id, { at: now.toISOString(), status, problem, arrived, next });
  }
}

/** What came back; redirects are not followed, so that a secret message stays where it was sent. */
async function post(
  { id, event, body, createdAt, url, secret }: DueDelivery,
  now: Date,
): Promise<{ status: number | null; problem: string | null }> {
  const text = JSON.stringify({ type: event, timestamp: createdAt.toISOString(), data: body });
  const headers = signedHeaders({ id, timestamp: Math.floor(now.getTime() / 1_000), body: text }, secret);
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', headers, body: text, redirect: 'manual', signal });
    await answer.body?.cancel();
    return { status: answer.status, problem: answer.ok ? null : `answered ${answer.status}` };
  } catch (failure) {
    const cause = failure instanceof Error && failure.cause instanceof Error ? failure.cause : failure;
    return { status: null, problem: cause instanceof Error ? cause.message.slice(0, 200) : 'no answer' };
  }
}
