import { Injectable } from '@nestjs/common';
import { exportRota, monthPdf, personalSheets, rotaCsv, type Paper, type RotaPrint } from '@evenflow/exchange';
import type { Team } from '@evenflow/domain';
import { TeamRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { readerOf } from '../access/reader.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { asSeenBy } from '../teams/as-seen-by-staff.ts';
import type { RotaAnswer } from './rota.schema.ts';
import { ReadRota } from './read-rota.ts';
import { momentText } from './rota-answer.ts';

interface Seen {
  readonly of: Team;
  readonly rota: RotaAnswer;
  readonly print: RotaPrint;
}

@Injectable()
export class ExportRota {
  constructor(
    private readonly read: ReadRota,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** The month as an .xlsx file: what the user sees of it, marked a draft when it differs from what is published. */
  async workbook(who: SignedIn, team: string, month: string): Promise<Uint8Array> {
    const { of, rota, print } = await this.asSeenBy(who, team, month);
    return exportRota(of, rota, print);
  }

  /** The same on one landscape page. */
  async pdf(who: SignedIn, team: string, { month, paper }: { month: string; paper: Paper }): Promise<Uint8Array> {
    const { of, rota, print } = await this.asSeenBy(who, team, month);
    return monthPdf(of, rota, { ...print, paper });
  }

  /** A page for each person of the team, or for one of them. */
  async personal(who: SignedIn, team: string, { month, person }: { month: string; person?: string }) {
    const { of, rota, print } = await this.asSeenBy(who, team, month);
    const people = of.people.map(({ code }) => code).filter((code) => person === undefined || code === person);
    found(people[0] ?? null, 'person');
    return personalSheets(of, rota, { ...print, people });
  }

  /** The same as one line per duty. */
  async csv(who: SignedIn, team: string, month: string): Promise<string> {
    const { of, rota } = await this.asSeenBy(who, team, month);
    return rotaCsv(of, rota);
  }

  /** Month and team as the reader may see them: paper tells nobody more than the screen does. */
  private async asSeenBy(who: SignedIn, team: string, month: string): Promise<Seen> {
    const rota = await this.read.asSeenBy(who, team, month);
    const version = rota.changedSincePublish === 0 ? (rota.published?.version ?? null) : null;
    const of = asSeenBy(readerOf(who, team), await this.teams.load(keyOf(who, { team })));
    return { of, rota, print: { version, printedAt: momentText(this.clock.now()) } };
  }
}
