import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OnCallRepository, type TeamKey } from '@evenflow/persistence';
import type { Subscription } from 'rxjs';
import { Background } from '../../common/background.ts';
import { ENV, type Env } from '../../config/env.ts';
import { OnCallSources } from '../on-call/on-call-sources.ts';
import { SettleAlarms } from './settle-alarms.ts';

/** Changes of one moment are looked at together. */
const GATHER_MS = 200;
/** Every team whose revision moved without our hearing of it is looked at this often. */
const SWEEP_MS = 20_000;
/** And every team, changed or not, because time itself brings days near. */
const ANEW_MINUTES = 60;

/**
 * Looks at a team's cover whenever anything of the team changes, whoever changed it, and makes the alarms agree. A
 * notice that was lost is made up for by the sweep.
 */
@Injectable()
export class WatchCover implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly seen = new Map<string, { readonly revision: number; readonly at: number }>();
  private keys = new Map<string, TeamKey>();
  private subscriptions: Subscription[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly sources: OnCallSources,
    private readonly cover: SettleAlarms,
    private readonly teams: OnCallRepository,
    private readonly background: Background,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.COVER_WATCH === 'off') return;
    this.subscriptions = [
      this.sources.changed.subscribe((id) => this.lookSoon(id)),
      this.sources.reconnected.subscribe(() => this.next(() => this.sweep())),
    ];
    this.timer = setInterval(() => this.next(() => this.sweep()), SWEEP_MS);
    this.timer.unref();
    this.next(() => this.sweep());
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    for (const timeout of this.waiting.values()) clearTimeout(timeout);
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private lookSoon(id: string): void {
    if (this.waiting.has(id)) return;
    const timeout = setTimeout(() => {
      this.waiting.delete(id);
      this.next(async () => {
        const key = this.keys.get(id);
        await (key ? this.cover.look(key) : this.sweep());
      });
    }, GATHER_MS);
    timeout.unref();
    this.waiting.set(id, timeout);
  }

  /** One look at a time, in order; a look that fails is made up for by the sweep. */
  private next(look: () => Promise<void>): void {
    this.running = this.running.then(async () => {
      if (!this.isOver) await this.background.each('cover', [['a look', look]], (each) => each());
    });
  }

  private async sweep(): Promise<void> {
    const teams = await this.teams.teams();
    this.keys = new Map(teams.map(({ id, organisation, team }) => [id, { organisation, team }]));
    const now = this.sources.now();
    // A team whose cover cannot be worked out is looked at again by the next sweep, and hides no other's gaps.
    const each = teams.map((one) => [one.id, one] as const);
    await this.background.each('cover', each, async ({ id, revision, organisation, team }) => {
      const before = this.seen.get(id);
      if (before?.revision === revision && Math.abs(now - before.at) < ANEW_MINUTES) return;
      await this.cover.look({ organisation, team });
      this.seen.set(id, { revision, at: now });
    });
  }
}
