import { Injectable } from '@nestjs/common';
import { instantText, type LocalDay } from '@evenflow/domain';
import {
  DraftRepository,
  PublicationRepository,
  SolveRepository,
  TeamRepository,
  type RotaKey,
} from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, may, membershipIn, type SignedIn } from '../access/signed-in.ts';
import type { Question } from './question.schema.ts';
import { solveAnswer } from './solve-answer.ts';
import type { SolveAnswer } from './solve.schema.ts';

/** The same question about the same month gets the same answer. */
const SEED = 1;
const SECONDS: Readonly<Record<Question['kind'], number>> = {
  conflict: 20,
  why: 2,
  repair: 10,
  absences: 60,
  'team-size': 60,
};

/** Questions go through the queue like any solve; a worker answers them. */
@Injectable()
export class AskSolver {
  constructor(
    private readonly solves: SolveRepository,
    private readonly drafts: DraftRepository,
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-in-this-state` for a repair of a month that nobody has been told. */
  async ask(
    who: SignedIn,
    month: { readonly team: string; readonly month: string },
    question: Question,
  ): Promise<SolveAnswer> {
    const key = keyOf(who, month);
    const own = may(who, month.team, 'manager') ? {} : await this.ofPublished(who, key, question);
    const act = { by: who.name, at: this.clock.now() };
    await this.drafts.getOrCreate(key, act);
    if (question.kind === 'repair' && (await this.publications.versions(key)).length === 0) {
      throw new Refusal('not-in-this-state', { why: 'Nothing of this month is published; fill it instead.' });
    }
    const asked = question.kind === 'repair' ? { ...question, since: await this.today(key) } : { ...question, ...own };
    const order = { seed: SEED, seconds: SECONDS[question.kind], keep: 'locks' as const, question: asked };
    return solveAnswer(await this.solves.enqueue(key, { ...order, ...act }));
  }

  /** Staff ask about themselves and about what was published; the draft is not theirs to see. */
  private async ofPublished(who: SignedIn, key: RotaKey, question: Question): Promise<{ ofPublished: true }> {
    if (question.kind !== 'why' || question.person !== membershipIn(who, key.team)?.person) {
      throw new Refusal('not-allowed', { why: 'You can ask why about your own duties and wishes.' });
    }
    if ((await this.publications.versions(key)).length === 0) throw new Refusal('not-published', { month: key.month });
    return { ofPublished: true };
  }

  /** The date in the team's zone: what began before it has been worked. */
  private async today(key: Parameters<TeamRepository['load']>[0]): Promise<LocalDay> {
    const { timeZone } = await this.teams.load(key);
    return instantText(Math.floor(this.clock.now().getTime() / 60_000), timeZone).slice(0, 10);
  }
}
