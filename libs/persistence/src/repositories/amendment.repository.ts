import { applyMoves, DomainError, type Assignment, type DutyMove, type Team } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { RotaVersionEntity, type RotaOverride } from '../entities/publication.entity.ts';
import { DraftAssignmentEntity, RotaEditEntity, RotaEntity } from '../entities/rota.entity.ts';
import type { Act } from './draft.repository.ts';
import { Codes } from './mapping/codes.ts';
import { heldDutyOf, heldDutyRow, inRotaOrder } from './mapping/held-duty.mapper.ts';
import { closeRows, openRows, planRows, type RowChange } from './mapping/published-rows.ts';
import { TeamRepository } from './team.repository.ts';
import { requireTeam, touchTeam, type TeamKey } from './team-key.ts';

export interface Amendment extends Act {
  readonly moves: readonly DutyMove[];
  /** What people read as the reason: `Swap of Amy and Ben`. */
  readonly reason: string;
  readonly overrides?: readonly RotaOverride[];
  readonly ruleSetVersion: number | null;
}

/** One month's part of an amendment, while it is written. */
interface Month {
  readonly rota: RotaEntity;
  readonly moves: readonly DutyMove[];
  readonly number: number;
  readonly assignments: readonly Assignment[];
}

/** What is the same for all months. */
interface Writing {
  readonly key: TeamKey;
  readonly team: Team;
  readonly codes: Codes;
  readonly amendment: Amendment;
}

/** Changes to what is published: single duties change hands, and nothing else is touched. */
export class AmendmentRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Makes the next version of every month the moves touch, in one transaction with the notice of it in the outbox. What
   * the manager has changed in the draft stays unpublished; where the draft still agrees with what was published, it
   * follows. Throws `not-published`, `not-held`, `already-held`, `overlapping-duties`.
   */
  async amend(key: TeamKey, amendment: Amendment): Promise<void> {
    await this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      const team = await new TeamRepository(manager).load(key);
      const codes = await Codes.of(manager, teamId);
      const writing = { key, team, codes, amendment };
      const months: Month[] = [];
      // All months are locked before any is written, always in the same order, so two amendments never wait for each other.
      for (const month of [...new Set(amendment.moves.map(({ date }) => date.slice(0, 7)))].sort()) {
        months.push(await lockMonth(manager, teamId, month, writing));
      }
      // Everything is closed before anything is opened: a ring across two months never overlaps on its way.
      const changes: RowChange[] = [];
      for (const { rota, number, assignments } of months) {
        const rows = assignments.map((each) => heldDutyRow(each, team, codes));
        changes.push(await planRows(manager, rota, { rows, version: number, at: amendment.at }));
      }
      for (const change of changes) await closeRows(manager, change);
      for (const change of changes) await openRows(manager, change, codes);
      for (const month of months) {
        await followInDraft(manager, month, writing);
        await writeVersion(manager, month, writing);
      }
      await touchTeam(manager, teamId);
    });
  }
}

/** The month as it would be, its row locked. Throws `not-published`, `not-held`, `already-held`. */
async function lockMonth(
  manager: EntityManager,
  teamId: string,
  month: string,
  { team, amendment }: Writing,
): Promise<Month> {
  const rota = await manager.findOne(RotaEntity, { where: { teamId, month }, lock: { mode: 'pessimistic_write' } });
  const last =
    rota && (await manager.findOne(RotaVersionEntity, { where: { rotaId: rota.id }, order: { number: 'DESC' } }));
  if (!rota || !last) throw new DomainError('not-published', { month });
  const moves = amendment.moves.filter(({ date }) => date.startsWith(month));
  const assignments = inRotaOrder(applyMoves(team, last.assignments, moves));
  return { rota, moves, number: last.number + 1, assignments };
}

/** The draft takes a move over where it still holds what was published; what the manager changed there wins. */
async function followInDraft(
  manager: EntityManager,
  { rota, moves }: Month,
  { team, codes, amendment: { by, at } }: Writing,
): Promise<void> {
  const rows = await manager.findBy(DraftAssignmentEntity, { rotaId: rota.id });
  const before = rows.map((row) => heldDutyOf(row, codes));
  const holds = (person: string | null, { date, duty }: DutyMove) =>
    before.some((each) => each.person === person && each.date === date && each.duty === duty);
  const following = moves.filter((move) => (move.from === null || holds(move.from, move)) && !holds(move.to, move));
  if (following.length === 0) return;
  const after = applyMoves(team, before, following);
  const removed = before.filter((each) => !after.includes(each));
  const added = after.filter((each) => !before.includes(each));
  for (const gone of removed) {
    await manager.delete(DraftAssignmentEntity, { id: rows[before.indexOf(gone)]!.id });
  }
  for (const made of added) {
    await manager.insert(DraftAssignmentEntity, { rotaId: rota.id, ...heldDutyRow(made, team, codes) });
  }
  const revision = rota.revision + 1;
  Object.assign(rota, { revision, changedBy: by, changedAt: at });
  await manager.update(RotaEntity, rota.id, { revision, changedBy: by, changedAt: at });
  const change = { added, removed, locked: [], unlocked: [] };
  // It undoes itself as far as the log is concerned: a manager's "undo" passes over what others agreed meanwhile.
  await manager.insert(RotaEditEntity, { rotaId: rota.id, revision, by, at, change, undoes: revision });
}

async function writeVersion(
  manager: EntityManager,
  { rota, moves, number, assignments }: Month,
  { key, amendment }: Writing,
): Promise<void> {
  const { by, at, reason, overrides = [], ruleSetVersion } = amendment;
  const version = { number, by, at, revision: rota.revision, overrides: [...overrides], ruleSetVersion, reason };
  await manager.insert(RotaVersionEntity, {
    ...version,
    teamId: rota.teamId,
    rotaId: rota.id,
    assignments: [...assignments],
  });
  await manager.insert(OutboxMessageEntity, {
    organisationId: key.organisation,
    topic: 'rota.amended',
    body: { team: key.team, month: rota.month, version: number, by, reason, moves: [...moves] },
    at,
  });
}
