import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SwapRepository } from '@evenflow/persistence';
import { Background } from '../../common/background.ts';
import { Clock } from '../../common/clock.ts';

const EVERY_MS = 15_000;

/** Ends what has come too late, and takes offers along when their duty moves to another day. */
@Injectable()
export class SettleSwaps implements OnModuleInit {
  constructor(
    private readonly swaps: SwapRepository,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.every(EVERY_MS, 'swaps', () => this.round());
  }

  async round(): Promise<void> {
    const at = this.clock.now();
    for (const { key, id, event } of await this.swaps.unsettled(at)) {
      await this.swaps.step(key, id, { by: 'Evenflow', at, events: [event] });
    }
  }
}
