import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { OrganisationEntity } from './organisation.entity.ts';
import { PersonEntity } from './person.entity.ts';
import { TeamEntity } from './team.entity.ts';

export const ROLES = ['manager', 'staff', 'viewer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

@Entity('users')
@Unique('users_email_key', ['email'])
export class UserEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  /** argon2id, in its own text form; null until the first one is chosen. */
  @Column('text', { nullable: true }) passwordHash!: string | null;
  /** Shut out from then on. */
  @Column('timestamptz', { nullable: true }) shutAt!: Date | null;
  @Column('timestamptz', { nullable: true }) signedInAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** What somebody may do in one team, and who they are on its rota. */
@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => UserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => TeamEntity, { onDelete: 'CASCADE' })
  teamId!: string;

  @Column('text', { array: true }) roles!: Role[];

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity, { onDelete: 'SET NULL' })
  personId!: string | null;
}

/** A sign-in. Only the hash of its token is kept. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('text') tokenHash!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => UserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}

/** A link by which somebody chooses a password, one at a time for each. Only the hash of its token is kept. */
@Entity('invitations')
@Unique('invitations_token_hash_key', ['tokenHash'])
export class InvitationEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => UserEntity, { onDelete: 'CASCADE' })
  userId!: string;

  @Column('text') tokenHash!: string;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}
