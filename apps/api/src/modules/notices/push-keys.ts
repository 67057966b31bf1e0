import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PushKeysRepository, type PushKeys } from '@evenflow/persistence';
import webPush from 'web-push';
import { Clock } from '../../common/clock.ts';
import { ENV, type Env } from '../../config/env.ts';

/** The keys browsers are pushed to with: those of the surroundings, else a pair made at the first start and kept. */
@Injectable()
export class PushKeyPair implements OnApplicationBootstrap {
  private kept: Promise<PushKeys> | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly keys: PushKeysRepository,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.current();
  }

  current(): Promise<PushKeys> {
    const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = this.env;
    if (publicKey && privateKey) return Promise.resolve({ publicKey, privateKey });
    this.kept ??= this.keys.currentOr(() => webPush.generateVAPIDKeys(), this.clock.now());
    this.kept.catch(() => (this.kept = null));
    return this.kept;
  }
}
