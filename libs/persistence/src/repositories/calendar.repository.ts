import { DomainError } from '@evenflow/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { CalendarSubscriptionEntity } from '../entities/calendar-subscription.entity.ts';
import { PersonEntity } from '../entities/person.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { tokenHash } from './access.repository.ts';
import { Codes } from './mapping/codes.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** Whose duties; null for the whole team's. */
  readonly person: string | null;
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
}

export interface NewSubscription {
  readonly userId: string;
  readonly person: string | null;
  readonly name: string;
  /** The secret of the link; only its hash is stored. */
  readonly token: string;
  readonly at: Date;
}

/** Calendar feeds behind secret links. */
export class CalendarRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A user's live subscriptions of a team, oldest first. */
  async list(key: TeamKey, userId: string): Promise<Subscription[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const rows = await this.manager.find(CalendarSubscriptionEntity, {
      where: { teamId, userId, revokedAt: IsNull() },
      order: { createdAt: 'ASC' },
    });
    return rows.map((row) => subscriptionOf(row, codes));
  }

  /** Throws `unknown-person`. */
  async add(key: TeamKey, { userId, person, name, token, at }: NewSubscription): Promise<Subscription> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const codes = await Codes.of(this.manager, teamId);
    const facts = {
      teamId,
      userId,
      personId: person === null ? null : codes.personId(person),
      name,
      tokenHash: tokenHash(token),
      createdAt: at,
    };
    const row = await this.manager.save(CalendarSubscriptionEntity, { ...facts, revokedAt: null, lastReadAt: null });
    return subscriptionOf(row, codes);
  }

  /** The link stops working at once. Throws `unknown-calendar` unless it is the user's own and live. */
  async revoke(key: TeamKey, { id, userId, at }: { id: string; userId: string; at: Date }): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const own = { id, teamId, userId, revokedAt: IsNull() };
    const { affected } = await this.manager.update(CalendarSubscriptionEntity, own, { revokedAt: at });
    if (!affected) throw new DomainError('unknown-calendar', { id });
  }

  /** Whose feed a token opens, or null for one that is unknown or revoked. Notes that it was read. */
  async opened(token: string, at: Date): Promise<{ key: TeamKey; person: string | null } | null> {
    const row = await this.manager.findOneBy(CalendarSubscriptionEntity, {
      tokenHash: tokenHash(token),
      revokedAt: IsNull(),
    });
    if (!row) return null;
    await this.manager.update(CalendarSubscriptionEntity, row.id, { lastReadAt: at });
    const team = await this.manager.findOneByOrFail(TeamEntity, { id: row.teamId });
    const key = { organisation: team.organisationId, team: team.slug };
    if (row.personId === null) return { key, person: null };
    const { code } = await this.manager.findOneByOrFail(PersonEntity, { id: row.personId });
    return { key, person: code };
  }
}

function subscriptionOf(row: CalendarSubscriptionEntity, codes: Codes): Subscription {
  const { id, name, personId, createdAt, lastReadAt } = row;
  return { id, name, person: personId === null ? null : codes.personCode(personId), createdAt, lastReadAt };
}
