import { Column, Entity, Unique } from 'typeorm';
import { TeamRow } from './columns.ts';

@Entity('sites')
@Unique('sites_code_key', ['teamId', 'code'])
export class SiteEntity extends TeamRow {
  @Column('integer') position!: number;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') timeZone!: string;
  @Column('jsonb', { nullable: true }) minutesTo!: Record<string, number> | null;
}
