import type { Assignment, LocalDay } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { HistoryAssignmentEntity } from '../entities/ledger.entity.ts';
import { PublishedAssignmentEntity, RotaVersionEntity, type RotaOverride } from '../entities/publication.entity.ts';
import { DraftAssignmentEntity, RotaEntity } from '../entities/rota.entity.ts';
import { lockRota, type Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { closeRows, openRows, planRows } from './mapping/published-rows.ts';
import { requireTeam, touchTeam, type RotaKey, type TeamKey } from './team-key.ts';

export interface PublishOrder extends Act {
  readonly expectedRevision: number;
  readonly overrides: readonly RotaOverride[];
  /** The version of the rules it was checked by. */
  readonly ruleSetVersion: number | null;
  /** Why what was published before is changed; people read it. */
  readonly reason?: string | null;
}

export interface VersionSummary {
  readonly number: number;
  readonly by: string;
  readonly at: Date;
  readonly revision: number;
  readonly overrides: readonly RotaOverride[];
  readonly ruleSetVersion: number | null;
  readonly reason: string | null;
}

export interface Version extends VersionSummary {
  readonly assignments: readonly Assignment[];
}

/** What is published: immutable versions, and rows that are only ever closed and followed by others. */
export class PublicationRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Publishes the draft as the month's next version, in one transaction with the notice of it in the outbox. Throws
   * `rota-changed`, and `overlapping-duties` {person, first, second} when somebody would be in two places at once.
   */
  async publish(key: RotaKey, order: PublishOrder): Promise<VersionSummary> {
    const { by, at, overrides, ruleSetVersion, expectedRevision, reason = null } = order;
    return this.manager.transaction(async (manager) => {
      const rota = await lockRota(manager, key, expectedRevision);
      const codes = await Codes.of(manager, rota.teamId);
      const draft = await manager.findBy(DraftAssignmentEntity, { rotaId: rota.id });
      const last = (await manager.maximum(RotaVersionEntity, 'number', { rotaId: rota.id })) ?? 0;
      const made = { number: last + 1, by, at, revision: rota.revision, ruleSetVersion, reason };
      const version = { ...made, overrides: [...overrides] };
      const assignments = inRotaOrder(draft.map((row) => heldDutyOf(row, codes)));
      const place = { teamId: rota.teamId, rotaId: rota.id };
      await manager.insert(RotaVersionEntity, { ...version, ...place, assignments });
      const change = await planRows(manager, rota, { rows: draft, version: version.number, at });
      await closeRows(manager, change);
      await openRows(manager, change, codes);
      // What is published is history to the months after it, so the team reads differently from now on.
      await touchTeam(manager, rota.teamId);
      await manager.insert(OutboxMessageEntity, {
        organisationId: key.organisation,
        topic: 'rota.published',
        body: { team: key.team, month: key.month, version: version.number, by, ...(reason === null ? {} : { reason }) },
        at,
      });
      return version;
    });
  }

  /** The published versions of a month, newest first. */
  async versions(key: RotaKey): Promise<Version[]> {
    const rota = await this.rota(key);
    if (!rota) return [];
    return this.manager.find(RotaVersionEntity, { where: { rotaId: rota.id }, order: { number: 'DESC' } });
  }

  /** One version, the latest without `number`. Null when it does not exist. */
  async version(key: RotaKey, number?: number): Promise<Version | null> {
    const rota = await this.rota(key);
    if (!rota) return null;
    return this.manager.findOne(RotaVersionEntity, {
      where: { rotaId: rota.id, ...(number === undefined ? {} : { number }) },
      order: { number: 'DESC' },
    });
  }

  /**
   * What is published for days `from..to`, both included; with `knownAt`, as it was published at that moment. In order
   * of day.
   */
  async publishedBetween(key: TeamKey, from: LocalDay, to: LocalDay, knownAt?: Date): Promise<Assignment[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const query = this.manager
      .createQueryBuilder(PublishedAssignmentEntity, 'held')
      .where('held.team_id = :teamId AND held.date BETWEEN :from AND :to', { teamId, from, to });
    if (knownAt) {
      query.andWhere('held.opened_at <= :knownAt AND (held.closed_at IS NULL OR held.closed_at > :knownAt)', {
        knownAt,
      });
    } else query.andWhere('held.closed_at IS NULL');
    const codes = await Codes.of(this.manager, teamId);
    return inRotaOrder((await query.getMany()).map((row) => heldDutyOf(row, codes)));
  }

  /** What was worked before a month: published where there is a version, imported elsewhere. In order of day. */
  async historyBefore(key: RotaKey): Promise<Assignment[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const published = await this.publishedMonths(key);
    const first = `${key.month}-01`;
    const imported = (await this.manager.findBy(HistoryAssignmentEntity, { teamId }))
      .filter(({ date }) => date < first && !published.includes(date.slice(0, 7)))
      .map((row) => heldDutyOf(row, codes));
    return inRotaOrder([...imported, ...(await this.publishedBetween(key, '0001-01-01', first))]).filter(
      ({ date }) => date < first,
    );
  }

  /** Months (`YYYY-MM`) with a published version, in order. */
  async publishedMonths(key: TeamKey): Promise<string[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const rows = await this.manager
      .createQueryBuilder(RotaEntity, 'rota')
      .where('rota.team_id = :teamId', { teamId })
      .andWhere('EXISTS (SELECT 1 FROM rota_versions version WHERE version.rota_id = rota.id)')
      .orderBy('rota.month')
      .getMany();
    return rows.map(({ month }) => month);
  }

  private async rota(key: RotaKey): Promise<RotaEntity | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    return this.manager.findOneBy(RotaEntity, { teamId, month: key.month });
  }
}
