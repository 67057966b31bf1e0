import { Column, Entity, Unique } from 'typeorm';
import type { CompetenceLevel, DutyKind, DutyMark, DutyTimes, Need } from '@evenflow/domain';
import { TeamRow } from './columns.ts';

@Entity('duty_types')
@Unique('duty_types_code_key', ['teamId', 'code'])
export class DutyTypeEntity extends TeamRow {
  @Column('integer') position!: number;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') kind!: DutyKind;
  @Column('text') mark!: DutyMark;
  @Column('jsonb', { default: [] }) sites!: string[];
  @Column('jsonb') weekday!: DutyTimes;
  @Column('jsonb', { nullable: true }) weekendAndHoliday!: DutyTimes | null;
  @Column('double precision') paidHours!: number;
  @Column('double precision') workingTimeWeight!: number;
  @Column('jsonb') need!: Need;
  @Column('boolean') optional!: boolean;
  @Column('jsonb', { nullable: true }) contingent!: { census: number } | null;
  @Column('jsonb', { default: {} }) requiredCompetences!: Record<string, CompetenceLevel>;
  @Column('integer', { nullable: true }) responseMinutes!: number | null;
  @Column('boolean') countsAsNight!: boolean;
  @Column('boolean') countsAsWeekend!: boolean;
  @Column('text', { nullable: true }) notes!: string | null;
}
