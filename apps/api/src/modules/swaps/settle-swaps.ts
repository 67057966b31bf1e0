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
    const open = (await this.swaps.open()).map((swap) => [swap.id, swap] as const);
    await this.background.each('swap', open, (swap) => this.swaps.settle(swap, at));
  }
}
