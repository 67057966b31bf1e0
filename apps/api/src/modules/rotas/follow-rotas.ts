import { Inject, Injectable, type MessageEvent, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DraftRepository, listenTo, ROTA_CHANNEL, type Listening, type RevisionMade } from '@evenflow/persistence';
import { concatMap, filter, from, interval, map, merge, mergeMap, of, startWith, Subject, type Observable } from 'rxjs';
import { ENV, type Env } from '../../config/env.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';

/** A message lost with the database connection is made up for by looking again. */
const LOOK_AGAIN_MS = 15_000;

/** The revisions of a team's drafts as they are made, so that two managers in one month see each other at work. */
@Injectable()
export class FollowRotas implements OnModuleInit, OnModuleDestroy {
  private readonly made = new Subject<RevisionMade>();
  private listening: Listening | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly drafts: DraftRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listening = await listenTo(this.env.DATABASE_URL, [ROTA_CHANNEL], (_channel, payload) =>
      this.made.next(JSON.parse(payload) as RevisionMade),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.made.complete();
    await this.listening?.close();
  }

  /** `listening`, then every month's revision as it is now and every later one, as `revision`. Throws `unknown-team`. */
  events(who: SignedIn, team: string): Observable<MessageEvent> {
    const key = keyOf(who, { team });
    const all = interval(LOOK_AGAIN_MS).pipe(
      startWith(0),
      concatMap(() => from(this.drafts.revisions(key))),
      mergeMap((revisions) => of(...revisions)),
    );
    const news = this.made.pipe(filter((made) => made.organisation === key.organisation && made.team === key.team));
    return merge(all, news).pipe(
      map(({ month, revision, by }): MessageEvent => ({ type: 'revision', data: { month, revision, by } })),
      startWith<MessageEvent>({ type: 'listening', data: { team } }),
    );
  }
}
