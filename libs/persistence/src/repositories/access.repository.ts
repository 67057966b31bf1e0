import { createHash } from 'node:crypto';
import { In, IsNull, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { MembershipEntity, SessionEntity, UserEntity, type Role } from '../entities/access.entity.ts';
import { OrganisationEntity } from '../entities/organisation.entity.ts';
import { PersonEntity } from '../entities/person.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { requireTeam, type TeamKey } from './team-key.ts';
import { Codes } from './mapping/codes.ts';

export interface Membership {
  readonly team: string;
  readonly teamName: string;
  readonly roles: readonly Role[];
  /** Who the user is on the team's rota. */
  readonly person: string | null;
}

export interface Account {
  readonly id: string;
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
  /** Their organisation has no team yet, so that they may begin the first. */
  readonly mayBegin: boolean;
}

export interface NewUser {
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  /** argon2id text; null for somebody who is yet to choose a password. */
  readonly passwordHash: string | null;
}

/** What is stored of a secret token: it cannot be turned back. Tokens are random, so no salt is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Organisations, users, what they may do, and their sign-ins. */
export class AccessRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Returns the new organisation's id. */
  async addOrganisation(name: string, demo = false): Promise<string> {
    return (await this.manager.save(OrganisationEntity, { name, demo })).id;
  }

  /** The demo organisation's id, or null when demo data is not loaded. */
  async demoOrganisation(): Promise<string | null> {
    return (await this.manager.findOneBy(OrganisationEntity, { demo: true }))?.id ?? null;
  }

  /** True while nobody can sign in yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.manager.count(UserEntity)) === 0;
  }

  /** As `isEmpty`, and others who ask so wait until the caller's transaction ends: of two who begin, one finds it empty. */
  async isEmptyForUs(): Promise<boolean> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['evenflow begins']);
    return this.isEmpty();
  }

  /** Returns the new user's id. E-mail addresses are told apart without regard to case. */
  async addUser(user: NewUser): Promise<string> {
    const { organisation, email, name, passwordHash } = user;
    const row = { organisationId: organisation, email: email.trim().toLowerCase(), name, passwordHash, shutAt: null };
    return (await this.manager.save(UserEntity, row)).id;
  }

  /** Sets what a user may do in a team, in place of what they might before. Throws `unknown-team`, `unknown-person`. */
  async setMembership(userId: string, key: TeamKey, roles: readonly Role[], person: string | null): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const personId = person === null ? null : (await Codes.of(this.manager, teamId)).personId(person);
    await this.manager.upsert(MembershipEntity, { userId, teamId, roles: [...roles], personId }, ['userId', 'teamId']);
  }

  /** The user's id and stored hash, for the sign-in to verify; null for an unknown address and before a password. */
  async credentialsOf(email: string): Promise<{ id: string; passwordHash: string | null } | null> {
    return this.manager.findOne(UserEntity, {
      select: { id: true, passwordHash: true },
      where: { email: email.trim().toLowerCase() },
    });
  }

  /** Null for an account that was shut. */
  async account(userId: string): Promise<Account | null> {
    const user = await this.manager.findOneBy(UserEntity, { id: userId, shutAt: IsNull() });
    if (!user) return null;
    const { id, organisationId, email, name } = user;
    const memberships = await this.memberships(id);
    const mayBegin = memberships.length === 0 && !(await this.manager.existsBy(TeamEntity, { organisationId }));
    return { id, organisation: organisationId, email, name, memberships, mayBegin };
  }

  /** Starts a session for a token of the caller's making; only its hash is stored. */
  async startSession(token: string, userId: string, { at, expiresAt }: { at: Date; expiresAt: Date }): Promise<void> {
    await this.manager.insert(SessionEntity, { tokenHash: tokenHash(token), userId, createdAt: at, expiresAt });
    await this.manager.update(UserEntity, userId, { signedInAt: at });
  }

  /** Whose token it is at that moment; null when it is unknown, ended or expired. */
  async accountOfSession(token: string, at: Date): Promise<Account | null> {
    const session = await this.manager.findOneBy(SessionEntity, {
      tokenHash: tokenHash(token),
      expiresAt: MoreThan(at),
    });
    return session && this.account(session.userId);
  }

  async endSession(token: string): Promise<void> {
    await this.manager.delete(SessionEntity, { tokenHash: tokenHash(token) });
  }

  /** Forgets sessions that have expired. Returns how many. */
  async removeExpiredSessions(at: Date): Promise<number> {
    return (await this.manager.delete(SessionEntity, { expiresAt: LessThanOrEqual(at) })).affected ?? 0;
  }

  private async memberships(userId: string): Promise<Membership[]> {
    const rows = await this.manager.findBy(MembershipEntity, { userId });
    const teams = await this.manager.find(TeamEntity, {
      where: { id: In(rows.map(({ teamId }) => teamId)) },
      order: { createdAt: 'ASC' },
    });
    const people = await this.manager.findBy(PersonEntity, { id: In(rows.map(({ personId }) => personId)) });
    return teams.map(({ id, slug, name }) => {
      const { roles, personId } = rows.find(({ teamId }) => teamId === id)!;
      const person = people.find((each) => each.id === personId)?.code ?? null;
      return { team: slug, teamName: name, roles, person };
    });
  }
}
