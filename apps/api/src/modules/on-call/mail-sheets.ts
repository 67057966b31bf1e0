import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { wallClockAt } from '@evenflow/domain';
import { DowntimeSheetRepository, type DueSheet } from '@evenflow/persistence';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { LOG } from '../../common/logging.ts';
import { ENV, type Env } from '../../config/env.ts';
import { DowntimeSheet } from './downtime-sheet.ts';
import { OnCallSources } from './on-call-sources.ts';

const LOOK_MS = 30_000;

/** Sends each team's downtime sheet at its time of day, where a mail server is set. */
@Injectable()
export class MailSheets implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
    private readonly sheets: DowntimeSheetRepository,
    private readonly sheet: DowntimeSheet,
    private readonly sources: OnCallSources,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.env.SMTP_URL) return;
    this.timer = setInterval(() => void this.sendDue(), LOOK_MS);
    this.timer.unref();
    void this.sendDue();
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Resolves when everything due has been sent, or has failed and stays due. */
  sendDue(): Promise<void> {
    this.running = this.running.then(async () => {
      if (this.isOver) return;
      const minute = this.sources.now();
      await this.sheets
        .sendDue(
          new Date(minute * 60_000),
          (zone) => wallClockAt(minute, zone),
          (due) => this.send(due),
        )
        .catch((failure: unknown) => {
          this.log.warn({ failure }, 'A downtime sheet could not be sent; it is tried again shortly.');
        });
    });
    return this.running;
  }

  private async send({ key, recipients }: DueSheet): Promise<void> {
    const transport = createTransport(this.env.SMTP_URL);
    try {
      await transport.sendMail({
        from: this.env.MAIL_FROM,
        to: [...recipients],
        subject: `On call, next 72 hours: ${key.team}`,
        text: 'The sheet for a downtime is attached. Keep the newest one at the desk; the screen is right while it works.',
        attachments: [
          { filename: `on-call-${key.team}.pdf`, content: await this.sheet.pdf(key), contentType: 'application/pdf' },
        ],
      });
    } finally {
      transport.close();
    }
  }
}
