import { Injectable } from '@nestjs/common';
import {
  addDays,
  instantText,
  resolveOnCall,
  wallClockAt,
  type OnCallSpan,
  type RoleOnCall,
  type Team,
} from '@evenflow/domain';
import { PublicationRepository, TeamRepository } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { reachFirst, sayGap } from './on-call-words.ts';
import type { OnCallNow, onCallQuery } from './on-call.schema.ts';

/** Published duties this far to both sides of the moment are looked at: a call block may last four weeks. */
const REACH_DAYS = 35;

type Site = OnCallNow['sites'][number];
type Role = Site['roles'][number];

interface Scene {
  readonly who: SignedIn;
  readonly team: Team;
  readonly version: number | null;
}

/** Who is on call, computed from published rows at every asking; nothing of it is stored. */
@Injectable()
export class WhoIsOnCall {
  constructor(
    private readonly teams: TeamRepository,
    private readonly publications: PublicationRepository,
    private readonly clock: Clock,
  ) {}

  /** Sites of the user's teams; sites of several teams with the same name and code are one. */
  async at(who: SignedIn, { at, site, team }: z.infer<typeof onCallQuery>): Promise<OnCallNow> {
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const moment = at === undefined ? now : Math.floor(Date.parse(at) / 60_000);
    const asked = who.memberships.filter((membership) => team === undefined || membership.team === team);
    if (team !== undefined && asked.length === 0) throw new Refusal('unknown-team', { team });
    const perTeam = await Promise.all(asked.map((membership) => this.sitesOf(who, membership.team, moment)));
    const sites = joined(perTeam.flat()).filter((each) => site === undefined || each.site === site);
    if (site !== undefined && sites.length === 0) throw new Refusal('not-found', { what: 'site', id: site });
    return { asOf: instantText(now, 'UTC'), at: instantText(moment, sites[0]?.timeZone ?? 'UTC'), sites };
  }

  private async sitesOf(who: SignedIn, id: string, moment: number): Promise<Site[]> {
    const key = keyOf(who, { team: id });
    const team = await this.teams.load(key);
    const { day } = wallClockAt(moment, team.timeZone);
    const published = await this.publications.publishedBetween(
      key,
      addDays(day, -REACH_DAYS),
      addDays(day, REACH_DAYS),
    );
    const months = new Set(await this.publications.publishedMonths(key));
    const [newest] = await this.publications.versions({ ...key, month: day.slice(0, 7) });
    const isPublished = (each: string) => months.has(each.slice(0, 7));
    const roles = resolveOnCall(team, { at: moment, published, isPublished });
    const scene: Scene = { who, team, version: newest?.number ?? null };
    return team.sites.map(({ code, name, timeZone }) => ({
      site: code,
      name,
      timeZone,
      roles: roles.filter((role) => role.site === code).map((role) => roleAnswer(role, scene, timeZone)),
    }));
  }
}

function roleAnswer(role: RoleOnCall, { who, team, version }: Scene, zone: string): Role {
  const { duty, now, next } = role;
  const personOf = (code: string | null | undefined) => team.people.find((person) => person.code === code);
  const say = (minute: number) => instantText(minute, zone);
  const holder = personOf(now?.person);
  const nextHolder = personOf(next?.person);
  return {
    team: team.id,
    duty: duty.code,
    name: duty.name,
    mark: duty.mark,
    responseMinutes: duty.responseMinutes,
    rotaVersion: version,
    uncovered: !!now?.gap,
    ...(now?.gap ? { cause: sayGap(who, team.id, now.gap, personOf(now.gap.person)) } : {}),
    person: holder ? { code: holder.code, name: holder.name } : null,
    reachFirst: holder ? reachFirst(who, team.id, holder) : null,
    since: now ? say(now.start) : null,
    until: now ? say(now.end) : null,
    backup: role.backup.flatMap((backup) => {
      const person = personOf(backup.person);
      if (!person) return [];
      const { code, responseMinutes } = backup.duty;
      return [{ name: person.name, duty: code, reachFirst: reachFirst(who, team.id, person), responseMinutes }];
    }),
    next: next && nextHolder ? { name: nextHolder.name, from: say(next.start) } : null,
    bands: role.bands.map((band: OnCallSpan) => ({
      start: say(band.start),
      end: say(band.end),
      name: personOf(band.person)?.name ?? null,
    })),
  };
}

function joined(sites: readonly Site[]): Site[] {
  const byPlace = new Map<string, Site>();
  for (const site of sites) {
    const key = `${site.site}|${site.name}`;
    const before = byPlace.get(key);
    byPlace.set(key, before ? { ...before, roles: [...before.roles, ...site.roles] } : site);
  }
  return [...byPlace.values()];
}
