import { Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import type { LeaveStatus, LocalDay, Priority, Request } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { PersonEntity } from './person.entity.ts';

/**
 * The order leave and requests are told and saved in: by day, and of the same days what was asked first. One order for
 * both, so that of two alike each is saved onto itself.
 */
export const IN_ORDER_ASKED = { fromDay: 'ASC', toDay: 'ASC', createdAt: 'ASC', id: 'ASC' } as const;

/** Whole days of leave, both ends included, and how they were decided. */
@Entity('leave_entries')
@Index(['teamId', 'fromDay'])
export class LeaveEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('date') fromDay!: LocalDay;
  @Column('date') toDay!: LocalDay;
  @Column('text') type!: string;
  @Column('text', { nullable: true }) typeName!: string | null;
  @Column('text') status!: LeaveStatus;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt!: Date;
}

@Entity('requests')
@Index(['teamId', 'fromDay'])
export class RequestEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('date') fromDay!: LocalDay;
  @Column('date') toDay!: LocalDay;
  @Column('text') wish!: Request['wish'];
  /** A duty code, `any` or `any call`. */
  @Column('text') duty!: string;
  @Column('text') priority!: Priority;
  @Column('text', { nullable: true }) comment!: string | null;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt!: Date;
}
