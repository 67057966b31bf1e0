import { MOST_REMIND_HOURS, USUAL_REMINDERS, USUAL_WISHES, type Channel, type ReminderWishes } from '@evenflow/domain';
import { In, IsNull, type EntityManager } from 'typeorm';
import { PublishedAssignmentEntity } from '../entities/publication.entity.ts';
import type { TeamKey } from './team-key.ts';

/** A published duty that begins soon, of somebody who has not been reminded of it. */
export interface DutyAhead extends TeamKey {
  /** Of the published row. */
  readonly id: string;
  /** The same for the same person, duty and start, however often it is published again: what makes a reminder one. */
  readonly source: string;
  /** A user; or a person of the rota who cannot sign in. */
  readonly recipientId: string;
  readonly date: string;
  readonly duty: string;
  readonly dutyName: string;
  readonly siteName: string | null;
  readonly zone: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly wishes: ReminderWishes;
}

/** Duties people are to be reminded of. */
export class ReminderRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Published duties of all teams whose reminder may be due at `at` and was not made: one question, whose cost follows
   * from the duties that begin soon. Nobody is reminded of a duty they are away from. In the order they begin.
   */
  async ahead(at: Date): Promise<DutyAhead[]> {
    const rows = await this.manager.query<AheadRow[]>(AHEAD, [
      at,
      MOST_REMIND_HOURS,
      USUAL_REMINDERS.remindHours,
      USUAL_REMINDERS.remindOf,
      ...[USUAL_WISHES.channels, USUAL_WISHES.quietFrom, USUAL_WISHES.quietTo],
    ]);
    return rows.map(({ channels, quietFrom, quietTo, remindHours, remindOf, ...row }) => ({
      ...row,
      wishes: { channels, quietFrom, quietTo, remindHours, remindOf },
    }));
  }

  /**
   * Of these published rows, those that still stand and that no other process has in hand, kept as they are until the
   * transaction ends: a duty given away meanwhile reminds nobody.
   */
  async hold(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.manager.find(PublishedAssignmentEntity, {
      select: { id: true },
      where: { id: In([...ids]), closedAt: IsNull() },
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    });
    return new Set(rows.map(({ id }) => id));
  }
}

type AheadRow = Omit<DutyAhead, 'wishes'> & ReminderWishes & { readonly channels: Channel[] };

/** A reminder is due its lead ahead, or as much earlier as the quiet hours last; an hour more where clocks change. */
const AHEAD = `
  SELECT * FROM (
    SELECT held.id, md5(held.person_id::text || held.duty_type_id || extract(epoch FROM held.start_at))::uuid AS source,
      COALESCE(membership.user_id, held.person_id) AS "recipientId", held.date::text AS date, duty.code AS duty,
      duty.name AS "dutyName", site.name AS "siteName", held.time_zone AS zone, held.start_at AS "startAt",
      held.end_at AS "endAt", team.organisation_id AS organisation, team.slug AS team,
      COALESCE(wishes.channels, $5::text[]) AS channels, COALESCE(wishes.quiet_from, $6) AS "quietFrom",
      COALESCE(wishes.quiet_to, $7) AS "quietTo", COALESCE(wishes.remind_hours, $3::integer) AS "remindHours",
      COALESCE(wishes.remind_of, $4) AS "remindOf"
    FROM published_assignments AS held
    JOIN teams AS team ON team.id = held.team_id
    JOIN duty_types AS duty ON duty.id = held.duty_type_id
    LEFT JOIN sites AS site ON site.team_id = held.team_id AND site.code = held.site
    LEFT JOIN (memberships AS membership JOIN users ON users.id = membership.user_id AND users.shut_at IS NULL)
      ON membership.team_id = held.team_id AND membership.person_id = held.person_id
    LEFT JOIN notice_wishes AS wishes ON wishes.user_id = membership.user_id
    WHERE held.closed_at IS NULL AND held.start_at > $1::timestamptz
      AND held.start_at <= $1::timestamptz + make_interval(hours => $2::integer + 25)
      AND (duty.kind <> 'duty' OR duty.counts_as_night OR COALESCE(wishes.remind_of, $4) = 'every-duty')
      AND NOT EXISTS (
        SELECT 1 FROM leave_entries AS leave
        WHERE leave.person_id = held.person_id AND leave.status IN ('approved', 'recorded')
          AND held.date BETWEEN leave.from_day AND leave.to_day)
  ) AS ahead
  WHERE "remindHours" > 0
    AND "startAt" <= $1::timestamptz + make_interval(hours => "remindHours" + 1)
      + make_interval(secs => mod((extract(epoch FROM "quietTo"::time - "quietFrom"::time) + 86400)::integer, 86400))
    AND NOT EXISTS (
      SELECT 1 FROM notices WHERE notices.source = ahead.source AND notices.recipient_id = ahead."recipientId")
  ORDER BY "startAt", id`;
