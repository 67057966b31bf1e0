import { Inject, Injectable, type MessageEvent, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { listenTo, SOLVE_CHANNELS, SolveRepository, type Listening } from '@evenflow/persistence';
import {
  concatMap,
  distinctUntilChanged,
  filter,
  from,
  interval,
  map,
  merge,
  of,
  Subject,
  takeWhile,
  timer,
  firstValueFrom,
  takeUntil,
  type Observable,
} from 'rxjs';
import { ENV, type Env } from '../../config/env.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { hasEnded } from './solve-answer.ts';
import { toldTo } from './told-to.ts';

/** A message lost with the database connection is made up for by looking again. */
const LOOK_AGAIN_MS = 5_000;
/** A worker puts a rota down within a fraction of a second of being asked to stop; a busy machine gets more. */
const PATIENCE_MS = 15_000;

/** The progress of a solve as it happens, from PostgreSQL's notifications: any API process serves any solve. */
@Injectable()
export class FollowSolve implements OnModuleInit, OnModuleDestroy {
  private readonly changed = new Subject<string>();
  private listening: Listening | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly solves: SolveRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listening = await listenTo(this.env.DATABASE_URL, [SOLVE_CHANNELS.changed], (_channel, id) =>
      this.changed.next(id),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.changed.complete();
    await this.listening?.close();
  }

  /** Resolves once the solve has ended, and after 15 seconds in any case. */
  async ended(who: SignedIn, id: string): Promise<void> {
    const end = this.events(who, id).pipe(
      filter(({ type }) => type === 'end'),
      takeUntil(timer(PATIENCE_MS)),
    );
    await firstValueFrom(end, { defaultValue: null });
  }

  /**
   * How the solve stands now and after every change, as `progress` (a question: `steps`, or the `first` answer); then `end` with the whole solve,
   * and no more. Who comes back after a lost connection with the id of the last event is not told it again.
   */
  events(who: SignedIn, id: string, lastSeen?: string): Observable<MessageEvent> {
    const mine = this.changed.pipe(filter((changed) => changed === id));
    return merge(of(id), mine, interval(LOOK_AGAIN_MS)).pipe(
      concatMap(() => from(this.solves.get(who.organisation, id))),
      takeWhile((state) => !hasEnded(state), true),
      map((state): MessageEvent | null => {
        const told = toldTo(who, state);
        if (hasEnded(state)) return { type: 'end', data: told };
        if (told.steps) return { type: 'steps', data: told.steps, id: `steps-${told.steps.elapsedMs}` };
        if (told.first) return { type: 'first', data: told.first, id: `first-${told.first.elapsedMs}` };
        return told.progress && { type: 'progress', data: told.progress, id: `progress-${told.progress.elapsedMs}` };
      }),
      filter((event) => event !== null),
      filter(({ id: told }) => told === undefined || told !== lastSeen),
      distinctUntilChanged((a, b) => a.type === b.type && JSON.stringify(a.data) === JSON.stringify(b.data)),
    );
  }
}
