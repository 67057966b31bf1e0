import { DomainError } from '@evenflow/domain';
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { InvitationEntity, MembershipEntity, SessionEntity, UserEntity, type Role } from '../entities/access.entity.ts';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { CalendarSubscriptionEntity } from '../entities/calendar-subscription.entity.ts';
import { OrganisationEntity } from '../entities/organisation.entity.ts';
import { PersonEntity } from '../entities/person.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { AccessRepository, tokenHash, type Account } from './access.repository.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** Somebody who may sign in, as far as one team is concerned. */
export interface TeamAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Who they are on the team's rota. */
  readonly person: string | null;
  /** All teams they are in, this one too. */
  readonly teams: readonly string[];
  readonly hasPassword: boolean;
  /** Until when the link that was made last may be used. */
  readonly linkUntil: Date | null;
  readonly shutAt: Date | null;
  readonly signedInAt: Date | null;
}

export interface NewLink {
  readonly userId: string;
  /** Only its hash is stored. */
  readonly token: string;
  readonly by: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** For whom a link is. */
export interface Invited {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
}

export interface TeamRights {
  readonly roles: readonly Role[];
  readonly person: string | null;
}

/** Who may sign in, and what they are to a team. Give it the manager of a transaction for what changes something. */
export class AccountRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Everybody of a team, by name. */
  async list(key: TeamKey): Promise<TeamAccount[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const mine = await this.manager.findBy(MembershipEntity, { teamId });
    const where = { id: In(mine.map(({ userId }) => userId)) };
    const users = await this.manager.find(UserEntity, { where, order: { name: 'ASC', email: 'ASC' } });
    const all = await this.manager.findBy(MembershipEntity, { userId: In(users.map(({ id }) => id)) });
    const teams = await this.manager.findBy(TeamEntity, { id: In(all.map((each) => each.teamId)) });
    const people = await this.manager.findBy(PersonEntity, { teamId });
    const links = await this.manager.findBy(InvitationEntity, { userId: In(users.map(({ id }) => id)) });
    return users.map(({ id, name, email, passwordHash, shutAt, signedInAt }) => {
      const { roles, personId } = mine.find(({ userId }) => userId === id)!;
      const theirs = new Set(all.filter(({ userId }) => userId === id).map((each) => each.teamId));
      return {
        ...{ id, name, email, roles, shutAt, signedInAt, hasPassword: passwordHash !== null },
        person: people.find((person) => person.id === personId)?.code ?? null,
        teams: teams.filter((team) => theirs.has(team.id)).map(({ slug }) => slug),
        linkUntil: links.find(({ userId }) => userId === id)?.expiresAt ?? null,
      };
    });
  }

  /** Whoever asks for the same team waits until the caller's transaction ends, so that two never both take the last away. */
  async lockTeam(key: TeamKey): Promise<void> {
    const { id } = await requireTeam(this.manager, key);
    await this.manager.findOne(TeamEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Whose address it is, in any organisation. */
  async ofAddress(email: string): Promise<{ id: string; organisation: string; name: string } | null> {
    const user = await this.manager.findOneBy(UserEntity, { email: email.trim().toLowerCase() });
    return user && { id: user.id, organisation: user.organisationId, name: user.name };
  }

  /** Sets what somebody is to a team. Throws `unknown-person`, and `person-has-account` for one another account is. */
  async setRights(userId: string, key: TeamKey, { roles, person }: TeamRights): Promise<void> {
    await new AccessRepository(this.manager).setMembership(userId, key, roles, person);
    if (person === null) return;
    const { teamId, personId } = await this.membership(userId, key);
    const other = await this.manager.findOneBy(MembershipEntity, { teamId, personId: personId!, userId: Not(userId) });
    if (other) throw new DomainError('person-has-account', { person });
  }

  /** Takes somebody out of a team, their calendar links with it. What they did stays told. */
  async leave(userId: string, key: TeamKey, at: Date): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager.delete(MembershipEntity, { userId, teamId });
    await this.manager.update(CalendarSubscriptionEntity, { userId, teamId, revokedAt: IsNull() }, { revokedAt: at });
  }

  /** Ends every sign-in and calendar link of somebody and lets in no more, or lets them in again. */
  async setShut(userId: string, at: Date | null): Promise<void> {
    await this.manager.update(UserEntity, userId, { shutAt: at });
    if (at === null) return;
    await this.manager.delete(SessionEntity, { userId });
    await this.manager.delete(InvitationEntity, { userId });
    await this.manager.update(CalendarSubscriptionEntity, { userId, revokedAt: IsNull() }, { revokedAt: at });
  }

  /** In place of the link made before, if there was one. */
  async addLink({ userId, token, by, at, expiresAt }: NewLink): Promise<void> {
    const row = { userId, tokenHash: tokenHash(token), createdBy: by, createdAt: at, expiresAt };
    await this.manager.upsert(InvitationEntity, row, ['userId']);
  }

  /** For whom a link is; null when it was used, replaced, or has expired. */
  async invited(token: string, at: Date): Promise<Invited | null> {
    const where = { tokenHash: tokenHash(token), expiresAt: MoreThan(at) };
    const link = await this.manager.findOneBy(InvitationEntity, where);
    const user = link && (await this.manager.findOneBy(UserEntity, { id: link.userId, shutAt: IsNull() }));
    if (!user) return null;
    const { name: organisation } = await this.manager.findOneByOrFail(OrganisationEntity, { id: user.organisationId });
    return { userId: user.id, name: user.name, email: user.email, organisation };
  }

  /** Uses the link up: the new password holds, and whoever was signed in before no longer is. False when it was used. */
  async choosePassword(token: string, passwordHash: string, at: Date): Promise<boolean> {
    const invited = await this.invited(token, at);
    if (!invited) return false;
    const { userId } = invited;
    const used = await this.manager.delete(InvitationEntity, { userId, tokenHash: tokenHash(token) });
    if (!used.affected) return false;
    await this.manager.update(UserEntity, userId, { passwordHash });
    await this.manager.delete(SessionEntity, { userId });
    return true;
  }

  /**
   * In place of the password they had. Every sign-in but the one of the token `keep` ends, and a link made before opens
   * nothing any more. They are told of it in the first of their teams.
   */
  async changePassword(
    account: Account,
    passwordHash: string,
    { keep, at }: { keep: string; at: Date },
  ): Promise<void> {
    const { id: userId, organisation: organisationId, memberships } = account;
    await this.manager.update(UserEntity, userId, { passwordHash });
    await this.manager.delete(SessionEntity, { userId, tokenHash: Not(tokenHash(keep)) });
    await this.manager.delete(InvitationEntity, { userId });
    const team = memberships[0]?.team;
    if (team === undefined) return;
    const body = { team, user: userId };
    await this.manager.insert(OutboxMessageEntity, { organisationId, topic: 'account.password-changed', body, at });
  }

  private async membership(userId: string, key: TeamKey): Promise<MembershipEntity> {
    const { id: teamId } = await requireTeam(this.manager, key);
    return this.manager.findOneByOrFail(MembershipEntity, { userId, teamId });
  }
}
