import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, isLoud, planDeliveries, USUAL_WISHES, type Channel, type Team } from '@evenflow/domain';
import {
  NoticeRepository,
  PublicationRepository,
  TeamRepository,
  type NewNotice,
  type OutboxMessage,
  type TeamKey,
} from '@evenflow/persistence';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { LOG } from '../../common/logging.ts';
import { tellingsOf } from './notice-words.ts';

/** Makes notices of the messages in the outbox: exactly those a change touches, each once, whatever ends this process. */
@Injectable()
export class TellPeople {
  constructor(
    private readonly notices: NoticeRepository,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Tells everything there is. Returns how many messages; those that cannot be told yet are logged and not counted. */
  async all(): Promise<number> {
    for (let told = 0; ;) {
      const next = await this.notices.tellNext((message, manager) => tell(message, manager));
      if (!next) return told;
      const { message, failure } = next;
      if (failure === undefined) told += 1;
      else this.log.error({ failure, message: message.id, topic: message.topic }, 'A message could not be told.');
    }
  }
}

async function tell(message: OutboxMessage, manager: EntityManager): Promise<void> {
  const slug = message.body['team'];
  if (typeof slug !== 'string') return;
  const key: TeamKey = { organisation: message.organisation, team: slug };
  const notices = new NoticeRepository(manager);
  const team = await teamOf(key, manager);
  if (!team) return;
  const recipients = await notices.recipients(key);
  const versions = await versionsOf(message, key, manager);
  const made = tellingsOf({ message, team, recipients, versions }).flatMap((telling): NewNotice[] => {
    const at = Math.floor(message.at.getTime() / 60_000);
    const moment = { at, affects: telling.affects, zone: team.timeZone };
    return telling.to.map((recipient) => ({
      ...{
        source: telling.once ? sourceOf(telling.once) : message.id,
        recipient,
        topic: message.topic,
        title: telling.title,
        text: telling.text,
      },
      ...{ link: telling.link, at: message.at, loud: isLoud(moment), wantsAnswer: telling.wantsAnswer ?? false },
      deliveries: planDeliveries(
        recipient.wishes ?? USUAL_WISHES,
        Object.keys(recipient.addresses) as Channel[],
        moment,
      ),
    }));
  });
  await notices.add(key, made);
}

/** Null when the team is no more, as after an import that was taken back: there is nobody to tell. */
async function teamOf(key: TeamKey, manager: EntityManager): Promise<Team | null> {
  try {
    return await new TeamRepository(manager).load(key);
  } catch (failure) {
    if (failure instanceof DomainError && failure.code === 'unknown-team') return null;
    throw failure;
  }
}

/** The same id for the same words. */
function sourceOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

async function versionsOf({ topic, body }: OutboxMessage, key: TeamKey, manager: EntityManager) {
  if (!topic.startsWith('rota.')) return { before: [], after: [] };
  const { month, version } = body as { month: string; version: number };
  const publications = new PublicationRepository(manager);
  const before = version > 1 ? await publications.version({ ...key, month }, version - 1) : null;
  const after = await publications.version({ ...key, month }, version);
  return { before: before?.assignments ?? [], after: after?.assignments ?? [] };
}
