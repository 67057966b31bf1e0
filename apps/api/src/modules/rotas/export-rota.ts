import { Injectable } from '@nestjs/common';
import { exportRota, monthPdf, personalSheets, rotaCsv, type Paper, type RotaPrint } from '@evenflow/exchange';
import { TeamRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import type { RotaAnswer } from './rota.schema.ts';
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
    const { rota, print } = await this.asSeenBy(who, team, month);
    return exportRota(await this.teams.load(keyOf(who, { team })), rota, print);
  }

  /** The same on one landscape page. */
  async pdf(who: SignedIn, team: string, { month, paper }: { month: string; paper: Paper }): Promise<Uint8Array> {
    const { rota, print } = await this.asSeenBy(who, team, month);
    return monthPdf(await this.teams.load(keyOf(who, { team })), rota, { ...print, paper });
  }

  /** A page for each person of the team, or for one of them. */
  async personal(who: SignedIn, team: string, { month, person }: { month: string; person?: string }) {
    const { rota, print } = await this.asSeenBy(who, team, month);
    const loaded = await this.teams.load(keyOf(who, { team }));
    const people = loaded.people.map(({ code }) => code).filter((code) => person === undefined || code === person);
    found(people[0] ?? null, 'person');
    return personalSheets(loaded, rota, { ...print, people });
  }

  /** The same as one line per duty. */
  async csv(who: SignedIn, team: string, month: string): Promise<string> {
    const { rota } = await this.asSeenBy(who, team, month);
    return rotaCsv(await this.teams.load(keyOf(who, { team })), rota);
  }

  private async asSeenBy(who: SignedIn, team: string, month: string): Promise<{ rota: RotaAnswer; print: RotaPrint }> {
    const rota = await this.read.asSeenBy(who, team, month);
    const version = rota.changedSincePublish === 0 ? (rota.published?.version ?? null) : null;
    return { rota, print: { version, printedAt: momentText(this.clock.now()) } };
  }
}
