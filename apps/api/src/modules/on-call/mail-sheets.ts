import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { wallClockAt } from '@evenflow/domain';
import { DowntimeSheetRepository, type DueSheet, type SheetMail } from '@evenflow/persistence';
import { createTransport } from 'nodemailer';
import { Background } from '../../common/background.ts';
import { ENV, type Env } from '../../config/env.ts';
import { DowntimeSheet } from './downtime-sheet.ts';
import { OnCallSources } from './on-call-sources.ts';

const LOOK_MS = 20_000;

/** Sends each team's downtime sheet at its time of day, where a mail server is set; the demo's lands on the outbox page. */
@Injectable()
export class MailSheets implements OnModuleInit {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly sheets: DowntimeSheetRepository,
    private readonly sheet: DowntimeSheet,
    private readonly sources: OnCallSources,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.every(LOOK_MS, 'downtime sheets', () => this.sendDue());
  }

  /** Resolves when everything due has been sent, or has failed and stays due. */
  async sendDue(): Promise<void> {
    const minute = this.sources.now();
    const timeOf = (zone: string) => wallClockAt(minute, zone);
    const post = { canMail: this.env.SMTP_URL !== undefined, send: (due: DueSheet) => this.send(due) };
    const teams = (await this.sheets.ordered()).map(({ teamId }) => [teamId, teamId] as const);
    await this.background.each('downtime sheet', teams, (team) =>
      this.sheets.sendDue(team, new Date(minute * 60_000), timeOf, post),
    );
  }

  private async send({ key, day, recipients, demo }: DueSheet): Promise<SheetMail> {
    const { teamName, pdf } = await this.sheet.make(key);
    const title = `On call, next 72 hours: ${teamName}`;
    const text =
      'The sheet for a downtime is attached. Keep the newest one at the desk; the screen is right while it works.';
    if (demo) return { title, text, pdf };
    const transport = createTransport(this.env.SMTP_URL);
    try {
      await transport.sendMail({
        // One that is cut off after it was sent is sent again, and can be told from another.
        messageId: `<sheet-${key.team}-${day}@evenflow>`,
        from: this.env.MAIL_FROM,
        to: [...recipients],
        subject: title,
        text,
        attachments: [{ filename: `on-call-${key.team}.pdf`, content: pdf, contentType: 'application/pdf' }],
      });
    } finally {
      transport.close();
    }
    return { title, text, pdf };
  }
}
