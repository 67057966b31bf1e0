import { Injectable } from '@nestjs/common';
import { SolveRepository } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { DraftRota } from '../rotas/draft-rota.ts';
import type { RotaAnswer } from '../rotas/rota.schema.ts';
import { solveAnswer } from './solve-answer.ts';

/** Putting a solve's rota into the draft is an edit like any other: on the revision the user saw, and in the log. */
@Injectable()
export class AcceptSolve {
  constructor(
    private readonly solves: SolveRepository,
    private readonly draft: DraftRota,
    private readonly audit: Audit,
  ) {}

  /** Throws `not-in-this-state` while there is no rota to take, `rota-changed`. */
  async accept(who: SignedIn, id: string, ifMatch: string): Promise<RotaAnswer> {
    const { team, month, result, answer, status } = solveAnswer(await this.solves.get(who.organisation, id));
    const assignments = result?.assignments ?? (answer?.kind === 'repair' ? answer.assignments : undefined);
    if (!assignments) {
      const why = status === 'failed' ? 'This search ended without a rota.' : 'This search has no rota to take yet.';
      throw new Refusal('not-in-this-state', { why });
    }
    const edit = { op: 'replace-all' as const, assignments };
    const rota = await this.draft.edit({ who, team, month, ifMatch }, [edit]);
    await this.audit.record(who, {
      team,
      action: 'solve.accepted',
      facts: { month, solve: id, kind: answer?.kind ?? 'fill' },
    });
    return rota;
  }
}
