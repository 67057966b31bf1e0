import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { GapCause } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { TeamEntity } from './team.entity.ts';

/** Time with nobody on call, from the moment it was noticed until it closed. At most one open alarm a gap. */
@Entity('cover_alarms')
@Index('cover_alarms_open', ['teamId', 'site', 'duty', 'startAt'], { unique: true, where: '"closed_at" IS NULL' })
export class CoverAlarmEntity extends TeamRow {
  @Column('text') site!: string;
  /** The duty's code. */
  @Column('text') duty!: string;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz') endAt!: Date;
  /** False while the gap goes on as far as is looked ahead: `endAt` then moves with every look. */
  @Column('boolean', { default: true }) endKnown!: boolean;
  @Column('text') cause!: GapCause;
  /** The code of whoever was to hold it. */
  @Column('text', { nullable: true }) person!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz') openedAt!: Date;
  @Column('timestamptz', { nullable: true }) seenAt!: Date | null;
  @Column('text', { nullable: true }) seenBy!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
}

/** What an operator of the switchboard wants the next one to know. */
@Entity('operator_notes')
export class OperatorNoteEntity extends TeamRow {
  @Column('text', { nullable: true }) duty!: string | null;
  @Column('text') text!: string;
  /** The operator's own name: several people share the switchboard's sign-in. */
  @Column('text') by!: string;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('text', { nullable: true }) removedBy!: string | null;
}

/** One side of a hand-over said that it happened. */
@Entity('hand_overs')
export class HandOverEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;

  @PrimaryColumn('text') site!: string;
  @PrimaryColumn('text') duty!: string;
  /** When one person's call ends and the other's begins. */
  @PrimaryColumn('timestamptz') at!: Date;
  @PrimaryColumn('text') person!: string;
  @Column('timestamptz') acknowledgedAt!: Date;
}

/** Who gets the sheet for a downtime by e-mail, at what time of the team's day. */
@Entity('downtime_sheets')
export class DowntimeSheetEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;

  @Column('text', { array: true }) recipients!: string[];
  /** `HH:MM` in the team's zone. */
  @Column('text') at!: string;
  /** The local day it was last sent for. */
  @Column('date', { nullable: true }) sentFor!: string | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
}

/** A sheet of the demo, which mails nothing: what would have gone out, once a day. */
@Entity('sent_sheets')
@Unique('sent_sheets_once', ['teamId', 'sentFor'])
export class SentSheetEntity extends TeamRow {
  /** The local day it was sent for. */
  @Column('date') sentFor!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { array: true }) recipients!: string[];
  @Column('text') title!: string;
  @Column('text') text!: string;
  @Column('bytea') pdf!: Buffer;
}
