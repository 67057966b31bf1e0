import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OrganisationEntity } from './organisation.entity.ts';

/** Who did what, when. A trigger refuses every update and delete. */
@Entity('audit_entries')
@Index(['organisationId', 'at'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => OrganisationEntity)
  organisationId!: string;

  /** The team's slug, where there is one. */
  @Column('text', { nullable: true }) team!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('text') by!: string;
  /** `rota.published`, `leave.decided`, `import.confirmed` … */
  @Column('text') action!: string;
  @Column('jsonb', { default: {} }) facts!: Record<string, unknown>;
}

/** A message to the outside, written in the transaction of the change it tells, and sent later exactly from here. */
@Entity('outbox_messages')
@Index('outbox_messages_untold', ['at'], { where: '"told_at" IS NULL' })
@Index('outbox_messages_waiting', ['at'], { where: '"sent_at" IS NULL' })
export class OutboxMessageEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  @Column('text') topic!: string;
  @Column('jsonb') body!: Record<string, unknown>;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  /** When the people it touches were told. */
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  /** How often telling it failed, and when it is tried again. */
  @Column('integer', { default: 0 }) failures!: number;
  @Column('timestamptz', { nullable: true }) tryAt!: Date | null;
}
