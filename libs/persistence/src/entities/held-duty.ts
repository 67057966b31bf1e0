import { Column, ForeignKey } from 'typeorm';
import type { LocalDay } from '@evenflow/domain';
import { DutyTypeEntity } from './duty-type.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** One person holds one duty: the columns drafts, published rows and imported history share. Half-open in time. */
export abstract class HeldDuty {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => DutyTypeEntity)
  dutyTypeId!: string;

  /** The local day the duty belongs to. */
  @Column('date') date!: LocalDay;
  @Column('timestamptz') startAt!: Date;
  @Column('timestamptz') endAt!: Date;
  /** The zone whose clock gave the instants, so that they are written back with the offset they came with. */
  @Column('text') timeZone!: string;
  @Column('text', { nullable: true }) site!: string | null;
  @Column('boolean', { default: false }) supernumerary!: boolean;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  withPersonId!: string | null;
}

export const HELD_DUTY_COLUMNS = [
  'personId',
  'dutyTypeId',
  'date',
  'startAt',
  'endAt',
  'timeZone',
  'site',
  'supernumerary',
  'withPersonId',
] as const satisfies readonly (keyof HeldDuty)[];
