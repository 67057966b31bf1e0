import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.ts';
import { ENV, type Env } from '../config/env.ts';
import { seedDemo } from './seed-demo.ts';

/** Loads the demo teams at the start, where they are wanted and nobody else is there. */
@Module({})
export class DemoModule implements OnApplicationBootstrap {
  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.EVENFLOW_DEMO === 'off') return;
    await seedDemo(this.source.manager, { folder: this.env.DEMO_DIR, now: this.clock.now() });
  }
}
