import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { instantText, USUAL_REMINDERS, USUAL_WISHES } from '@evenflow/domain';
import { AccessRepository, DowntimeSheetRepository, NoticeRepository } from '@evenflow/persistence';
import { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { found, Refusal } from '../../common/errors/problems.ts';
import { TEAM, V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Roles, RolesAnywhere } from '../access/access.decorators.ts';
import { keyOf, Who, type SignedIn } from '../access/signed-in.ts';
import {
  noticeList,
  noticeReceipt,
  noticeWishes,
  outboxItem,
  pushedTo,
  pushKey,
  pushSubscription,
} from './notice.schema.ts';
import { PushKeyPair } from './push-keys.ts';

type Wishes = z.infer<typeof noticeWishes>;

/** What I am told, and how. */
@ApiTags('notices')
@Controller(V1)
export class NoticesController {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly access: AccessRepository,
    private readonly clock: Clock,
    private readonly keys: PushKeyPair,
    private readonly sheets: DowntimeSheetRepository,
  ) {}

  @Get('me/notices')
  @AnySignedIn()
  @Operation({ summary: 'What I was told, newest first', answers: noticeList })
  async listNotices(@Who() who: SignedIn): Promise<z.infer<typeof noticeList>> {
    const rows = await this.notices.list(who.id);
    return {
      unread: rows.filter(({ readAt }) => readAt === null).length,
      notices: rows.map(({ id, title, text, link, loud, wantsAnswer, at, readAt, answeredAt }) => ({
        ...{ id, title, text, link, loud, wantsAnswer, at: at.toISOString() },
        ...{ readAt: readAt?.toISOString() ?? null, answeredAt: answeredAt?.toISOString() ?? null },
      })),
    };
  }

  @Post('me/notices/read')
  @HttpCode(204)
  @AnySignedIn()
  @Operation({ summary: 'I have read them all' })
  readNotices(@Who() who: SignedIn): Promise<void> {
    return this.notices.read(who.id, this.clock.now());
  }

  @Post('me/notices/:id/answer')
  @HttpCode(204)
  @AnySignedIn()
  @Operation({ summary: 'I have seen this one and act on it' })
  async answerNotice(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    if (!(await this.notices.answer(who.id, id, this.clock.now()))) throw new Refusal('not-found', { what: 'notice' });
  }

  @Get('me/notice-wishes')
  @AnySignedIn()
  @Operation({ summary: 'How I want to be told', answers: noticeWishes })
  async getNoticeWishes(@Who() who: SignedIn): Promise<Wishes> {
    const { channels, quietFrom, quietTo, remindHours, remindOf } = (await this.notices.wishes(who.id)) ?? {
      ...USUAL_WISHES,
      ...USUAL_REMINDERS,
    };
    return { channels: [...channels], quietFrom, quietTo, remindHours, remindOf };
  }

  @Put('me/notice-wishes')
  @AnySignedIn()
  @Operation({ summary: 'Change how I want to be told', answers: noticeWishes })
  async setNoticeWishes(@Who() who: SignedIn, @Body({ schema: noticeWishes }) body: Wishes): Promise<Wishes> {
    await this.notices.setWishes(who.id, body);
    return body;
  }

  @Get('me/push-key')
  @AnySignedIn()
  @Operation({ summary: 'What a browser needs to be pushed to', answers: pushKey })
  async getPushKey(): Promise<z.infer<typeof pushKey>> {
    return { key: (await this.keys.current()).publicKey };
  }

  @Put('me/push-subscription')
  @HttpCode(204)
  @AnySignedIn()
  @Operation({ summary: 'Push to this browser from now on; push becomes one of my ways' })
  async addPushSubscription(
    @Who() who: SignedIn,
    @Body({ schema: pushSubscription }) body: z.infer<typeof pushSubscription>,
  ): Promise<void> {
    const { subscriptions, channels } = (await this.notices.wishes(who.id)) ?? { ...USUAL_WISHES, subscriptions: [] };
    const others = subscriptions.filter((each) => (each as { endpoint?: string }).endpoint !== body.endpoint);
    const ways = [...new Set([...channels, 'push' as const])];
    await this.notices.setWishes(who.id, { subscriptions: [...others, body].slice(-10), channels: ways });
  }

  @Delete('me/push-subscription')
  @HttpCode(204)
  @AnySignedIn()
  @Operation({ summary: 'Push to this browser no more; to none of mine where none is named' })
  removePushSubscriptions(
    @Who() who: SignedIn,
    @Query({ schema: pushedTo }) { endpoint }: z.infer<typeof pushedTo>,
  ): Promise<void> {
    if (endpoint === undefined) return this.notices.setWishes(who.id, { subscriptions: [] });
    return this.notices.removeSubscription(who.id, endpoint);
  }

  @Get(`${TEAM.slice(V1.length + 1)}/notices/receipts`)
  @Roles('manager')
  @Operation({ summary: 'Who has seen what they were asked to look at', answers: z.array(noticeReceipt) })
  async listReceipts(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof noticeReceipt>[]> {
    const rows = await this.notices.wanted(keyOf(who, { team }));
    return rows.map(({ recipientName, title, at, readAt, answeredAt }) => ({
      ...{ to: recipientName, title, at: at.toISOString() },
      ...{ readAt: readAt?.toISOString() ?? null, answeredAt: answeredAt?.toISOString() ?? null },
    }));
  }

  @Get('outbox')
  @RolesAnywhere('manager', 'administrator')
  @Operation({ summary: 'What the demo would have sent; only where the demo is loaded', answers: z.array(outboxItem) })
  async listOutbox(@Who() who: SignedIn): Promise<z.infer<typeof outboxItem>[]> {
    await this.requireDemo(who);
    const rows = await this.notices.outbox(who.organisation);
    return rows.map(({ to, channel, address, title, text, loud, notBefore, sentAt, givenUp, sheet, zone }) => {
      const say = (at: Date) => instantText(Math.floor(at.getTime() / 60_000), zone);
      return {
        ...{ to, channel, address, title, text, loud, givenUp, sheet, timeZone: zone },
        ...{ notBefore: say(notBefore), sentAt: sentAt && say(sentAt) },
      };
    });
  }

  @Get('outbox/sheets/:id')
  @RolesAnywhere('manager', 'administrator')
  @Operation({ summary: 'A downtime sheet that the demo would have mailed', produces: 'application/pdf' })
  async getSentSheet(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    await this.requireDemo(who);
    const pdf = found(await this.sheets.sent(who.organisation, id), 'sheet', id);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: 'inline; filename="on-call.pdf"' });
  }

  private async requireDemo({ organisation }: SignedIn): Promise<void> {
    if ((await this.access.demoOrganisation()) !== organisation) throw new Refusal('not-found', { what: 'outbox' });
  }
}
