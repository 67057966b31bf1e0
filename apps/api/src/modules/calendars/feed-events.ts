import { createHash } from 'node:crypto';
import { assignmentKey, instantText, isCall, zoneOf, type Assignment, type Team } from '@evenflow/domain';
import type { FeedEvent } from '@evenflow/exchange';
import type { PublishedSpell } from '@evenflow/persistence';

/**
 * One event a duty of one person, over everything ever published for it; `named` says whose it is. Each time it was published otherwise or taken
 * back counts its sequence up, and its revision time is the last of those: the same history gives the same feed.
 */
export function feedEvents(team: Team, spells: readonly PublishedSpell[], named = false): FeedEvent[] {
  const byDuty = new Map<string, PublishedSpell[]>();
  for (const spell of spells) {
    const key = assignmentKey(spell.assignment);
    byDuty.set(key, [...(byDuty.get(key) ?? []), spell]);
  }
  return [...byDuty].map(([key, history]) => eventOf(team, key, { history, named }));
}

interface Told {
  readonly history: readonly PublishedSpell[];
  readonly named: boolean;
}

function eventOf(team: Team, key: string, { history, named }: Told): FeedEvent {
  const { assignment, openedAt, closedAt } = history.at(-1)!;
  const moments = new Set(history.flatMap((spell) => [spell.openedAt, spell.closedAt ?? []].flat().map(Number)));
  const duty = team.dutyTypes.find(({ code }) => code === assignment.duty);
  const site = team.sites.find(({ code }) => code === assignment.site);
  const name = named ? team.people.find(({ code }) => code === assignment.person)?.name : undefined;
  const zone = site?.timeZone ?? (duty ? zoneOf(team, duty) : team.timeZone);
  return {
    id: createHash('sha256').update(`${team.id}|${key}`).digest('hex').slice(0, 32),
    sequence: moments.size - 1,
    revisedAt: instantText(Math.floor((closedAt ?? openedAt).getTime() / 60_000), 'UTC'),
    start: assignment.start,
    end: assignment.end,
    zone,
    summary: `${summaryOf(assignment, duty?.name)}${name ? `: ${name}` : ''}`,
    ...(site ? { location: site.name } : {}),
    categories: duty && isCall(duty) ? ['ON-CALL', duty.mark.replace('-', ' ').toUpperCase()] : ['DUTY'],
    status: closedAt ? 'cancelled' : 'confirmed',
    // What others hold takes none of my time.
    free: named || duty?.kind === 'on-call-from-home',
  };
}

function summaryOf({ duty, supernumerary, with: mentor }: Assignment, name: string | undefined): string {
  const title = name && name !== duty ? `${name} (${duty})` : duty;
  if (!supernumerary) return title;
  return mentor ? `${title}, with ${mentor}` : `${title}, supernumerary`;
}
