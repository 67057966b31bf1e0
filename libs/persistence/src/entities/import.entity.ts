import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Team } from '@evenflow/domain';
import { OrganisationEntity } from './organisation.entity.ts';
import { TeamEntity } from './team.entity.ts';

export type ImportStatus = 'preview' | 'confirmed' | 'undone';

/** An uploaded workbook, what was understood of it, and the team as it was before, for taking it back. */
@Entity('imports')
export class ImportEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  /** The team it went into; none before it is confirmed as a new team, or after that team is taken back. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => TeamEntity, { onDelete: 'SET NULL' })
  teamId!: string | null;

  @Column('text') fileName!: string;
  @Column('text') contentHash!: string;
  @Column('bytea', { select: false }) content!: Buffer;
  @Column('text') status!: ImportStatus;
  @Column('jsonb') preview!: object;
  @Column('jsonb', { default: {} }) answers!: Record<string, string>;
  /** Null when the import made the team. */
  @Column('jsonb', { nullable: true }) beforeImage!: Team | null;
  /** The team's revision right after confirming: undoing is refused once something else changed it. */
  @Column('integer', { nullable: true }) confirmedRevision!: number | null;
  @Column('text') by!: string;
  @Column('timestamptz') at!: Date;
}
