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
    this.background.every(EVERY_MS, 'waves', () => this.searches.askWaves(this.clock.now()));
  }
}
