import { DomainError, isCall, type Assignment, type LocalDay } from '@evenflow/domain';
import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { isRefusal } from '../database/refusal.ts';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { DutyTypeEntity } from '../entities/duty-type.entity.ts';
import type { HeldDuty } from '../entities/held-duty.ts';
import { HistoryAssignmentEntity } from '../entities/ledger.entity.ts';
import {
  PublishedAssignmentEntity,
  RotaVersionEntity,
  type Presence,
  type RotaOverride,
} from '../entities/publication.entity.ts';
import { DraftAssignmentEntity, RotaEntity } from '../entities/rota.entity.ts';
import { lockRota, type Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { findOverlap } from './mapping/overlap.ts';
import { requireTeam, touchTeam, type RotaKey, type TeamKey } from './team-key.ts';

export interface PublishOrder extends Act {
  readonly expectedRevision: number;
  readonly overrides: readonly RotaOverride[];
  /** The version of the rules it was checked by. */
  readonly ruleSetVersion: number | null;
}

export interface VersionSummary {
  readonly number: number;
  readonly by: string;
  readonly at: Date;
  readonly revision: number;
  readonly overrides: readonly RotaOverride[];
  readonly ruleSetVersion: number | null;
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
    const { by, at, overrides, ruleSetVersion, expectedRevision } = order;
    return this.manager.transaction(async (manager) => {
      const rota = await lockRota(manager, key, expectedRevision);
      const codes = await Codes.of(manager, rota.teamId);
      const draft = await manager.findBy(DraftAssignmentEntity, { rotaId: rota.id });
      const last = (await manager.maximum(RotaVersionEntity, 'number', { rotaId: rota.id })) ?? 0;
      const version = { number: last + 1, by, at, revision: rota.revision, overrides: [...overrides], ruleSetVersion };
      const assignments = inRotaOrder(draft.map((row) => heldDutyOf(row, codes)));
      const place = { teamId: rota.teamId, rotaId: rota.id };
      await manager.insert(RotaVersionEntity, { ...version, ...place, assignments });
      await this.replaceOpenRows(manager, { rota, draft, version: version.number, at, codes });
      // What is published is history to the months after it, so the team reads differently from now on.
      await touchTeam(manager, rota.teamId);
      await manager.insert(OutboxMessageEntity, {
        organisationId: key.organisation,
        topic: 'rota.published',
        body: { team: key.team, month: key.month, version: version.number, by },
        at,
      });
      return version;
    });
  }

  /** The published versions of a month, newest first. */
  async versions(key: RotaKey): Promise<VersionSummary[]> {
    const rota = await this.rota(key);
    if (!rota) return [];
    return this.manager.find(RotaVersionEntity, {
      select: { number: true, by: true, at: true, revision: true, overrides: true, ruleSetVersion: true },
      where: { rotaId: rota.id },
      order: { number: 'DESC' },
    });
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

  /** Closes what fell away or changed, opens what is new; what stayed the same stays open untouched. */
  private async replaceOpenRows(
    manager: EntityManager,
    publishing: {
      readonly rota: RotaEntity;
      readonly draft: readonly DraftAssignmentEntity[];
      readonly version: number;
      readonly at: Date;
      readonly codes: Codes;
    },
  ): Promise<void> {
    const { rota, draft, version, at, codes } = publishing;
    const duties = await manager.findBy(DutyTypeEntity, { teamId: rota.teamId });
    const open = await manager.findBy(PublishedAssignmentEntity, { rotaId: rota.id, closedAt: IsNull() });
    const presence = new Map<string, Presence>(duties.map((duty) => [duty.id, presenceOf(duty)]));
    const kept = new Set(draft.map(sameness));
    const was = new Set(open.map(sameness));
    const opened = draft
      .filter((row) => !was.has(sameness(row)))
      .map(({ id: _id, rotaId: _rotaId, ...held }) => ({
        ...held,
        id: randomUUID(),
        teamId: rota.teamId,
        rotaId: rota.id,
        presence: presence.get(held.dutyTypeId)!,
        openedVersion: version,
        openedAt: at,
      }));
    const successors = [...opened];
    for (const row of open.filter((each) => !kept.has(sameness(each)))) {
      const next = successors.findIndex((each) => each.date === row.date && each.dutyTypeId === row.dutyTypeId);
      const successorId = next < 0 ? null : successors.splice(next, 1)[0]!.id;
      await manager.update(PublishedAssignmentEntity, row.id, { closedVersion: version, closedAt: at, successorId });
    }
    const overlap = await findOverlap(manager, rota.teamId, opened, codes);
    if (overlap) throw new DomainError('overlapping-duties', { ...overlap });
    await insertPublished(manager, opened);
  }
}

/** Whether a duty keeps its holder in the hospital. */
export function presenceOf(duty: Pick<DutyTypeEntity, 'kind'>): Presence {
  return isCall(duty) && duty.kind !== 'resident-on-call' ? 'from-home' : 'present';
}

/** Equal for rows that say the same, so that publishing again leaves them open. */
function sameness(row: HeldDuty): string {
  return JSON.stringify([
    row.personId,
    row.dutyTypeId,
    row.date,
    row.startAt.getTime(),
    row.endAt.getTime(),
    row.site,
    row.supernumerary,
    row.withPersonId,
  ]);
}

/** The exclusion constraint has the last word, also over what another transaction published a moment ago. */
async function insertPublished(
  manager: EntityManager,
  rows: readonly Partial<PublishedAssignmentEntity>[],
): Promise<void> {
  try {
    for (let at = 0; at < rows.length; at += 500) {
      await manager.insert(PublishedAssignmentEntity, rows.slice(at, at + 500));
    }
  } catch (failure) {
    throw isRefusal(failure, 'exclusion') ? new DomainError('overlapping-duties') : failure;
  }
}
