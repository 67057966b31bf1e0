import { Injectable } from '@nestjs/common';
import { exportRota } from '@evenflow/exchange';
import { TeamRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { ReadRota } from './read-rota.ts';
import { momentText } from './rota-answer.ts';

@Injectable()
export class ExportRota {
  constructor(
    private readonly read: ReadRota,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** The month as an .xlsx file: what the user sees of it, marked a draft when it differs from what is published. */
  async workbook(who: SignedIn, team: string, month: string): Promise<Uint8Array> {
    const rota = await this.read.asSeenBy(who, team, month);
    const version = rota.changedSincePublish === 0 ? (rota.published?.version ?? null) : null;
    const printedAt = momentText(this.clock.now());
    return exportRota(await this.teams.load(keyOf(who, { team })), rota, { version, printedAt });
  }
}
