import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Channel, ReminderWishes, WallClock } from '@evenflow/domain';
import { UserEntity } from './access.entity.ts';
import { TeamRow } from './columns.ts';

/** One thing told to one person, once: whatever happens, there is no second one from the same message. */
@Entity('notices')
@Unique('notices_once', ['source', 'recipientId'])
@Index(['recipientId', 'at'])
export class NoticeEntity extends TeamRow {
  /** The message it was made from, or what it reminds of. */
  @Column('uuid') source!: string;
  /** A user; or a person of the rota who cannot sign in. */
  @Column('uuid') recipientId!: string;
  @Column('text') recipientName!: string;
  @Column('text') topic!: string;
  @Column('text') title!: string;
  @Column('text') text!: string;
  /** Where in the app it leads. */
  @Column('text') link!: string;
  @Column('boolean', { default: false }) loud!: boolean;
  /** Somebody wants to know that it was seen. */
  @Column('boolean', { default: false }) wantsAnswer!: boolean;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}

/** One notice by one way out of the app. */
@Entity('notice_deliveries')
@Index('notice_deliveries_waiting', ['notBefore'], { where: '"sent_at" IS NULL AND "given_up" IS NULL' })
export class NoticeDeliveryEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => NoticeEntity, { onDelete: 'CASCADE' })
  noticeId!: string;

  @PrimaryColumn('text') channel!: Channel;
  @Column('text') address!: string;
  @Column('timestamptz') notBefore!: Date;
  /** Whoever is sending it holds it until then; after that somebody else may try. */
  @Column('timestamptz', { nullable: true }) heldUntil!: Date | null;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  /** Why it will not be tried again. */
  @Column('text', { nullable: true }) givenUp!: string | null;
}

/** How somebody wants to be told. */
@Entity('notice_wishes')
export class NoticeWishesEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => UserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  @Column('text', { array: true, default: ['email'] }) channels!: Channel[];
  @Column('text', { default: '22:00' }) quietFrom!: WallClock;
  @Column('text', { default: '07:00' }) quietTo!: WallClock;
  /** Hours before a duty; 0 asks for none. */
  @Column('integer', { default: 12 }) remindHours!: number;
  @Column('text', { default: 'calls-and-nights' }) remindOf!: ReminderWishes['remindOf'];
  /** Browsers that may be pushed to, as they gave themselves. */
  @Column('jsonb', { default: [] }) subscriptions!: object[];
}
