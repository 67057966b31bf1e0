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
/**
 * What is kept is read anew after this to twice this, one at a time and behind the answers, so that no lost notice lives
 * long; never all of it at once, though all of it may have been read at once.
 */
const KEEP_MINUTES = 30;
/** Of so many teams all is kept that was read, those asked for last; of the others what was made from it. */
const WHOLE_TEAMS = 50;
/** A kept source answers for moments from a day before it was made to three days after. */
const BEFORE = 1440;
const AFTER = 3 * 1440;

/** What is known of a team around a moment, and what was made from it. */
export interface OnCallSource extends PublishedAround {
  /** The minute since 1970-01-01T00:00Z around which it was read. */
  readonly around: number;
}

interface Kept {
  readonly at: number;
  /** The minute from which it is read anew. */
  readonly until: number;
  /** What was made from it, by name: a tenth of its size, and all that most readers want. */
  readonly made: Map<string, unknown>;
  /** Null once other teams were asked for: it is read again for whoever needs it. */
  source: Promise<OnCallSource> | null;
  /** Until it has been read once nobody knows which team's notices it must heed. */
  isRead: boolean;
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
  /** Those kept whole, the one asked for last at the end. */
  private readonly whole = new Set<Kept>();
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
    const kept = this.keptOf(key, moment, knownAt);
    return kept ? this.sourceOf(kept, key) : this.read(key, moment, knownAt);
  }

  /** What is published over a run of minutes, read for this once. */
  async over(key: TeamKey, from: number, to: number): Promise<OnCallSource> {
    const day = (minute: number) => wallClockAt(minute, 'UTC').day;
    const window = { from: addDays(day(from), -BACK_DAYS), to: addDays(day(to), 1) };
    return { ...(await this.repository.around(key, window)), around: from };
  }

  /** Something made of what is published around a moment; near the present made once for as long as nothing changes. */
  async made<T>(
    { key, moment, knownAt }: { readonly key: TeamKey; readonly moment: number; readonly knownAt?: Date | undefined },
    name: string,
    make: (source: OnCallSource) => T,
  ): Promise<T> {
    const kept = this.keptOf(key, moment, knownAt);
    if (!kept) return make(await this.read(key, moment, knownAt));
    if (!kept.made.has(name)) {
      const source = await this.sourceOf(kept, key);
      // Another may have made it while this one waited.
      if (!kept.made.has(name)) kept.made.set(name, make(source));
    }
    return kept.made.get(name) as T;
  }

  /** What is in memory of a team, or about to be; null for moments far off, and while changes would not be heard of. */
  private keptOf(key: TeamKey, moment: number, knownAt: Date | undefined): Kept | null {
    const now = this.now();
    const isNear = now - BEFORE <= moment && moment <= now + AFTER;
    if (!isNear || knownAt || !this.isListening) return null;
    const name = nameOf(key);
    const known = this.kept.get(name);
    if (!known || Math.abs(now - known.at) >= BEFORE) return this.keep(name, key, now);
    if (now >= known.until || now < known.at) {
      this.renewing ??= this.renew(name, key, known)
        .catch(() => undefined)
        .finally(() => (this.renewing = null));
    }
    return known;
  }

  private keep(name: string, key: TeamKey, now: number, source = this.read(key, now)): Kept {
    const until = now + Math.ceil(KEEP_MINUTES * (1 + Math.random()));
    const kept: Kept = { at: now, until, made: new Map(), source, isRead: false };
    this.kept.set(name, kept);
    this.keepWhole(kept);
    source.then(
      ({ teamId }) => {
        kept.isRead = true;
        this.nameOf.set(teamId, name);
      },
      () => {
        if (this.kept.get(name) === kept) this.kept.delete(name);
      },
    );
    return kept;
  }

  private sourceOf(kept: Kept, key: TeamKey): Promise<OnCallSource> {
    const source = (kept.source ??= this.read(key, kept.at));
    source.catch(() => (kept.source = null));
    this.keepWhole(kept);
    return source;
  }

  private keepWhole(kept: Kept): void {
    this.whole.delete(kept);
    this.whole.add(kept);
    if (this.whole.size <= WHOLE_TEAMS) return;
    const [oldest] = this.whole;
    oldest!.source = null;
    this.whole.delete(oldest!);
  }

  /** Reads it once more. What changed meanwhile has been forgotten, and is not brought back. */
  private async renew(name: string, key: TeamKey, known: Kept): Promise<void> {
    const at = this.now();
    const source = await this.read(key, at);
    if (this.kept.get(name) === known) this.keep(name, key, at, Promise.resolve(source));
  }

  /** Whoever changed something through this process reads it back at once. */
  forgetTeam(key: TeamKey): void {
    this.kept.delete(nameOf(key));
  }

  private forget(teamId: string): void {
    const name = this.nameOf.get(teamId);
    if (name) this.kept.delete(name);
    // A team that is being read for the first time has no name yet: it is read again.
    else for (const [each, { isRead }] of this.kept) if (!isRead) this.kept.delete(each);
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
    return { ...(await this.repository.around(key, window)), around: moment };
  }
}

function nameOf({ organisation, team }: TeamKey): string {
  return `${organisation}|${team}`;
}
