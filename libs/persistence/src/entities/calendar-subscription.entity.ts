import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { TeamRow } from './columns.ts';
import { PersonEntity } from './person.entity.ts';
import { UserEntity } from './access.entity.ts';

/** A calendar feed behind a secret link. Only the hash of the link's token is kept. */
@Entity('calendar_subscriptions')
@Unique('calendar_subscriptions_token_key', ['tokenHash'])
export class CalendarSubscriptionEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => UserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  /** Whose duties; null for the whole team's. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string | null;

  @Column('text') name!: string;
  @Column('text') tokenHash!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastReadAt!: Date | null;
}
