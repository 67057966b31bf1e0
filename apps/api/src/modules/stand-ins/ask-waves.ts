import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StandInRepository } from '@evenflow/persistence';
import { Background } from '../../common/background.ts';
import { Clock } from '../../common/clock.ts';

const EVERY_MS = 5_000;

/** Asks the next wave when the one before has had its time. */
@Injectable()
export class AskWaves implements OnModuleInit {
  constructor(
    private readonly searches: StandInRepository,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.every(EVERY_MS, 'waves', () => this.round());
  }

  async round(): Promise<void> {
    const at = this.clock.now();
    const due = (await this.searches.dueWaves(at)).map(({ id }) => [id, id] as const);
    await this.background.each('wave', due, (id) => this.searches.askWave(id, at));
  }
}
