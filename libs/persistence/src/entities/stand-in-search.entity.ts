import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import type { LocalDay, PersonCode } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { DutyTypeEntity } from './duty-type.entity.ts';
import { PersonEntity } from './person.entity.ts';

export type SearchState = 'open' | 'taken' | 'taken-back';

/** One colleague of the search, in the order in which they are asked. */
export interface AskedColleague {
  readonly person: PersonCode;
  readonly askedAt: string | null;
  readonly said: 'yes' | 'no' | null;
}

/** Somebody cannot come, and others are asked in waves. One search for a duty at a time; one person takes it. */
@Entity('stand_in_searches')
@Index('stand_in_searches_open', ['teamId', 'date', 'dutyTypeId', 'personId'], {
  unique: true,
  where: `"state" = 'open'`,
})
@Check('stand_in_searches_taken', `("state" = 'taken') = ("taken_by_id" IS NOT NULL)`)
export class StandInSearchEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => DutyTypeEntity)
  dutyTypeId!: string;

  @Column('date') date!: LocalDay;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz') endAt!: Date;
  @Column('text', { default: 'open' }) state!: SearchState;
  @Column('jsonb') colleagues!: AskedColleague[];
  /** When the next wave is asked; null when everybody has been. */
  @Column('timestamptz', { nullable: true }) nextWaveAt!: Date | null;
  @Column('timestamptz') at!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  takenById!: string | null;

  @Column('timestamptz', { nullable: true }) takenAt!: Date | null;
  /** The sickness it came from. */
  @Column('uuid', { nullable: true }) leaveId!: string | null;
}
