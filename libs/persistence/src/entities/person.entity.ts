import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Contact, LocalDay, Person, Weekday } from '@evenflow/domain';
import { TeamRow } from './columns.ts';

@Entity('people')
@Unique('people_code_key', ['teamId', 'code'])
export class PersonEntity extends TeamRow {
  @Column('integer') position!: number;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') grade!: string;
  @Column('text', { nullable: true }) band!: string | null;
  @Column('double precision') fte!: number;
  @Column('double precision') clinicalFte!: number;
  @Column('double precision') contractHoursPerWeek!: number;
  @Column('integer', { nullable: true }) averagingWeeks!: number | null;
  @Column('date', { nullable: true }) startDate!: LocalDay | null;
  @Column('date', { nullable: true }) endDate!: LocalDay | null;
  @Column('boolean') trainee!: boolean;
  @Column('boolean') provisional!: boolean;
  @Column('jsonb', { default: {} }) travelMinutes!: Record<string, number>;
  @Column('jsonb', { default: [] }) fixedDaysOff!: Weekday[];
  @Column('jsonb', { default: [] }) fixedDuties!: Person['fixedDuties'];
  @Column('boolean', { name: 'opt_out_48h' }) optOut48h!: boolean;
  @Column('text', { nullable: true }) notes!: string | null;
}

/** A row of something a person has, in the order it was given. */
abstract class PersonRow {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('integer') position!: number;
}

@Entity('contacts')
export class ContactEntity extends PersonRow {
  @Column('text') kind!: Contact['kind'];
  @Column('text') value!: string;
  @Column('text') visibility!: Contact['visibility'];
}

@Entity('credentials')
export class CredentialEntity extends PersonRow {
  @Column('text') type!: string;
  @Column('text') body!: string;
  @Column('text') number!: string;
  @Column('date', { nullable: true }) validFrom!: LocalDay | null;
  @Column('date', { nullable: true }) expires!: LocalDay | null;
  @Column('boolean') required!: boolean;
  @Column('text', { nullable: true }) forCompetence!: string | null;
  @Column('text', { nullable: true }) site!: string | null;
  @Column('text', { nullable: true }) scope!: string | null;
}
