import { Injectable } from '@nestjs/common';
import { assign, DomainError, type Assignment, type RotaEdit as DomainEdit, type Team } from '@evenflow/domain';
import { DraftRepository, TeamRepository, type RotaKey } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { revisionOf } from '../../common/http/etag.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { ReadRota } from './read-rota.ts';
import { draftAnswer } from './rota-answer.ts';
import type { RotaAnswer, RotaEdit } from './rota.schema.ts';

/** Who acts on which month, as they last saw it. */
export interface RotaAct {
  readonly who: SignedIn;
  readonly team: string;
  readonly month: string;
  readonly ifMatch: string;
}

/** The key of the month, and the revision the user saw; one that was never given matches nothing. */
export function expectedIn({ who, team, month, ifMatch }: RotaAct): { key: RotaKey; expectedRevision: number } {
  return { key: keyOf(who, { team, month }), expectedRevision: revisionOf(ifMatch) ?? -1 };
}

@Injectable()
export class DraftRota {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly teams: TeamRepository,
    private readonly read: ReadRota,
    private readonly clock: Clock,
  ) {}

  /** All edits or none. Throws `rota-changed` when somebody else was quicker; `unknown-person` and its like. */
  async edit(act: RotaAct, edits: readonly RotaEdit[]): Promise<RotaAnswer> {
    const { key, expectedRevision } = expectedIn(act);
    const timed = edits.some(({ op }) => op === 'replace-all') ? withTimes(await this.teams.load(key), edits) : edits;
    const order = { expectedRevision, by: act.who.name, at: this.clock.now() };
    const draft = await this.drafts.applyEdits(key, timed as readonly DomainEdit[], order);
    return draftAnswer(draft, await this.read.months(key));
  }
}

/** The team's duty types say when a duty starts and ends; what a client thinks it does is not taken over. */
function withTimes(team: Team, edits: readonly RotaEdit[]): readonly DomainEdit[] {
  return edits.map((edit): DomainEdit => {
    if (edit.op !== 'replace-all') return edit;
    const assignments = edit.assignments.map(({ person, date, duty: code, ...rest }): Assignment => {
      const duty = team.dutyTypes.find((type) => type.code === code);
      if (!duty) throw new DomainError('unknown-duty', { duty: code });
      const { supernumerary, with: mentor } = rest;
      return assign(team, person, duty, date, {
        ...(supernumerary ? { supernumerary } : {}),
        ...(mentor === undefined ? {} : { with: mentor }),
      });
    });
    return { ...edit, assignments };
  });
}
