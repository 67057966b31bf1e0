import { Column, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import type { DutyMove, LocalDay } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { DutyTypeEntity } from './duty-type.entity.ts';
import { PersonEntity } from './person.entity.ts';

export type ReliefState = 'none' | 'proposed' | 'approved' | 'dismissed' | 'overtaken';

/** What is proposed after a call-out, as it was told. */
export interface ReliefRecord {
  readonly moves: readonly DutyMove[];
  readonly sentences: readonly string[];
  readonly fewest: boolean;
}

/** Somebody on call from home was called in. One person is called in once at a time; the database sees to it. */
@Entity('call_outs')
@Index('call_outs_running', ['personId'], { unique: true, where: '"ended_at" IS NULL' })
@Exclusion(
  'call_outs_no_overlap',
  `USING gist ("person_id" WITH =, tstzrange("started_at", "ended_at") WITH &&) WHERE ("ended_at" IS NOT NULL)`,
)
export class CallOutEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => DutyTypeEntity)
  dutyTypeId!: string;

  /** The day the call belongs to. */
  @Column('date') date!: LocalDay;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { default: 'none' }) reliefState!: ReliefState;
  @Column('jsonb', { nullable: true }) relief!: ReliefRecord | null;
  /** How long after "home now" the plan stood, in milliseconds. */
  @Column('integer', { nullable: true }) reliefAfterMs!: number | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
}
