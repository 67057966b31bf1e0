import type { CoverGap } from '@evenflow/domain';
import { IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { OutboxMessageEntity } from '../entities/audit.entity.ts';
import { CoverAlarmEntity, HandOverEntity, OperatorNoteEntity } from '../entities/cover.entity.ts';
import type { Acknowledgement, OperatorNote } from './on-call.repository.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** An alarm about time with nobody on call. `closedAt` once somebody is. */
export interface CoverAlarm extends Pick<CoverGap, 'site' | 'duty' | 'cause'> {
  readonly id: string;
  readonly startAt: Date;
  readonly endAt: Date;
  /** False while the gap goes on as far as is looked ahead. */
  readonly endKnown: boolean;
  readonly person: string | null;
  readonly reason: string | null;
  readonly openedAt: Date;
  readonly seenAt: Date | null;
  readonly seenBy: string | null;
  readonly closedAt: Date | null;
}

export interface AlarmingGap extends CoverGap {
  readonly endKnown: boolean;
}

/** What became of the alarms of a team. */
export interface AlarmChanges {
  readonly opened: number;
  readonly closed: number;
}

/** The topics under which alarms reach the outbox. */
export const GAP_TOPICS = { opened: 'coverage.gap.opened', closed: 'coverage.gap.closed' } as const;

const minute = (at: Date): number => Math.round(at.getTime() / 60_000);
const instant = (epochMinute: number): Date => new Date(epochMinute * 60_000);

/** Alarms for gaps, notes of the switchboard, and hand-overs. */
export class CoverRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Makes the open alarms those of these gaps: opens what is new, closes what is no more, each told in the outbox in
   * the same transaction. One process at a time a team, so two that look at once do not tell twice.
   */
  async settleAlarms(key: TeamKey, gaps: readonly AlarmingGap[], at: Date): Promise<AlarmChanges> {
    return this.manager.transaction(async (manager) => {
      const { id: teamId } = await requireTeam(manager, key);
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`evenflow alarms ${teamId}`]);
      const open = await manager.findBy(CoverAlarmEntity, { teamId, closedAt: IsNull() });
      const now = Math.floor(at.getTime() / 60_000);
      const gapOf = new Map(open.map((alarm) => [alarm, gaps.find((gap) => isSame(alarm, gap, now))]));
      const over = open.filter((alarm) => !gapOf.get(alarm));
      const fresh = gaps.filter((gap) => !open.some((alarm) => gapOf.get(alarm) === gap));
      await followEnds(manager, gapOf);
      const tell = (topic: string, body: object) =>
        manager.insert(OutboxMessageEntity, {
          ...{ organisationId: key.organisation, topic, at },
          body: { team: key.team, ...body } as never,
        });
      for (const alarm of over) {
        await manager.update(CoverAlarmEntity, alarm.id, { closedAt: at });
        const isSucceeded = fresh.some((gap) => isOfTheSame(alarm, gap));
        await tell(GAP_TOPICS.closed, { ...toldOf(alarm), ...(isSucceeded ? { succeeded: true } : {}) });
      }
      for (const gap of fresh) {
        const row = await manager.save(CoverAlarmEntity, {
          ...{ teamId, site: gap.site, duty: gap.duty, startAt: instant(gap.start), endAt: instant(gap.end) },
          endKnown: gap.endKnown,
          ...{ cause: gap.cause, person: gap.person ?? null, reason: gap.reason ?? null, openedAt: at },
        });
        const succeeds = over.some((alarm) => isOfTheSame(alarm, gap));
        await tell(GAP_TOPICS.opened, { ...toldOf(row), ...(succeeds ? { succeeds: true } : {}) });
      }
      return { opened: fresh.length, closed: over.length };
    });
  }

  /** Open alarms, and those that closed since a moment; the most urgent first. */
  async alarms(key: TeamKey, closedSince: Date): Promise<CoverAlarm[]> {
    const { id: teamId } = await requireTeam(this.manager, key);
    return this.manager.find(CoverAlarmEntity, {
      where: [
        { teamId, closedAt: IsNull() },
        { teamId, closedAt: MoreThanOrEqual(closedSince) },
      ],
      order: { startAt: 'ASC' },
    });
  }

  /** Somebody has seen the alarm; the first one counts. False when there is no such open alarm. */
  async see(key: TeamKey, id: string, act: { readonly by: string; readonly at: Date }): Promise<boolean> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const found = await this.manager.findOneBy(CoverAlarmEntity, { id, teamId, closedAt: IsNull() });
    if (!found) return false;
    if (!found.seenAt) await this.manager.update(CoverAlarmEntity, id, { seenAt: act.at, seenBy: act.by });
    return true;
  }

  async addNote(key: TeamKey, note: Omit<OperatorNote, 'id'>): Promise<OperatorNote> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const { id } = await this.manager.save(OperatorNoteEntity, { ...note, teamId, removedAt: null, removedBy: null });
    return { id, ...note };
  }

  /** False when there is no such note. It stays in the database with who took it away. */
  async removeNote(key: TeamKey, id: string, act: { readonly by: string; readonly at: Date }): Promise<boolean> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const gone = { removedAt: act.at, removedBy: act.by };
    const { affected } = await this.manager.update(OperatorNoteEntity, { id, teamId, removedAt: IsNull() }, gone);
    return !!affected;
  }

  /** Said twice counts once, with the first time. */
  async acknowledge(key: TeamKey, said: Acknowledgement, acknowledgedAt: Date): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(HandOverEntity)
      .values({ ...said, teamId, acknowledgedAt })
      .orIgnore()
      .execute();
  }
}

/**
 * Whether a gap is the one an alarm is about. Once it has begun, the past falls off its start, minute by minute; and an
 * end that was not known may turn out to be later. At most one gap is: no two of a role start at one time.
 */
function isSame(alarm: CoverAlarmEntity, gap: AlarmingGap, now: number): boolean {
  const start = minute(alarm.startAt);
  return (
    isOfTheSame(alarm, gap) &&
    alarm.cause === gap.cause &&
    alarm.person === (gap.person ?? null) &&
    (gap.start === start || (start < gap.start && gap.start <= now)) &&
    (gap.end === minute(alarm.endAt) || (!alarm.endKnown && gap.end > minute(alarm.endAt)))
  );
}

/** An alarm about a gap without an end in sight says how far it is known to go, and tells nobody anew. */
async function followEnds(
  manager: EntityManager,
  gapOf: ReadonlyMap<CoverAlarmEntity, AlarmingGap | undefined>,
): Promise<void> {
  for (const [alarm, gap] of gapOf) {
    if (alarm.endKnown || !gap || (gap.end === minute(alarm.endAt) && !gap.endKnown)) continue;
    await manager.update(CoverAlarmEntity, alarm.id, { endAt: instant(gap.end), endKnown: gap.endKnown });
  }
}

/** Whether a gap is what is left, or what became, of the time an alarm was about. */
function isOfTheSame({ site, duty, startAt, endAt }: CoverAlarmEntity, gap: CoverGap): boolean {
  return site === gap.site && duty === gap.duty && gap.start < minute(endAt) && minute(startAt) < gap.end;
}

/** Names no illness: whoever gets the message may not know why somebody is away. */
function toldOf(alarm: CoverAlarmEntity) {
  return {
    alarm: alarm.id,
    site: alarm.site,
    duty: alarm.duty,
    start: alarm.startAt.toISOString(),
    end: alarm.endAt.toISOString(),
    ...(alarm.endKnown ? {} : { endKnown: false }),
    cause: alarm.cause === 'sickness' || alarm.cause === 'leave' ? 'away' : alarm.cause,
  };
}
