import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LocalDay } from '@evenflow/domain';
import { OrganisationEntity } from './organisation.entity.ts';

@Entity('teams')
@Unique('teams_slug_key', ['organisationId', 'slug'])
export class TeamEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  /** The domain's `Team.id`. */
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') country!: string;
  @Column('text', { nullable: true }) region!: string | null;
  @Column('text') locale!: string;
  @Column('text') timeZone!: string;
  @Column('jsonb', { default: [] }) payPeriodStarts!: LocalDay[];
  /** Goes up with every change to anything of the team; the API's ETag. */
  @Column('integer', { default: 1 }) revision!: number;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt!: Date;
}
