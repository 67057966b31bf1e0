import { Column, Entity, Unique } from 'typeorm';
import { TeamRow } from './columns.ts';

/** A team's rules at one time. A change is a new version; earlier ones stay as they were. */
@Entity('rule_sets')
@Unique('rule_sets_version_key', ['teamId', 'version'])
export class RuleSetEntity extends TeamRow {
  @Column('integer') version!: number;
  @Column('jsonb') settings!: object;
  @Column('text') by!: string;
  @Column('timestamptz') at!: Date;
}
