import { Injectable } from '@nestjs/common';
import type { Team } from '@evenflow/domain';
import { TeamRepository } from '@evenflow/persistence';
import { DataSource } from 'typeorm';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';

/** Who changes which team, as they last saw it. */
export interface TeamEdit {
  readonly who: SignedIn;
  readonly team: string;
  readonly ifMatch: string;
}

interface Words {
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const SERIALIZATION_FAILURE = '40001';

/** The ETag of a team at a revision. */
export function teamTag(revision: number): string {
  return `"t${revision}"`;
}

/** Changes one thing of a team, if the team is still as the user saw it, with an audit entry in the same transaction. */
@Injectable()
export class EditTeam {
  constructor(
    private readonly source: DataSource,
    private readonly audit: Audit,
  ) {}

  /** Returns the new ETag. Throws `changed-meanwhile` when somebody else was quicker, `still-used`. */
  async change({ who, team: id, ifMatch }: TeamEdit, words: Words, edit: (team: Team) => Team): Promise<string> {
    const key = keyOf(who, { team: id });
    try {
      // Repeatable read: saving locks the team's row, and fails when it moved on after it was read here.
      return await this.source.transaction('REPEATABLE READ', async (manager) => {
        const teams = new TeamRepository(manager);
        const { team, revision } = await teams.loadWithRevision(key);
        if (ifMatch !== teamTag(revision)) throw new Refusal('changed-meanwhile', { what: 'The team' });
        const changes = await teams.save(who.organisation, edit(team));
        await this.audit.record(who, { team: id, ...words }, manager);
        return teamTag(changes.revision);
      });
    } catch (failure) {
      const overtaken = codeOf(failure) === SERIALIZATION_FAILURE;
      throw overtaken ? new Refusal('changed-meanwhile', { what: 'The team' }) : failure;
    }
  }
}

/** PostgreSQL's code of a failed statement; nothing for any other failure. */
function codeOf(failure: unknown): unknown {
  return (failure as { driverError?: { code?: unknown } } | null)?.driverError?.code;
}

/** The list with `item` in the place of the one it equals, or at the end. */
export function replaced<T>(list: readonly T[], item: T, same: (other: T) => boolean): T[] {
  return list.some(same) ? list.map((other) => (same(other) ? item : other)) : [...list, item];
}

/** The list without those that equal. Throws `not-found` when there is none. */
export function without<T>(list: readonly T[], what: string, same: (other: T) => boolean): T[] {
  const rest = list.filter((other) => !same(other));
  if (rest.length === list.length) throw new Refusal('not-found', { what });
  return rest;
}
