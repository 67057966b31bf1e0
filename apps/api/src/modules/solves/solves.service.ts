import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DraftRepository, SolveRepository } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { FollowSolve } from './follow-solve.ts';
import { solveAnswer } from './solve-answer.ts';
import { toldTo } from './told-to.ts';
import type { SolveAnswer, startSolveBody } from './solve.schema.ts';

const USUAL_SECONDS = 30;

@Injectable()
export class SolvesService {
  constructor(
    private readonly solves: SolveRepository,
    private readonly drafts: DraftRepository,
    private readonly follow: FollowSolve,
    private readonly clock: Clock,
  ) {}

  /** Queues a solve of the draft as it will be when a worker takes it. */
  async start(
    who: SignedIn,
    month: { readonly team: string; readonly month: string },
    { seed = randomInt(2 ** 31), seconds = USUAL_SECONDS, keep, selection, suppose }: z.infer<typeof startSolveBody>,
  ): Promise<SolveAnswer> {
    const key = keyOf(who, month);
    const act = { by: who.name, at: this.clock.now() };
    await this.drafts.getOrCreate(key, act);
    return solveAnswer(
      await this.solves.enqueue(key, {
        seed,
        seconds: Math.round(seconds),
        keep,
        scope: { selection, suppose },
        ...act,
      }),
    );
  }

  async get(who: SignedIn, id: string): Promise<SolveAnswer> {
    return toldTo(who, await this.solves.get(who.organisation, id));
  }

  /** Answers with the best rota so far as soon as the worker has put it down. */
  async stop(who: SignedIn, id: string): Promise<SolveAnswer> {
    await this.solves.stop(who.organisation, id, this.clock.now());
    await this.follow.ended(who, id);
    return this.get(who, id);
  }
}
