import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import type { LocalDay } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { DutyTypeEntity } from './duty-type.entity.ts';

/** On one date so many people hold the duty, whatever the weekday says. */
@Entity('demand_changes')
@Unique('demand_changes_day_key', ['teamId', 'date', 'dutyTypeId'])
export class DemandChangeEntity extends TeamRow {
  @Column('date') date!: LocalDay;

  @Column('uuid')
  @ForeignKey(() => DutyTypeEntity, { onDelete: 'CASCADE' })
  dutyTypeId!: string;

  @Column('integer') need!: number;
  @Column('text', { nullable: true }) reason!: string | null;
}

@Entity('demand_recurrences')
export class DemandRecurrenceEntity extends TeamRow {
  @Column('integer') position!: number;

  @Column('uuid')
  @ForeignKey(() => DutyTypeEntity, { onDelete: 'CASCADE' })
  dutyTypeId!: string;

  @Column('text') rrule!: string;
  @Column('date') fromDay!: LocalDay;
  @Column('date', { nullable: true }) toDay!: LocalDay | null;
  @Column('integer') need!: number;
  @Column('text', { nullable: true }) reason!: string | null;
}

/** ECMO patients expected on a day: a count, never a name. */
@Entity('ecmo_census_days')
@Unique('ecmo_census_days_key', ['teamId', 'date'])
export class EcmoCensusEntity extends TeamRow {
  @Column('date') date!: LocalDay;
  @Column('integer') patients!: number;
}

/** The identity is the same every year; date and name are this year's. */
@Entity('holidays')
@Unique('holidays_date_key', ['teamId', 'date', 'identity'])
export class HolidayEntity extends TeamRow {
  @Column('date') date!: LocalDay;
  @Column('text') name!: string;
  @Column('text') identity!: string;
  @Column('double precision') points!: number;
}
