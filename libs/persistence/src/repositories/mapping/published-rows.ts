import { randomUUID } from 'node:crypto';
import { DomainError, presenceOf } from '@evenflow/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { isRefusal } from '../../database/refusal.ts';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { HELD_DUTY_COLUMNS, type HeldDuty } from '../../entities/held-duty.ts';
import { PublishedAssignmentEntity } from '../../entities/publication.entity.ts';
import type { RotaEntity } from '../../entities/rota.entity.ts';
import type { Codes } from './codes.ts';
import { findOverlap } from './overlap.ts';

/** What a new version closes and opens; rows that say the same stay open untouched. */
export interface RowChange {
  readonly closing: readonly { readonly id: string; readonly successorId: string | null }[];
  readonly opened: readonly (HeldDuty & Pick<PublishedAssignmentEntity, 'id' | 'teamId' | 'presence'>)[];
  readonly version: number;
  readonly at: Date;
}

/** Works out how a month's open rows become `rows`. Nothing is written. */
export async function planRows(
  manager: EntityManager,
  rota: RotaEntity,
  { rows, version, at }: { readonly rows: readonly HeldDuty[]; readonly version: number; readonly at: Date },
): Promise<RowChange> {
  const duties = await manager.findBy(DutyTypeEntity, { teamId: rota.teamId });
  const open = await manager.findBy(PublishedAssignmentEntity, { rotaId: rota.id, closedAt: IsNull() });
  const presence = new Map(duties.map((duty) => [duty.id, presenceOf(duty)]));
  const kept = new Set(rows.map(sameness));
  const was = new Set(open.map(sameness));
  const opened = rows
    .filter((row) => !was.has(sameness(row)))
    .map((row) => ({
      ...heldOnly(row),
      id: randomUUID(),
      teamId: rota.teamId,
      rotaId: rota.id,
      presence: presence.get(row.dutyTypeId)!,
      openedVersion: version,
      openedAt: at,
    }));
  const successors = [...opened];
  const closing = open
    .filter((row) => !kept.has(sameness(row)))
    .map(({ id, date, dutyTypeId }) => {
      const next = successors.findIndex((each) => each.date === date && each.dutyTypeId === dutyTypeId);
      return { id, successorId: next < 0 ? null : successors.splice(next, 1)[0]!.id };
    });
  return { closing, opened, version, at };
}

export async function closeRows(manager: EntityManager, { closing, version, at }: RowChange): Promise<void> {
  for (const { id, successorId } of closing) {
    await manager.update(PublishedAssignmentEntity, id, { closedVersion: version, closedAt: at, successorId });
  }
}

/**
 * Throws `overlapping-duties` {person, first, second} when somebody would be in two places at once. The exclusion
 * constraint has the last word, also over what another transaction published a moment ago.
 */
export async function openRows(manager: EntityManager, { opened }: RowChange, codes: Codes): Promise<void> {
  const overlap = opened.length > 0 && (await findOverlap(manager, opened[0]!.teamId, opened, codes));
  if (overlap) throw new DomainError('overlapping-duties', { ...overlap });
  try {
    for (let at = 0; at < opened.length; at += 500) {
      await manager.insert(PublishedAssignmentEntity, opened.slice(at, at + 500));
    }
  } catch (failure) {
    throw isRefusal(failure, 'exclusion') ? new DomainError('overlapping-duties') : failure;
  }
}

function heldOnly(row: HeldDuty): HeldDuty {
  return Object.fromEntries(HELD_DUTY_COLUMNS.map((column) => [column, row[column]])) as unknown as HeldDuty;
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
