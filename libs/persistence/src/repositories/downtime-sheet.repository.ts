import { addDays, type LocalDay } from '@evenflow/domain';
import { LessThan, type EntityManager } from 'typeorm';
import { DowntimeSheetEntity, SentSheetEntity } from '../entities/cover.entity.ts';
import { OrganisationEntity } from '../entities/organisation.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** Who gets a team's sheet, at what time of the team's day (`HH:MM`), and when it last went out. */
export interface SheetOrders {
  readonly recipients: readonly string[];
  readonly at: string;
  readonly sentAt: Date | null;
}

export interface DueSheet extends Pick<SheetOrders, 'recipients' | 'at'> {
  readonly key: TeamKey;
  /** The local day it is for. */
  readonly day: LocalDay;
  /** Of the demo: nothing leaves the house. */
  readonly demo: boolean;
}

/** A sheet as it goes out. */
export interface SheetMail {
  readonly title: string;
  readonly text: string;
  readonly pdf: Buffer;
}

/** What the demo keeps of what it would have sent, for each team. */
const KEPT_DAYS = 14;

/** Sheets for a downtime that go out by e-mail every day. */
export class DowntimeSheetRepository {
  constructor(private readonly manager: EntityManager) {}

  async get(key: TeamKey): Promise<SheetOrders | null> {
    const { id: teamId } = await requireTeam(this.manager, key);
    const row = await this.manager.findOneBy(DowntimeSheetEntity, { teamId });
    return row && { recipients: row.recipients, at: row.at, sentAt: row.sentAt };
  }

  /** Nobody to send it to ends it. */
  async set(key: TeamKey, { recipients, at }: Pick<SheetOrders, 'recipients' | 'at'>): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    if (recipients.length === 0) await this.manager.delete(DowntimeSheetEntity, { teamId });
    else await this.manager.upsert(DowntimeSheetEntity, { teamId, recipients: [...recipients], at }, ['teamId']);
  }

  /** Teams that have a sheet sent every day. */
  async ordered(): Promise<{ readonly teamId: string }[]> {
    return this.manager.find(DowntimeSheetEntity, { select: { teamId: true } });
  }

  /**
   * Sends a team's sheet if its time has come today and it did not go out yet; only that of the demo when nothing can be
   * mailed. A sheet is held by one process while it is sent; one that fails stays due.
   */
  async sendDue(
    teamId: string,
    now: Date,
    timeOf: (zone: string) => { readonly day: LocalDay; readonly clock: string },
    { canMail, send }: { readonly canMail: boolean; readonly send: (sheet: DueSheet) => Promise<SheetMail> },
  ): Promise<void> {
    await this.manager.transaction(async (manager) => {
      const row = await manager.findOne(DowntimeSheetEntity, {
        where: { teamId },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const team = row && (await manager.findOneBy(TeamEntity, { id: teamId }));
      if (!team) return;
      const { demo } = await manager.findOneByOrFail(OrganisationEntity, { id: team.organisationId });
      const { day, clock } = timeOf(team.timeZone);
      if (clock < row.at || row.sentFor === day || !(demo || canMail)) return;
      const key = { organisation: team.organisationId, team: team.slug };
      const mail = await send({ key, day, demo, recipients: row.recipients, at: row.at });
      await manager.update(DowntimeSheetEntity, { teamId }, { sentFor: day, sentAt: now });
      if (!demo) return;
      const { recipients } = row;
      await manager.insert(SentSheetEntity, { teamId, sentFor: day, at: now, recipients, ...mail });
      await manager.delete(SentSheetEntity, { teamId, sentFor: LessThan(addDays(day, -KEPT_DAYS)) });
    });
  }

  /** A sheet that the demo would have mailed, by its id; null when there is none. */
  async sent(organisation: string, id: string): Promise<Buffer | null> {
    const sheet = await this.manager.findOneBy(SentSheetEntity, { id });
    const team =
      sheet && (await this.manager.findOneBy(TeamEntity, { id: sheet.teamId, organisationId: organisation }));
    return team ? sheet.pdf : null;
  }
}
