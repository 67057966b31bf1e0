import { Injectable } from '@nestjs/common';
import { downtimeSheetPdf } from '@evenflow/exchange';
import type { TeamKey } from '@evenflow/persistence';
import { boardCopy } from './board-copy.ts';
import { OnCallSources } from './on-call-sources.ts';

/** As far as the signed copy of a wall reaches. */
const HOURS = 72;

/** Who is on call for the next 72 hours, on paper; with the numbers the switchboard may see and no others. */
@Injectable()
export class DowntimeSheet {
  constructor(private readonly sources: OnCallSources) {}

  async make(key: TeamKey): Promise<{ readonly teamName: string; readonly pdf: Buffer }> {
    const at = this.sources.now();
    const { team } = await this.sources.around(key, at);
    const copy = await boardCopy(this.sources, { key, moment: at }, 'switchboard');
    const teamName = team.name;
    return { teamName, pdf: await downtimeSheetPdf({ teamName, copy, at, hours: HOURS }) };
  }
}
