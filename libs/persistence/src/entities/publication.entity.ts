import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Assignment } from '@evenflow/domain';
import { HeldDuty } from './held-duty.ts';
import { RotaEntity } from './rota.entity.ts';
import { TeamRow } from './columns.ts';
import { TeamEntity } from './team.entity.ts';

/** A must that was broken on purpose: which, and the reason its signatory gave. */
export interface RotaOverride {
  readonly rule: string;
  readonly setting: string;
  readonly sentence: string;
  readonly reason: string;
  /** Whom the sentence is about, and whether colleagues may read it; unknown of old ones, which are private. */
  readonly people?: readonly string[];
  readonly forColleagues?: boolean;
}

/** One published version of a month. A trigger refuses every update and delete. */
@Entity('rota_versions')
@Unique('rota_versions_number_key', ['rotaId', 'number'])
export class RotaVersionEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => RotaEntity)
  rotaId!: string;

  @Column('integer') number!: number;
  /** The draft's revision that was published. */
  @Column('integer') revision!: number;
  @Column('text') by!: string;
  @Column('timestamptz') at!: Date;
  @Column('jsonb') assignments!: Assignment[];
  @Column('jsonb', { default: [] }) overrides!: RotaOverride[];
  @Column('integer', { nullable: true }) ruleSetVersion!: number | null;
  /** Why it follows the one before, as people are told; none for a first version. */
  @Column('text', { nullable: true }) reason!: string | null;
}

/**
 * `present`: has to be there, at work or resident on call; `from-home`: on call from home. One person is never twice in
 * the same presence at once; a call from home may run into the same person's duty where the team's rules allow it.
 */
export type Presence = 'present' | 'from-home';

/** What was published, one row a duty: only ever closed and followed by another, so that every "as known then" stays. */
@Entity('published_assignments')
@Check('published_assignments_span', '"end_at" > "start_at"')
@Exclusion(
  'published_assignments_no_overlap',
  `USING gist ("person_id" WITH =, "presence" WITH =, tstzrange("start_at", "end_at") WITH &&) WHERE ("closed_at" IS NULL)`,
)
@Index(['rotaId', 'closedAt'])
@Index('published_assignments_ahead', ['startAt'], { where: '"closed_at" IS NULL' })
@Index(['teamId', 'startAt'])
@Index(['teamId', 'date'])
export class PublishedAssignmentEntity extends HeldDuty {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => TeamEntity)
  teamId!: string;

  @Column('uuid')
  @ForeignKey(() => RotaEntity)
  rotaId!: string;

  @Column('text') presence!: Presence;
  @Column('integer') openedVersion!: number;
  @Column('timestamptz') openedAt!: Date;
  @Column('integer', { nullable: true }) closedVersion!: number | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;

  /** The row that took this duty over when it was closed; none when the duty fell away. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PublishedAssignmentEntity, { deferrable: 'INITIALLY DEFERRED' })
  successorId!: string | null;
}
