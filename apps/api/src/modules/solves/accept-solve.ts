import { Injectable } from '@nestjs/common';
import { locksNotKept, sayDay } from '@evenflow/domain';
import { DraftRepository, SolveRepository } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { DraftRota } from '../rotas/draft-rota.ts';
import type { RotaAnswer } from '../rotas/rota.schema.ts';
import { solveAnswer } from './solve-answer.ts';
import type { SolveAnswer } from './solve.schema.ts';

/** Putting a solve's rota into the draft is an edit like any other: on the revision the user saw, and in the log. */
@Injectable()
export class AcceptSolve {
  constructor(
    private readonly solves: SolveRepository,
    private readonly drafts: DraftRepository,
    private readonly draft: DraftRota,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws `not-in-this-state` while there is no rota to take, `locked-since` when the rota was made before cells were
   * locked and would not keep them, `rota-changed`. A repair may move what is locked: it is asked for when somebody is away.
   */
  async accept(who: SignedIn, id: string, ifMatch: string): Promise<RotaAnswer> {
    const { team, month, result, answer, status, progress } = solveAnswer(await this.solves.get(who.organisation, id));
    const repaired = answer?.kind === 'repair' ? answer.assignments : undefined;
    // Of a search that broke off, the best rota it told of is not lost.
    const soFar = status === 'failed' ? progress?.assignments : undefined;
    const assignments = result?.assignments ?? repaired ?? soFar;
    if (!assignments) {
      const why = status === 'failed' ? 'This search ended without a rota.' : 'This search has no rota to take yet.';
      throw new Refusal('not-in-this-state', { why });
    }
    if (result) await this.requireLocksKept(who, { team, month }, result.assignments);
    const edit = { op: 'replace-all' as const, assignments };
    const rota = await this.draft.edit({ who, team, month, ifMatch }, [edit]);
    await this.audit.record(who, {
      team,
      action: 'solve.accepted',
      facts: { month, solve: id, kind: answer?.kind ?? 'fill' },
    });
    return rota;
  }

  private async requireLocksKept(
    who: SignedIn,
    month: { readonly team: string; readonly month: string },
    assignments: NonNullable<SolveAnswer['result']>['assignments'],
  ): Promise<void> {
    const draft = await this.drafts.find(keyOf(who, month));
    const lost = locksNotKept(draft?.locks ?? [], assignments);
    if (lost.length > 0) throw new Refusal('locked-since', { cells: sayCells(lost) });
  }
}

const MOST_NAMED = 3;

/** `Amy, C1 on Sat 25 December; Ben, nothing on Sun 26 December; 4 more`. */
function sayCells(locks: readonly string[]): string {
  const said = locks.slice(0, MOST_NAMED).map((key) => {
    const [person = '', date = '', duty] = key.split('|');
    return `${person}, ${duty === '-' ? 'nothing' : duty} on ${sayDay(date)}`;
  });
  const left = locks.length - said.length;
  return [...said, ...(left > 0 ? [`${left} more`] : [])].join('; ');
}
