import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DutyMove, SwapKind, SwapState, SwapVerdict } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { PersonEntity } from './person.entity.ts';

/** What a rule said of a swap, with whom it is about: those in the swap may not all read it. */
export interface SwapSentence {
  readonly sentence: string;
  readonly people: readonly string[];
  readonly forColleagues: boolean;
}

/** An offer to hand duties over. A trigger refuses every step backwards and every change after its end. */
@Entity('swaps')
@Index('swaps_open', ['teamId'], { where: `"state" IN ('offered', 'accepted', 'checked', 'approved')` })
export class SwapEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  proposerId!: string;

  @Column('text') kind!: SwapKind;
  @Column('text') state!: SwapState;
  @Column('jsonb') moves!: DutyMove[];
  /** Codes of those who have said yes. */
  @Column('jsonb', { default: [] }) accepted!: string[];
  @Column('text', { nullable: true }) reason!: string | null;
  /** What the rules said when it was last checked, in their own sentences. */
  @Column('text', { default: 'clean' }) verdict!: SwapVerdict;
  @Column('jsonb', { default: [] }) sentences!: SwapSentence[];
  @Column('timestamptz') offeredAt!: Date;
  @Column('timestamptz') changedAt!: Date;
  /** When the first of its duties begins. */
  @Column('timestamptz') expiresAt!: Date;
}

/** Every step of a swap: who did what, when. Only ever added to. */
@Entity('swap_steps')
export class SwapStepEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => SwapEntity, { onDelete: 'CASCADE' })
  swapId!: string;

  @PrimaryColumn('integer') number!: number;
  @Column('text') what!: string;
  @Column('text') state!: SwapState;
  @Column('text') by!: string;
  @Column('timestamptz') at!: Date;
}
