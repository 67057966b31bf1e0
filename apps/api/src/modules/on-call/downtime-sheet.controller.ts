import { Body, Controller, Get, HttpCode, Param, Put, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DowntimeSheetRepository } from '@evenflow/persistence';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { instant, wallClock } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { keyOf, Who, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { DowntimeSheet } from './downtime-sheet.ts';

const sheetOrders = z
  .strictObject({
    recipients: z.array(z.email()).max(20),
    at: wallClock.meta({ description: 'HH:MM in the team’s zone' }),
  })
  .meta({ id: 'SheetOrders' });
const keptSheetOrders = z
  .object({ recipients: z.array(z.string()), at: z.string(), sentAt: instant.nullable() })
  .meta({ id: 'KeptSheetOrders' });

/** The board on paper, for the hour the network is down. */
@ApiTags('on-call')
@Controller(`${TEAM}/downtime-sheet`)
export class DowntimeSheetController {
  constructor(
    private readonly sheet: DowntimeSheet,
    private readonly orders: DowntimeSheetRepository,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Roles('viewer', 'staff', 'manager')
  @Operation({ summary: 'Who is on call for the next 72 hours, as PDF', produces: 'application/pdf' })
  async getDowntimeSheet(@Who() who: SignedIn, @Param('team') team: string): Promise<StreamableFile> {
    const disposition = `inline; filename="on-call-${team}.pdf"`;
    const { pdf } = await this.sheet.make(keyOf(who, { team }));
    return new StreamableFile(pdf, { type: 'application/pdf', disposition });
  }

  @Get('mail')
  @Roles('manager')
  @Operation({ summary: 'Who gets the sheet by e-mail every day, and at what time', answers: keptSheetOrders })
  async getSheetOrders(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof keptSheetOrders>> {
    const kept = await this.orders.get(keyOf(who, { team }));
    if (!kept) return { recipients: [], at: '17:00', sentAt: null };
    return { recipients: [...kept.recipients], at: kept.at, sentAt: kept.sentAt?.toISOString() ?? null };
  }

  @Put('mail')
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Send the sheet to these people every day at this time; to nobody when the list is empty' })
  async putSheetOrders(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: sheetOrders }) body: z.infer<typeof sheetOrders>,
  ): Promise<void> {
    await this.orders.set(keyOf(who, { team }), body);
    await this.audit.record(who, { team, action: 'downtime-sheet.ordered', facts: body });
  }
}
