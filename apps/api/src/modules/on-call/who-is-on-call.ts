import { Injectable } from '@nestjs/common';
import { boardAt, instantText, joinSites, type BoardCopy, type BoardSiteNow } from '@evenflow/domain';
import type { z } from 'zod';
import { Refusal } from '../../common/errors/problems.ts';
import { contentTag } from '../../common/http/etag.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { boardCopy } from './board-copy.ts';
import { audienceOf } from './on-call-words.ts';
import { OnCallSources } from './on-call-sources.ts';
import type { OnCallNow, onCallQuery } from './on-call.schema.ts';

/** Who is on call, computed from published rows; kept in memory until something of the team changes. */
@Injectable()
export class WhoIsOnCall {
  private readonly lastSaid = new WeakMap<BoardCopy, { readonly moment: number; readonly said: Said }>();

  constructor(private readonly sources: OnCallSources) {}

  /** Sites of the user's teams; sites of several teams with the same name and code are one. */
  async at(who: SignedIn, query: z.infer<typeof onCallQuery>): Promise<Tagged<OnCallNow>> {
    const { at, site, team, knownAt } = query;
    const now = this.sources.now();
    const moment = at === undefined ? now : Math.floor(Date.parse(at) / 60_000);
    const known = knownAt === undefined ? undefined : new Date(knownAt);
    const perTeam = await Promise.all(
      teamsAsked(who, team).map(async (each) => {
        const about = { key: keyOf(who, { team: each }), moment, knownAt: known };
        const copy = await boardCopy(this.sources, about, audienceOf(who, each));
        return at === undefined ? this.saidNow(copy, moment) : tagged(boardAt(copy, moment));
      }),
    );
    const sites = joinSites(perTeam.flatMap(({ sites: each }) => each)).filter(
      (each) => site === undefined || each.site === site,
    );
    if (site !== undefined && sites.length === 0) throw new Refusal('not-found', { what: 'site', id: site });
    const tag = perTeam.length === 1 ? perTeam[0]!.tag : contentTag(perTeam.map((each) => each.tag));
    const answer = {
      asOf: instantText(now, 'UTC'),
      at: instantText(moment, sites[0]?.timeZone ?? 'UTC'),
      ...(knownAt === undefined ? {} : { knownAt }),
      sites,
    };
    return new Tagged(`"${now}.${tag.slice(1)}`, answer as OnCallNow);
  }

  /** Walls and machines ask for the present, often: what is said of a minute is made once, and goes with the minute. */
  private saidNow(copy: BoardCopy, moment: number): Said {
    const last = this.lastSaid.get(copy);
    if (last?.moment === moment) return last.said;
    const said = tagged(boardAt(copy, moment));
    this.lastSaid.set(copy, { moment, said });
    return said;
  }
}

interface Said {
  readonly sites: BoardSiteNow[];
  readonly tag: string;
}

/** The teams a reader may ask about, or the one they name. Throws `unknown-team`. */
export function teamsAsked(who: SignedIn, team: string | undefined): string[] {
  const asked = who.memberships.map((membership) => membership.team).filter((each) => (team ?? each) === each);
  if (team !== undefined && asked.length === 0) throw new Refusal('unknown-team', { team });
  return asked;
}

function tagged(sites: BoardSiteNow[]): Said {
  return { sites, tag: contentTag(sites) };
}
