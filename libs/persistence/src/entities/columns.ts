import { Column, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TeamEntity } from './team.entity.ts';

/** A row that belongs to one team and goes with it. */
export abstract class TeamRow {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;
}
