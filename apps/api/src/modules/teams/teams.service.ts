import { Injectable } from '@nestjs/common';
import type { Team } from '@evenflow/domain';
import { TeamRepository } from '@evenflow/persistence';
import { Tagged } from '../../common/http/tagged.ts';
import { readerOf } from '../access/reader.ts';
import { keyOf, membershipIn, type SignedIn } from '../access/signed-in.ts';
import { asSeenBy } from './as-seen-by-staff.ts';
import { teamTag } from './edit-team.ts';
import type { TeamSummary } from './team.schema.ts';

@Injectable()
export class TeamsService {
  constructor(private readonly teams: TeamRepository) {}

  /** The user's own teams, with the months each has begun. */
  async list(who: SignedIn): Promise<TeamSummary[]> {
    const teams = await this.teams.list(who.organisation);
    return teams
      .filter(({ id }) => membershipIn(who, id))
      .map((team) => ({ ...team, months: team.months.map((each) => ({ ...each })) }));
  }

  /** The team, whole for managers; what is private of colleagues is left out for staff. */
  async asSeenBy(who: SignedIn, id: string): Promise<Tagged<Team>> {
    const { team, revision } = await this.teams.loadWithRevision(keyOf(who, { team: id }));
    const reader = readerOf(who, id);
    const tag = reader.manager ? teamTag(revision) : `"t${revision}-for-${reader.person ?? 'others'}"`;
    return new Tagged(tag, asSeenBy(reader, team));
  }

  /** Everything, for a file. */
  whole(who: SignedIn, id: string): Promise<Team> {
    return this.teams.load(keyOf(who, { team: id }));
  }
}
