import { Column, Entity, Index } from 'typeorm';
import type { LeaveStatus, LocalDay } from '@evenflow/domain';
import { TeamRow } from './columns.ts';

/**
 * Leave as it stood from one moment to the next, kept by a trigger on `leave_entries`: what "as known then" is read
 * from. Rows are only ever closed.
 */
@Entity('leave_history')
@Index(['teamId', 'fromDay'])
@Index('leave_history_open', ['leaveId'], { where: '"known_to" IS NULL' })
export class LeaveHistoryEntity extends TeamRow {
  @Column('uuid') leaveId!: string;
  @Column('uuid') personId!: string;
  @Column('date') fromDay!: LocalDay;
  @Column('date') toDay!: LocalDay;
  @Column('text') type!: string;
  @Column('text') status!: LeaveStatus;
  @Column('timestamptz') knownFrom!: Date;
  @Column('timestamptz', { nullable: true }) knownTo!: Date | null;
}

/** From when to when a person was employed, as it was known; kept by a trigger on `people`. */
@Entity('employment_history')
@Index('employment_history_open', ['personId'], { where: '"known_to" IS NULL' })
export class EmploymentHistoryEntity extends TeamRow {
  @Column('uuid') personId!: string;
  @Column('date', { nullable: true }) startDate!: LocalDay | null;
  @Column('date', { nullable: true }) endDate!: LocalDay | null;
  @Column('timestamptz') knownFrom!: Date;
  @Column('timestamptz', { nullable: true }) knownTo!: Date | null;
}

/**
 * A row of the team's sites, duty types, needs, people, or of what people can do, may do and are reached by, as it stood
 * from one moment to the next; kept by a trigger on each table. Rows are only ever closed.
 */
@Entity('known_rows')
@Index('known_rows_open', ['rowId'], { where: '"known_to" IS NULL' })
export class KnownRowEntity extends TeamRow {
  @Column('text') ofTable!: string;
  @Column('uuid') rowId!: string;
  @Column('jsonb') row!: Record<string, unknown>;
  @Column('timestamptz') knownFrom!: Date;
  @Column('timestamptz', { nullable: true }) knownTo!: Date | null;
}
