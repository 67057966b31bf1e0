import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AccessRepository,
  AccountRepository,
  type Account,
  type Invited,
  type TeamAccount,
  type TeamRights,
} from '@evenflow/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { found, Refusal } from '../../common/errors/problems.ts';
import { Audit } from '../audit/audit.ts';
import type { AccountAnswer, PasswordLink } from './account.schema.ts';
import { hashPassword } from './sessions.ts';
import { keyOf, may, type SignedIn } from './signed-in.ts';

/** Long enough for a holiday, short enough for a mailbox somebody else reads one day. */
const LINK_MS = 14 * 86_400_000;

interface NewAccount extends TeamRights {
  readonly name: string;
  readonly email: string;
}

/** Who changes an account, and of which team they do so. */
interface Place {
  readonly who: SignedIn;
  readonly team: string;
}

/** What happens inside one transaction. */
interface Inside {
  readonly accounts: AccountRepository;
  readonly manager: EntityManager;
}

/**
 * Who may sign in. People are invited by a link and choose their own password: nobody ever knows that of somebody else.
 * Somebody always administers a team. Links and shutting reach beyond one team, so only whoever administers all of a
 * person's teams does that.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly source: DataSource,
    private readonly accounts: AccountRepository,
    private readonly access: AccessRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list({ who, team }: Place): Promise<AccountAnswer[]> {
    const all = await this.accounts.list(keyOf(who, { team }));
    return all.map((each) => answerOf(who, each));
  }

  /** A new account with its link; somebody of another team of the organisation joins with the password they have. */
  async invite(place: Place, { name, email, ...rights }: NewAccount) {
    const { who, team } = place;
    return this.change(place, async (inside) => {
      const { accounts, manager } = inside;
      const known = await accounts.ofAddress(email);
      const here = known && (await accounts.list(keyOf(who, { team }))).some(({ id }) => id === known.id);
      if (here || (known && known.organisation !== who.organisation)) throw new Refusal('address-taken', { email });
      const user = { organisation: who.organisation, email, name, passwordHash: null };
      const id = known?.id ?? (await new AccessRepository(manager).addUser(user));
      await accounts.setRights(id, keyOf(who, { team }), rights);
      await this.tell(place, inside, 'account.invited', { name: known?.name ?? name, ...rights });
      const { state, yours } = await this.one(place, inside, id);
      const link = state === 'invited' && yours ? await this.linkFor(place, inside, id) : null;
      return { account: await this.one(place, inside, id), link };
    });
  }

  /** Throws `last-administrator`, `unknown-person`, `person-has-account`. */
  async setRights(place: Place, id: string, rights: TeamRights): Promise<AccountAnswer> {
    return this.change(place, async (inside) => {
      const { name } = await this.one(place, inside, id);
      await inside.accounts.setRights(id, keyOf(place.who, place), rights);
      await this.requireAdministrator(place, inside);
      await this.tell(place, inside, 'account.rights-set', { name, ...rights });
      return this.one(place, inside, id);
    });
  }

  /** Takes somebody out of the team. Throws `last-administrator`. */
  async remove(place: Place, id: string): Promise<void> {
    return this.change(place, async (inside) => {
      const { name } = await this.one(place, inside, id);
      await inside.accounts.leave(id, keyOf(place.who, place), this.clock.now());
      await this.requireAdministrator(place, inside);
      await this.tell(place, inside, 'account.removed', { name });
    });
  }

  /** A link to choose a password anew, in place of any made before. The old password holds until it is used. */
  async makeLink(place: Place, id: string): Promise<PasswordLink> {
    return this.change(place, async (inside) => {
      const { name, state } = await this.wholly(place, inside, id);
      if (state === 'shut') throw new Refusal('not-in-this-state', { why: 'This account is shut. Open it first.' });
      await this.tell(place, inside, 'account.link-made', { name });
      return this.linkFor(place, inside, id);
    });
  }

  /** Shut, somebody is signed out everywhere at once and comes in no more. Throws `last-administrator`. */
  async setShut(place: Place, id: string, shut: boolean): Promise<AccountAnswer> {
    return this.change(place, async (inside) => {
      const { name } = await this.wholly(place, inside, id);
      await inside.accounts.setShut(id, shut ? this.clock.now() : null);
      await this.requireAdministrator(place, inside);
      await this.tell(place, inside, shut ? 'account.shut' : 'account.opened', { name });
      return this.one(place, inside, id);
    });
  }

  /** Throws `link-used-up`. */
  async invited(token: string): Promise<Invited> {
    const invited = await this.accounts.invited(token, this.clock.now());
    if (!invited) throw new Refusal('link-used-up');
    return invited;
  }

  /** Uses a link up. Returns whose it was. Throws `link-used-up`. */
  async choosePassword(token: string, password: string): Promise<Account> {
    const { userId } = await this.invited(token);
    const passwordHash = await hashPassword(password);
    const chosen = await this.source.transaction((manager) =>
      new AccountRepository(manager).choosePassword(token, passwordHash, this.clock.now()),
    );
    if (!chosen) throw new Refusal('link-used-up');
    return found(await this.access.account(userId), 'account');
  }

  private change<T>({ who, team }: Place, work: (inside: Inside) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      const accounts = new AccountRepository(manager);
      await accounts.lockTeam(keyOf(who, { team }));
      return work({ accounts, manager });
    });
  }

  private async one({ who, team }: Place, { accounts }: Inside, id: string): Promise<AccountAnswer> {
    const all = await accounts.list(keyOf(who, { team }));
    return answerOf(
      who,
      found(
        all.find((each) => each.id === id),
        'account',
        id,
      ),
    );
  }

  /** As `one`, refused unless whoever asks administers all teams the account is in. */
  private async wholly(place: Place, inside: Inside, id: string): Promise<AccountAnswer> {
    const account = await this.one(place, inside, id);
    if (account.yours) return account;
    const why = `${account.name} is in other teams too. Somebody who administers all of them can do this.`;
    throw new Refusal('not-allowed', { why });
  }

  private async requireAdministrator({ who, team }: Place, { accounts }: Inside): Promise<void> {
    const all = await accounts.list(keyOf(who, { team }));
    const able = all.some((each) => each.roles.includes('administrator') && stateOf(each) === 'active');
    if (!able) throw new Refusal('last-administrator');
  }

  private async linkFor({ who }: Place, { accounts }: Inside, userId: string): Promise<PasswordLink> {
    const token = randomBytes(32).toString('base64url');
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + LINK_MS);
    await accounts.addLink({ userId, token, by: who.name, at, expiresAt });
    return { token, until: expiresAt.toISOString() };
  }

  private tell({ who, team }: Place, { manager }: Inside, action: string, facts: object): Promise<void> {
    return this.audit.record(who, { team, action, facts: { ...facts } }, manager);
  }
}

function stateOf({ shutAt, hasPassword }: TeamAccount): AccountAnswer['state'] {
  if (shutAt) return 'shut';
  return hasPassword ? 'active' : 'invited';
}

function answerOf(who: SignedIn, account: TeamAccount): AccountAnswer {
  const { id, name, email, roles, person, teams, linkUntil, signedInAt } = account;
  return {
    ...{ id, name, email, roles: [...roles], person, state: stateOf(account), otherTeams: teams.length - 1 },
    linkUntil: linkUntil?.toISOString() ?? null,
    signedInAt: signedInAt?.toISOString() ?? null,
    yours: teams.every((team) => may(who, team, 'administrator')),
  };
}
