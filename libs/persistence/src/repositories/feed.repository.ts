import type { Assignment, LocalDay } from '@evenflow/domain';
import { Between, type EntityManager } from 'typeorm';
import { PublishedAssignmentEntity } from '../entities/publication.entity.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf } from './mapping/held-duty.mapper.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** A duty as it was published from one moment to another; `closedAt` is null while it stands. */
export interface PublishedSpell {
  readonly assignment: Assignment;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** Reads for calendar feeds. */
export class FeedRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Everything ever published for one person, or for everybody when it is null, on days `from..to`, both included, taken back or not; in the order in which
   * it was published. Throws `unknown-team`, `unknown-person`.
   */
  async spells(
    key: TeamKey,
    person: string | null,
    range: { from: LocalDay; to: LocalDay },
  ): Promise<PublishedSpell[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(PublishedAssignmentEntity, {
      where: {
        teamId,
        ...(person === null ? {} : { personId: codes.personId(person) }),
        date: Between(range.from, range.to),
      },
      // The same history gives the same bytes, also when two duties begin together.
      order: { openedVersion: 'ASC', startAt: 'ASC', dutyTypeId: 'ASC', personId: 'ASC' },
    });
    return rows.map((row) => ({ assignment: heldDutyOf(row, codes), openedAt: row.openedAt, closedAt: row.closedAt }));
  }
}
