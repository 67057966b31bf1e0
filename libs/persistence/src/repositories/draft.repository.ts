import {
  applyRotaEdits,
  assignmentKey,
  DomainError,
  monthRange,
  type Assignment,
  type RotaEdit,
  type RotaSnapshot,
} from '@evenflow/domain';
import { isDeepStrictEqual } from 'node:util';
import { In, IsNull, type EntityManager } from 'typeorm';
import { PublishedAssignmentEntity, RotaVersionEntity } from '../entities/publication.entity.ts';
import {
  DraftAssignmentEntity,
  RotaEditEntity,
  RotaEntity,
  RotaLockEntity,
  type RotaChange,
} from '../entities/rota.entity.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf, heldDutyRow, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { TeamRepository } from './team.repository.ts';
import { requireTeam, type RotaKey, type TeamKey } from './team-key.ts';

/** Who does something, and when. */
export interface Act {
  readonly by: string;
  readonly at: Date;
}

/** A month's draft as it stands, and how it relates to what is published. */
export interface RotaDraft extends RotaSnapshot {
  readonly id: string;
  readonly month: string;
  readonly revision: number;
  readonly notice: string | null;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly published: { readonly version: number; readonly at: Date; readonly by: string } | null;
  /** Duties that were added, taken away or changed since the last published version. */
  readonly changedSincePublish: number;
}

/** PostgreSQL channel that carries every new revision of a draft, as a `RevisionMade`. */
export const ROTA_CHANNEL = 'evenflow_rota_changed';

/** Said when a draft has moved on, to whoever has it open. */
export interface RevisionMade extends RotaKey {
  readonly revision: number;
  readonly by: string;
}

/** The draft of a month: what managers and the solver write. */
export class DraftRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The draft, or null when none was made yet. Throws `unknown-team`. */
  async find(key: RotaKey): Promise<RotaDraft | null> {
    const team = await requireTeam(this.manager, key);
    const rota = await this.manager.findOneBy(RotaEntity, { teamId: team.id, month: key.month });
    return rota && this.draftOf(rota, key.team, await Codes.of(this.manager, team.id));
  }

  /** How far every draft of a team is, and who took it there. Throws `unknown-team`. */
  async revisions(key: TeamKey): Promise<RevisionMade[]> {
    const team = await requireTeam(this.manager, key);
    const rotas = await this.manager.findBy(RotaEntity, { teamId: team.id });
    const { organisation, team: slug } = key;
    return rotas.map(({ month, revision, changedBy }) => ({
      organisation,
      team: slug,
      month,
      revision,
      by: changedBy,
    }));
  }

  /** The draft, made empty at revision 0 when there is none. Two callers at once get the same one. */
  async getOrCreate(key: RotaKey, { by, at }: Act): Promise<RotaDraft> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(RotaEntity)
      .values({ teamId, month: key.month, changedBy: by, changedAt: at })
      .orIgnore()
      .execute();
    return (await this.find(key))!;
  }

  /**
   * Applies all edits or none, and returns the draft after them, one revision on (or the same, when nothing changed).
   * Throws `rota-changed` with who and when if the draft is no longer at `expectedRevision`, and what `applyRotaEdits`
   * throws for unknown people, duties and days.
   */
  async applyEdits(
    key: RotaKey,
    edits: readonly RotaEdit[],
    { expectedRevision, by, at }: Act & { readonly expectedRevision: number },
  ): Promise<RotaDraft> {
    return this.manager.transaction(async (manager) => {
      const rota = await lockRota(manager, key, expectedRevision);
      const team = await new TeamRepository(manager).load(key);
      const codes = await Codes.of(manager, rota.teamId);
      const before = await new DraftRepository(manager).snapshot(rota, key.team, codes);
      const change = changeBetween(before, applyRotaEdits(team, before, edits));
      if (changes(change)) await this.write(manager, rota, { key, change, by, at, undoes: null, codes, team });
      return new DraftRepository(manager).draftOf(rota, key.team, codes);
    });
  }

  /** Takes back the latest edit that is not taken back yet; a new revision. Throws `rota-changed`, `nothing-to-undo`. */
  async undo(
    key: RotaKey,
    { expectedRevision, by, at }: Act & { readonly expectedRevision: number },
  ): Promise<RotaDraft> {
    return this.manager.transaction(async (manager) => {
      const rota = await lockRota(manager, key, expectedRevision);
      const log = await manager.find(RotaEditEntity, { where: { rotaId: rota.id }, order: { revision: 'DESC' } });
      const undone = new Set(log.map(({ undoes }) => undoes));
      const latest = log.find(({ revision, undoes }) => undoes === null && !undone.has(revision));
      if (!latest) throw new DomainError('nothing-to-undo', { month: key.month });
      const { added, removed, locked, unlocked } = latest.change;
      const change = { added: removed, removed: added, locked: unlocked, unlocked: locked };
      const team = await new TeamRepository(manager).load(key);
      const codes = await Codes.of(manager, rota.teamId);
      await this.write(manager, rota, { key, change, by, at, undoes: latest.revision, codes, team });
      return new DraftRepository(manager).draftOf(rota, key.team, codes);
    });
  }

  /** Sets the manager's note to the team; not an edit, so the revision stays. */
  async setNotice(key: RotaKey, notice: string | null): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager.update(RotaEntity, { teamId, month: key.month }, { notice });
  }

  /** Writes the change and its log entry, and moves `rota` one revision on. */
  private async write(
    manager: EntityManager,
    rota: RotaEntity,
    {
      key,
      change,
      by,
      at,
      undoes,
      codes,
      team,
    }: Act & {
      readonly key: RotaKey;
      readonly change: RotaChange;
      readonly undoes: number | null;
      readonly codes: Codes;
      readonly team: Parameters<typeof heldDutyRow>[1];
    },
  ): Promise<void> {
    const rotaId = rota.id;
    for (const { person, date, duty } of change.removed) {
      const cell = { rotaId, personId: codes.personId(person), date, dutyTypeId: codes.dutyId(duty) };
      await manager.delete(DraftAssignmentEntity, cell);
    }
    if (change.added.length) {
      const rows = change.added.map((each) => ({ rotaId, ...heldDutyRow(each, team, codes) }));
      await manager.insert(DraftAssignmentEntity, rows);
    }
    if (change.unlocked.length) await manager.delete(RotaLockEntity, { rotaId, key: In(change.unlocked) });
    if (change.locked.length)
      await manager.insert(
        RotaLockEntity,
        change.locked.map((key) => ({ rotaId, key })),
      );
    Object.assign(rota, { revision: rota.revision + 1, changedBy: by, changedAt: at });
    await manager.update(RotaEntity, rotaId, { revision: rota.revision, changedBy: by, changedAt: at });
    await manager.insert(RotaEditEntity, { rotaId, revision: rota.revision, by, at, change, undoes });
    const made: RevisionMade = { ...key, revision: rota.revision, by };
    await manager.query('SELECT pg_notify($1, $2)', [ROTA_CHANNEL, JSON.stringify(made)]);
  }

  private async snapshot(rota: RotaEntity, team: string, codes: Codes): Promise<RotaSnapshot> {
    const rows = await this.manager.findBy(DraftAssignmentEntity, { rotaId: rota.id });
    const locks = await this.manager.find(RotaLockEntity, { where: { rotaId: rota.id }, order: { key: 'ASC' } });
    return {
      team,
      ...monthRange(rota.month),
      assignments: inRotaOrder(rows.map((row) => heldDutyOf(row, codes))),
      locks: locks.map(({ key }) => key),
    };
  }

  private async draftOf(rota: RotaEntity, team: string, codes: Codes): Promise<RotaDraft> {
    const snapshot = await this.snapshot(rota, team, codes);
    const version = await this.manager.findOne(RotaVersionEntity, {
      select: { number: true, at: true, by: true },
      where: { rotaId: rota.id },
      order: { number: 'DESC' },
    });
    const open = await this.manager.findBy(PublishedAssignmentEntity, { rotaId: rota.id, closedAt: IsNull() });
    const change = changeBetween({ ...snapshot, assignments: open.map((row) => heldDutyOf(row, codes)) }, snapshot);
    const { id, month, revision, notice, changedBy, changedAt } = rota;
    return {
      ...snapshot,
      id,
      month,
      revision,
      notice,
      changedBy,
      changedAt,
      published: version && { version: version.number, at: version.at, by: version.by },
      changedSincePublish: version ? new Set([...change.added, ...change.removed].map(assignmentKey)).size : 0,
    };
  }
}

/** Locks the rota's row for this transaction. Throws `unknown-rota`, or `rota-changed` when it moved on. */
export async function lockRota(manager: EntityManager, key: RotaKey, expectedRevision: number): Promise<RotaEntity> {
  const { id: teamId } = await requireTeam(manager, key);
  const rota = await manager.findOne(RotaEntity, {
    where: { teamId, month: key.month },
    lock: { mode: 'pessimistic_write' },
  });
  if (!rota) throw new DomainError('unknown-rota', { month: key.month });
  if (rota.revision !== expectedRevision) {
    const { revision, changedBy, changedAt } = rota;
    throw new DomainError('rota-changed', { revision, by: changedBy, at: changedAt.toISOString() });
  }
  return rota;
}

/** What turns one snapshot into the other. */
function changeBetween(before: RotaSnapshot, after: RotaSnapshot): RotaChange {
  return {
    added: lacking(after.assignments, before.assignments),
    removed: lacking(before.assignments, after.assignments),
    locked: after.locks.filter((key) => !before.locks.includes(key)),
    unlocked: before.locks.filter((key) => !after.locks.includes(key)),
  };
}

/** Those of `some` that `others` do not hold in exactly the same form. */
function lacking(some: readonly Assignment[], others: readonly Assignment[]): Assignment[] {
  const held = new Map(others.map((each) => [assignmentKey(each), each]));
  return some.filter((each) => !isDeepStrictEqual(held.get(assignmentKey(each)), each));
}

function changes({ added, removed, locked, unlocked }: RotaChange): boolean {
  return added.length + removed.length + locked.length + unlocked.length > 0;
}
