import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Assignment } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { HeldDuty } from './held-duty.ts';

/** One team's month while it is being made. Published versions live beside it and are never touched by edits. */
@Entity('rotas')
@Unique('rotas_month_key', ['teamId', 'month'])
export class RotaEntity extends TeamRow {
  /** `YYYY-MM`. */
  @Column('text') month!: string;
  /** Goes up by one with every edit; an edit made on an older revision is refused. */
  @Column('integer', { default: 0 }) revision!: number;
  /** The manager's note to the team. */
  @Column('text', { nullable: true }) notice!: string | null;
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
}

@Entity('draft_assignments')
@Unique('draft_assignments_key', ['rotaId', 'personId', 'date', 'dutyTypeId'])
export class DraftAssignmentEntity extends HeldDuty {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => RotaEntity, { onDelete: 'CASCADE' })
  rotaId!: string;
}

/** A cell the solver must keep: `person|date|duty`, or `person|date|-` for one that stays empty. */
@Entity('rota_locks')
export class RotaLockEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RotaEntity, { onDelete: 'CASCADE' })
  rotaId!: string;

  @PrimaryColumn('text') key!: string;
}

/** What one edit changed, enough to take it back. */
export interface RotaChange {
  readonly added: readonly Assignment[];
  readonly removed: readonly Assignment[];
  readonly locked: readonly string[];
  readonly unlocked: readonly string[];
}

/** The log of edits of a draft: one row per revision. */
@Entity('rota_edits')
export class RotaEditEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RotaEntity, { onDelete: 'CASCADE' })
  rotaId!: string;

  @PrimaryColumn('integer') revision!: number;
  @Column('text') by!: string;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
  @Column('jsonb') change!: RotaChange;
  /** The revision this one took back, when it was an undo. */
  @Column('integer', { nullable: true }) undoes!: number | null;
}
