import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeRepository } from '@evenflow/persistence';
import { Background } from '../../common/background.ts';
import { Clock } from '../../common/clock.ts';
import { Carriers, NotSetUp } from './carriers.ts';
import { TellPeople } from './tell-people.ts';

const EVERY_MS = 2_000;

/**
 * Tells what is in the outbox and sends what is due, again and again. In the demo nothing leaves the house: a delivery
 * counts as sent, and the outbox page shows it.
 */
@Injectable()
export class SendNotices implements OnModuleInit {
  constructor(
    private readonly tell: TellPeople,
    private readonly notices: NoticeRepository,
    private readonly carriers: Carriers,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.every(EVERY_MS, 'notices', () => this.round());
  }

  async round(): Promise<void> {
    await this.tell.all();
    for (let at = this.clock.now(); ; at = this.clock.now()) {
      const delivery = await this.notices.holdNext(at);
      if (!delivery) return;
      try {
        if (!delivery.demo) await this.carriers.carry(delivery);
        await this.notices.sent(delivery, at);
      } catch (failure) {
        const why = failure instanceof Error ? failure.message : 'unknown';
        const last = failure instanceof NotSetUp ? { ...delivery, attempts: Infinity } : delivery;
        await this.notices.failed(last, why, at);
      }
    }
  }
}
