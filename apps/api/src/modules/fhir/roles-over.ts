import { Injectable } from '@nestjs/common';
import { runsOver, type SiteRuns, type Zone } from '@evenflow/domain';
import { isLocation, periodOf, type FhirDate, type FhirPeriod } from '@evenflow/exchange';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { boardCopy, boardCopyOver } from '../on-call/board-copy.ts';
import { audienceOf } from '../on-call/on-call-words.ts';
import { OnCallSources } from '../on-call/on-call-sources.ts';
import { teamsAsked } from '../on-call/who-is-on-call.ts';

const DAY = 1440;
/** An end that is not said lies this far from now, or from the end that is. */
const OPEN_DAYS = 60;
const MOST_DAYS = 366;

/** The roles of call that are held, and the gaps, over a time. */
@Injectable()
export class RolesOver {
  constructor(private readonly sources: OnCallSources) {}

  /** At this moment when no date is given. Throws `invalid-input`, `not-found` for a place nobody knows. */
  async find(who: SignedIn, dates: readonly FhirDate[] | undefined, location: string | undefined): Promise<SiteRuns[]> {
    const now = this.sources.now();
    const within = (zone: Zone): FhirPeriod => (dates ? ended(periodOf(dates, zone), now) : { from: now, to: now + 1 });
    const { from, to } = within('UTC');
    if (to - from > (MOST_DAYS + 1) * DAY) {
      const message = `must be a time of at most ${MOST_DAYS} days`;
      throw new Refusal('invalid-input', { errors: [{ pointer: '/query/date', code: 'too_wide', message }] });
    }
    const perTeam = await Promise.all(
      teamsAsked(who, undefined).map(async (team) => {
        const [key, audience] = [keyOf(who, { team }), audienceOf(who, team)];
        // One minute is answered as the board is, from memory where it is near.
        if (to - from <= 1) return runsOver(await boardCopy(this.sources, { key, moment: from }, audience), within);
        const about = { key, from: from - DAY, to: Math.max(from, to) + DAY };
        return runsOver(await boardCopyOver(this.sources, about, audience), within);
      }),
    );
    const sites = perTeam.flat().filter((site) => location === undefined || isLocation(site, location));
    if (location !== undefined && sites.length === 0) throw new Refusal('not-found', { what: 'site', id: location });
    return sites;
  }
}

function ended({ from, to }: FhirPeriod, now: number): FhirPeriod {
  const reach = OPEN_DAYS * DAY;
  const last = to === Infinity ? Math.max(now, from) + reach : to;
  return { from: from === -Infinity ? Math.min(now, last) - reach : from, to: last };
}
