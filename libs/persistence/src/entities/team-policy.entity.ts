import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LeavePolicy, PaySettings, SwapPolicy } from '@evenflow/domain';
import { TeamEntity } from './team.entity.ts';

/** How a team wants its people's asks handled; a team without a row takes the defaults. */
@Entity('team_policies')
export class TeamPolicyEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;

  @Column('text', { default: 'manager' }) swaps!: SwapPolicy;
  /** How leave is given; null while nobody has said. */
  @Column('jsonb', { nullable: true }) leave!: LeavePolicy | null;
  /** How call is paid; null while nobody has said. */
  @Column('jsonb', { nullable: true }) pay!: PaySettings | null;
}
