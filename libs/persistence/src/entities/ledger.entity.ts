import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LocalDay } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { HeldDuty } from './held-duty.ts';
import { PersonEntity } from './person.entity.ts';
import { TeamEntity } from './team.entity.ts';

/** Counts of one kind of burden carried in from before the rotas kept here. */
@Entity('opening_tallies')
@Unique('opening_tallies_key', ['personId', 'kind', 'fromDay', 'toDay'])
export class OpeningTallyEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('text') kind!: string;
  @Column('double precision') count!: number;
  @Column('date') fromDay!: LocalDay;
  @Column('date') toDay!: LocalDay;
}

@Entity('holidays_worked')
@Unique('holidays_worked_key', ['personId', 'holiday', 'year', 'duty'])
export class HolidayWorkedEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  /** The holiday's identity: `christmas-day`. */
  @Column('text') holiday!: string;
  @Column('integer') year!: number;
  /** The duty's code as it was then; it need not exist any more. */
  @Column('text') duty!: string;
}

/** What was worked before the rotas kept here, as imported. */
@Entity('history_assignments')
@Unique('history_assignments_key', ['personId', 'date', 'dutyTypeId'])
export class HistoryAssignmentEntity extends HeldDuty {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;
}
