import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { addDays, wallClockAt } from '@evenflow/domain';
import { listenTo, OnCallRepository, type Listening, type PublishedAround, type TeamKey } from '@evenflow/persistence';
import { Subject } from 'rxjs';
import { Clock } from '../../common/clock.ts';
import { ENV, type Env } from '../../config/env.ts';

/** Published duties this far back are looked at: a call block may last four weeks. */
const BACK_DAYS = 35;
/** And this far ahead: cover is asked for 60 days. */
const AHEAD_DAYS = 65;
/** The past is asked about one moment only. */
const AHEAD_THEN_DAYS = 35;
/** Kept answers are made anew after this, one at a time and behind the answers, so that no lost notice lives long. */
const KEEP_MINUTES = 30;
/** A kept source answers for moments from a day before it was made to three days after. */
const BEFORE = 1440;
const AFTER = 3 * 1440;

/** What is known of a team around a moment, and what was made from it. */
export interface OnCallSource extends PublishedAround {
  /** The minute since 1970-01-01T00:00Z around which it was read. */
  readonly around: number;
  /** Things computed from it, by name; they go when it goes. */
  readonly made: Map<string, unknown>;
}

interface Kept {
  readonly at: number;
  readonly source: Promise<OnCallSource>;
}

/**
 * The published rotas in memory. PostgreSQL says which team changed the moment a change is committed, and that team is
 * read anew; while it cannot say so, nothing is kept. So an answer never costs a look at the rota tables, and is never
 * older than the last change.
 */
@Injectable()
export class OnCallSources implements OnModuleInit, OnModuleDestroy {
  /** Ids of teams that changed. */
  readonly changed = new Subject<string>();
  /** The connection stands again: anything may have changed meanwhile. */
  readonly reconnected = new Subject<void>();
  private readonly kept = new Map<string, Kept>();
  private readonly nameOf = new Map<string, string>();
  private renewing: Promise<unknown> | null = null;
  private isListening = false;
  private listening: Listening | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly repository: OnCallRepository,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listening = await listenTo(
      this.env.DATABASE_URL,
      ['evenflow_team_changed'],
      (_channel, id) => this.forget(id),
      (isUp) => this.connectionIs(isUp),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.changed.complete();
    this.reconnected.complete();
    await this.listening?.close();
  }

  now(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }

  /** What is published around a moment: from memory near the present, else read for this once. */
  async around(key: TeamKey, moment: number, knownAt?: Date): Promise<OnCallSource> {
    const now = this.now();
    const isNear = now - BEFORE <= moment && moment <= now + AFTER;
    if (!isNear || knownAt || !this.isListening) return this.read(key, moment, knownAt);
    const name = nameOf(key);
    const known = this.kept.get(name);
    const age = known ? Math.abs(now - known.at) : Infinity;
    if (!known || age >= BEFORE) return this.keep(name, key, now);
    if (age >= KEEP_MINUTES) {
      this.renewing ??= this.renew(name, key, known)
        .catch(() => undefined)
        .finally(() => (this.renewing = null));
    }
    return known.source;
  }

  private keep(name: string, key: TeamKey, now: number): Promise<OnCallSource> {
    const source = this.read(key, now);
    this.kept.set(name, { at: now, source });
    source.then(
      ({ teamId }) => this.nameOf.set(teamId, name),
      () => this.kept.delete(name),
    );
    return source;
  }

  /** Reads it once more. What changed meanwhile has been forgotten, and is not brought back. */
  private async renew(name: string, key: TeamKey, known: Kept): Promise<void> {
    const at = this.now();
    const source = await this.read(key, at);
    if (this.kept.get(name) === known) this.kept.set(name, { at, source: Promise.resolve(source) });
  }

  /** Whoever changed something through this process reads it back at once. */
  forgetTeam(key: TeamKey): void {
    this.kept.delete(nameOf(key));
  }

  private forget(teamId: string): void {
    const name = this.nameOf.get(teamId);
    // A team that is being read for the first time has no name yet: it is read again.
    if (name) this.kept.delete(name);
    else this.kept.clear();
    this.changed.next(teamId);
  }

  private connectionIs(isUp: boolean): void {
    const wasUp = this.isListening;
    this.isListening = isUp;
    this.kept.clear();
    if (isUp && !wasUp) this.reconnected.next();
  }

  private async read(key: TeamKey, moment: number, knownAt?: Date): Promise<OnCallSource> {
    const day = wallClockAt(moment, 'UTC').day;
    const ahead = knownAt ? AHEAD_THEN_DAYS : AHEAD_DAYS;
    const window = { from: addDays(day, -BACK_DAYS), to: addDays(day, ahead), ...(knownAt ? { knownAt } : {}) };
    return { ...(await this.repository.around(key, window)), around: moment, made: new Map() };
  }
}

function nameOf({ organisation, team }: TeamKey): string {
  return `${organisation}|${team}`;
}

/** Made once from a source, then kept with it. */
export function madeFrom<T>(source: OnCallSource, name: string, make: () => T): T {
  if (!source.made.has(name)) source.made.set(name, make());
  return source.made.get(name) as T;
}
