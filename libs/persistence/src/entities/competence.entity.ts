import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { CompetenceLevel } from '@evenflow/domain';
import { TeamRow } from './columns.ts';
import { PersonEntity } from './person.entity.ts';

@Entity('competences')
@Unique('competences_code_key', ['teamId', 'code'])
export class CompetenceEntity extends TeamRow {
  @Column('integer') position!: number;
  @Column('text') code!: string;
  @Column('text') name!: string;
}

@Entity('person_competences')
export class PersonCompetenceEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => CompetenceEntity, { onDelete: 'CASCADE' })
  competenceId!: string;

  @Column('smallint') level!: CompetenceLevel;
}
