import type { Channel, DeliveryWishes, PlannedDelivery, Zone } from '@evenflow/domain';
import { In, IsNull, type EntityManager } from 'typeorm';
import { MembershipEntity, UserEntity, type Role } from '../entities/access.entity.ts';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { NoticeDeliveryEntity, NoticeEntity, NoticeWishesEntity } from '../entities/notice.entity.ts';
import { ContactEntity, PersonEntity } from '../entities/person.entity.ts';
import { OrganisationEntity } from '../entities/organisation.entity.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** A message of the outbox, as whoever tells it sees it. */
export interface OutboxMessage {
  readonly id: string;
  readonly organisation: string;
  readonly topic: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Somebody who can be told: a user of the team, a person on its rota, or both. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
  readonly wishes: DeliveryWishes | null;
  readonly addresses: Partial<Record<Channel, string>>;
}

export interface NewNotice {
  readonly source: string;
  readonly recipient: Recipient;
  readonly topic: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly loud: boolean;
  readonly wantsAnswer: boolean;
  readonly at: Date;
  readonly deliveries: readonly PlannedDelivery[];
}

export interface NoticeDelivery {
  readonly noticeId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly attempts: number;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** Of the demo: nothing leaves the house. */
  readonly demo: boolean;
}

/** A message, and why it could not be told when it could not. */
export interface Told {
  readonly message: OutboxMessage;
  readonly failure?: unknown;
}

/** What could not be told is tried again after this long, then after twice as long, to the most. */
const AGAIN_FIRST_S = 5;
const AGAIN_MOST_S = 3_600;

const HOLD_MS = 60_000;
const MOST_ATTEMPTS = 8;

/** What people are told, and by which way it goes out. */
export class NoticeRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Takes the oldest message that nobody has told yet and has it told in the same transaction: it is told, or it is not,
   * however the process ends. Two processes never tell the same one. What cannot be told leaves nothing behind and is
   * tried again later, less and less often, so that it holds up no other. Null when there was none.
   */
  async tellNext(tell: (message: OutboxMessage, manager: EntityManager) => Promise<void>): Promise<Told | null> {
    return this.manager.transaction(async (manager) => {
      const row = await manager
        .createQueryBuilder(OutboxMessageEntity, 'message')
        .where('message.told_at IS NULL AND (message.try_at IS NULL OR message.try_at <= now())')
        .orderBy('message.at')
        .limit(1)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (!row) return null;
      const { id, organisationId: organisation, topic, body, at } = row;
      const message = { id, organisation, topic, body, at };
      try {
        await manager.transaction((inside) => tell(message, inside));
      } catch (failure) {
        const failures = row.failures + 1;
        const wait = Math.min(AGAIN_MOST_S, AGAIN_FIRST_S * 2 ** Math.min(row.failures, 20));
        await manager.update(OutboxMessageEntity, id, { failures, tryAt: () => `now() + interval '${wait} seconds'` });
        return { message, failure };
      }
      await manager.update(OutboxMessageEntity, id, { toldAt: () => 'now()' });
      return { message };
    });
  }

  /** Everybody of a team who can be told something. */
  async recipients(key: TeamKey): Promise<Recipient[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const people = await this.manager.find(PersonEntity, { where: { teamId }, order: { position: 'ASC' } });
    const everybodys = await this.manager.findBy(MembershipEntity, { teamId });
    const open = { id: In(everybodys.map(({ userId }) => userId)), shutAt: IsNull() };
    const users = await this.manager.findBy(UserEntity, open);
    const memberships = everybodys.filter(({ userId }) => users.some(({ id }) => id === userId));
    const wishes = await this.manager.findBy(NoticeWishesEntity, { userId: In(users.map(({ id }) => id)) });
    const contacts = await this.manager.findBy(ContactEntity, { personId: In(people.map(({ id }) => id)) });
    const phoneOf = (personId: string | null) =>
      contacts.find((contact) => contact.personId === personId && contact.kind === 'phone')?.value;
    const mailOf = (personId: string) =>
      contacts.find((contact) => contact.personId === personId && contact.kind === 'email')?.value;
    const withAccount = users.map((user): Recipient => {
      const { roles, personId } = memberships.find(({ userId }) => userId === user.id)!;
      const own = wishes.find(({ userId }) => userId === user.id);
      const phone = phoneOf(personId);
      return {
        id: user.id,
        name: user.name,
        person: people.find(({ id }) => id === personId)?.code ?? null,
        roles,
        wishes: own ?? null,
        addresses: {
          email: user.email,
          ...(own && own.subscriptions.length > 0 ? { push: user.id } : {}),
          ...(phone ? { sms: phone } : {}),
        },
      };
    });
    const known = new Set(memberships.map(({ personId }) => personId));
    const others = people
      .filter(({ id }) => !known.has(id))
      .map(({ id, name, code }): Recipient => {
        const [email, sms] = [mailOf(id), phoneOf(id)];
        return {
          ...{ id, name, person: code, roles: ['staff'], wishes: null },
          addresses: { ...(email ? { email } : {}), ...(sms ? { sms } : {}) },
        };
      });
    return [...withAccount, ...others];
  }

  /** Each once: one that was made from the same source before is left as it is. Returns how many are new. */
  async add(key: TeamKey, notices: readonly NewNotice[]): Promise<number> {
    const { id: teamId } = await requireTeam(this.manager, key);
    let made = 0;
    for (const { recipient, deliveries, ...notice } of notices) {
      const row = { ...notice, teamId, recipientId: recipient.id, recipientName: recipient.name };
      const inserted = await this.manager
        .createQueryBuilder()
        .insert()
        .into(NoticeEntity)
        .values({ ...row, readAt: null, answeredAt: null })
        .orIgnore()
        .returning('id')
        .execute();
      const noticeId = (inserted.raw as { id: string }[])[0]?.id;
      if (!noticeId) continue;
      made += 1;
      const ways = deliveries.map(({ channel, notBefore }) => ({
        ...{ noticeId, channel, address: recipient.addresses[channel]! },
        ...{ notBefore: new Date(notBefore * 60_000), heldUntil: null, sentAt: null, givenUp: null },
      }));
      if (ways.length > 0) await this.manager.insert(NoticeDeliveryEntity, ways);
    }
    return made;
  }

  /** The newest first, of one recipient. */
  async list(recipientId: string, limit = 100): Promise<NoticeEntity[]> {
    return this.manager.find(NoticeEntity, { where: { recipientId }, order: { at: 'DESC', id: 'ASC' }, take: limit });
  }

  async read(recipientId: string, at: Date): Promise<void> {
    await this.manager.update(NoticeEntity, { recipientId, readAt: IsNull() }, { readAt: at });
  }

  /** False when there is no such notice of theirs. */
  async answer(recipientId: string, id: string, at: Date): Promise<boolean> {
    const { affected } = await this.manager.update(NoticeEntity, { recipientId, id }, { answeredAt: at, readAt: at });
    return affected === 1;
  }

  /** Notices of a team that want an answer, newest first: who has seen what. */
  async wanted(key: TeamKey, limit = 200): Promise<NoticeEntity[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    return this.manager.find(NoticeEntity, {
      where: { teamId, wantsAnswer: true },
      order: { at: 'DESC' },
      take: limit,
    });
  }

  async wishes(userId: string): Promise<NoticeWishesEntity | null> {
    return this.manager.findOneBy(NoticeWishesEntity, { userId });
  }

  async setWishes(userId: string, wishes: Partial<Omit<NoticeWishesEntity, 'userId'>>): Promise<void> {
    await this.manager.upsert(NoticeWishesEntity, { userId, ...wishes }, ['userId']);
  }

  /** Forgets one browser of a user; in one statement, so that two at once forget both. */
  async removeSubscription(userId: string, endpoint: string): Promise<void> {
    await this.manager.query(
      `UPDATE notice_wishes SET subscriptions = COALESCE(
         (SELECT jsonb_agg(each) FROM jsonb_array_elements(subscriptions) AS each WHERE each ->> 'endpoint' <> $2), '[]')
       WHERE user_id = $1`,
      [userId, endpoint],
    );
  }

  /** Holds the next delivery that is due, for a minute; null when there is none. */
  async holdNext(at: Date): Promise<NoticeDelivery | null> {
    const [rows] = await this.manager.query<[HeldRow[], number]>(
      `UPDATE notice_deliveries SET held_until = $2, attempts = attempts + 1
       WHERE (notice_id, channel) = (
         SELECT notice_id, channel FROM notice_deliveries
         WHERE sent_at IS NULL AND given_up IS NULL AND not_before <= $1 AND (held_until IS NULL OR held_until <= $1)
         ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING notice_id, channel, address, attempts`,
      [at, new Date(at.getTime() + HOLD_MS)],
    );
    const row = rows[0];
    if (!row) return null;
    const notice = await this.manager.findOneByOrFail(NoticeEntity, { id: row.notice_id });
    const organisation = await this.manager
      .createQueryBuilder(OrganisationEntity, 'organisation')
      .innerJoin('teams', 'team', 'team.organisation_id = organisation.id AND team.id = :id', { id: notice.teamId })
      .getOneOrFail();
    const { title, text, link } = notice;
    const { channel, address, attempts, notice_id: noticeId } = row;
    return { noticeId, channel, address, attempts, title, text, link, demo: organisation.demo };
  }

  async sent({ noticeId, channel }: Pick<NoticeDelivery, 'noticeId' | 'channel'>, at: Date): Promise<void> {
    await this.manager.update(NoticeDeliveryEntity, { noticeId, channel }, { sentAt: at, heldUntil: null });
  }

  /** Tried again later, twice as late each time; given up after the eighth. */
  async failed({ noticeId, channel, attempts }: NoticeDelivery, why: string, at: Date): Promise<void> {
    const change =
      attempts >= MOST_ATTEMPTS
        ? { givenUp: why, heldUntil: null }
        : { heldUntil: new Date(at.getTime() + 30_000 * 2 ** attempts) };
    await this.manager.update(NoticeDeliveryEntity, { noticeId, channel }, change);
  }

  /** What went out, or waits to, newest first, downtime sheets among it: the outbox page. */
  async outbox(organisation: string, limit = 100): Promise<OutboxRow[]> {
    return this.manager.query<OutboxRow[]>(
      `SELECT sent.*, team.time_zone AS zone FROM (
         SELECT notice.team_id, notice.at, notice.title, notice.text, notice.recipient_name AS "to", notice.loud,
           delivery.channel, delivery.address, delivery.not_before AS "notBefore", delivery.sent_at AS "sentAt",
           delivery.given_up AS "givenUp", NULL::uuid AS sheet
         FROM notice_deliveries delivery JOIN notices notice ON notice.id = delivery.notice_id
         UNION ALL
         SELECT sheet.team_id, sheet.at, sheet.title, sheet.text, recipient, false, 'email', recipient, sheet.at, sheet.at,
           NULL, sheet.id
         FROM sent_sheets sheet CROSS JOIN unnest(sheet.recipients) AS recipient
       ) AS sent JOIN teams team ON team.id = sent.team_id
       WHERE team.organisation_id = $1 ORDER BY sent.at DESC, sent."to", sent.channel LIMIT $2`,
      [organisation, limit],
    );
  }
}

interface HeldRow {
  readonly notice_id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly attempts: number;
}

export interface OutboxRow {
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly loud: boolean;
  readonly channel: Channel;
  readonly address: string;
  readonly notBefore: Date;
  readonly sentAt: Date | null;
  readonly givenUp: string | null;
  /** The downtime sheet that goes with it. */
  readonly sheet: string | null;
  /** Of the team it is about. */
  readonly zone: Zone;
}
