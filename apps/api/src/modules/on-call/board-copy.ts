import { instantText, onCallTimelines, type BoardCopy, type BoardSpan, type OnCallSpan } from '@evenflow/domain';
import type { TeamKey } from '@evenflow/persistence';
import { reachFirst, sayGap, type Audience } from './on-call-words.ts';
import type { OnCallSource, OnCallSources } from './on-call-sources.ts';

/** Roles are known this far ahead of the moment a copy is made around. */
const HORIZON_DAYS = 31;
const DAY = 1440;

/** The board of a team for one kind of reader. Made once for each as long as nothing changes. */
export function boardCopy(
  sources: OnCallSources,
  about: { readonly key: TeamKey; readonly moment: number; readonly knownAt?: Date | undefined },
  audience: Audience,
): Promise<BoardCopy> {
  return sources.made(about, `board ${audience}`, (source) => makeCopy(source, audience));
}

/** The board over any run of minutes, read for this once. */
export async function boardCopyOver(
  sources: OnCallSources,
  { key, from, to }: { readonly key: TeamKey; readonly from: number; readonly to: number },
  audience: Audience,
): Promise<BoardCopy> {
  return makeCopy(await sources.over(key, from, to), audience, Math.ceil((to - from) / DAY) + 1);
}

function makeCopy(source: OnCallSource, audience: Audience, reachDays = HORIZON_DAYS): BoardCopy {
  const { team, published, months, around } = source;
  const isMonth = new Set(months.map(({ month }) => month));
  const question = { at: around, published, isPublished: (day: string) => isMonth.has(day.slice(0, 7)), reachDays };
  const timelines = onCallTimelines(team, question);
  const inUtc = (at: Date) => instantText(Math.floor(at.getTime() / 60_000), 'UTC');
  const minute = (at: Date) => Math.round(at.getTime() / 60_000);
  const said = ({ start, end, person, gap }: OnCallSpan): BoardSpan => {
    const holder = team.people.find(({ code }) => code === gap?.person);
    return { start, end, person, cause: gap ? sayGap(audience, gap, holder) : null };
  };
  return {
    team: team.id,
    sites: team.sites.map(({ code, name, timeZone }) => ({
      site: code,
      name,
      timeZone,
      roles: timelines
        .filter(({ site }) => site === code)
        .map(({ duty, spans }) => ({
          duty: { code: duty.code, name: duty.name, mark: duty.mark, responseMinutes: duty.responseMinutes },
          spans: spans.filter(({ end }) => end > around - 2 * DAY).map(said),
        })),
    })),
    people: Object.fromEntries(
      team.people.map((person) => [person.code, { name: person.name, reachFirst: reachFirst(audience, person) }]),
    ),
    versions: Object.fromEntries(months.map(({ month, number }) => [month, number])),
    horizon: around + reachDays * DAY,
    notes: source.notes.map((note) => ({ ...note, at: inUtc(note.at) })),
    handOvers: source.handOvers.map((each) => ({ ...each, at: minute(each.at) })),
    alarms: source.alarms.map(({ site, duty, startAt, openedAt, seenAt }) => ({
      ...{ site, duty, start: minute(startAt), openedAt: inUtc(openedAt), seenAt: seenAt && inUtc(seenAt) },
    })),
  };
}
