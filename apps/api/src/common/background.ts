import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { ENV, type Env } from '../config/env.ts';
import { LOG } from './logging.ts';

/** Work that is done again and again beside the requests; every process may do it, and the database sees that it is done once. */
@Injectable()
export class Background implements OnModuleDestroy {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<unknown>>();
  #isOver = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** One round at a time. A failure is logged, and the next round tries again. */
  every(ms: number, name: string, work: () => Promise<unknown>): void {
    if (this.env.BACKGROUND === 'off') return;
    const round = () => {
      if (this.#running.has(name)) return;
      const running = work()
        .catch((failure: unknown) => this.log.error({ failure, name }, 'a round of background work failed'))
        .finally(() => this.#running.delete(name));
      this.#running.set(name, running);
    };
    this.#timers.push(setInterval(round, ms));
  }

  /** The work for each of them in order, by a key to find it by: what fails for one is logged, and the others are done. */
  async each<T>(name: string, pieces: Iterable<readonly [string, T]>, work: (piece: T) => Promise<unknown>) {
    for (const [key, piece] of pieces) {
      if (this.#isOver) return;
      await work(piece).catch((failure: unknown) => {
        if (!this.#isOver) this.log.error({ failure, name, key }, 'a piece of background work failed');
      });
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running.values());
  }
}
