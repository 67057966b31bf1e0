import type { LocalDay } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { DowntimeSheetEntity } from '../entities/cover.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

/** Who gets a team's sheet, at what time of the team's day (`HH:MM`), and when it last went out. */
export interface SheetOrders {
  readonly recipients: readonly string[];
  readonly at: string;
  readonly sentAt: Date | null;
}

export interface DueSheet extends SheetOrders {
  readonly key: TeamKey;
}

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

  /**
   * Sends every sheet whose time has come today and that did not go out yet. A sheet is held by one process while it
   * is sent; one that fails stays due.
   */
  async sendDue(
    now: Date,
    timeOf: (zone: string) => { readonly day: LocalDay; readonly clock: string },
    send: (sheet: DueSheet) => Promise<void>,
  ): Promise<void> {
    const orders = await this.manager.find(DowntimeSheetEntity);
    for (const { teamId } of orders) {
      await this.manager.transaction(async (manager) => {
        const row = await manager.findOne(DowntimeSheetEntity, {
          where: { teamId },
          lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
        });
        const team = row && (await manager.findOneBy(TeamEntity, { id: teamId }));
        if (!team) return;
        const { day, clock } = timeOf(team.timeZone);
        if (clock < row.at || row.sentFor === day) return;
        const key = { organisation: team.organisationId, team: team.slug };
        await send({ key, recipients: row.recipients, at: row.at, sentAt: row.sentAt });
        await manager.update(DowntimeSheetEntity, { teamId }, { sentFor: day, sentAt: now });
      });
    }
  }
}
