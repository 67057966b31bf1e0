import {
  addDays,
  instantText,
  proofOf,
  wallClockAt,
  type CoverLine as Line,
  type CoverStretch as Stretch,
  type Team,
} from '@evenflow/domain';
import type { z } from 'zod';
import { sayGap, type Audience } from '../on-call/on-call-words.ts';
import type { Cover, coverLine } from './cover.schema.ts';
import type { TeamCover } from './team-cover.ts';

type CoverLine = z.infer<typeof coverLine>;

/** Cover in words and names, for one kind of reader. */
export function coverAnswer({ source, lines, from, to }: TeamCover, audience: Audience, now: Date): Cover {
  const { team, months } = source;
  const month = wallClockAt(from, team.timeZone).day.slice(0, 7);
  return {
    team: team.id,
    name: team.name,
    timeZone: team.timeZone,
    asOf: instantText(Math.floor(now.getTime() / 60_000), team.timeZone),
    rotaVersion: months.find((each) => each.month === month)?.number ?? null,
    from: instantText(from, team.timeZone),
    to: instantText(to, team.timeZone),
    lines: lines.map((line) => lineAnswer(team, line, audience)),
  };
}

function lineAnswer(team: Team, { site, duty, stretches }: Line, audience: Audience): CoverLine {
  const minutes = (...states: Stretch['state'][]) =>
    stretches.filter(({ state }) => states.includes(state)).reduce((sum, { start, end }) => sum + end - start, 0);
  const place = team.sites.find(({ code }) => code === site);
  const zone = place?.timeZone ?? team.timeZone;
  return {
    site,
    siteName: place?.name ?? site,
    duty: duty.code,
    name: duty.name,
    responseMinutes: duty.responseMinutes,
    competences: Object.keys(duty.requiredCompetences).map(
      (code) => team.competences.find((each) => each.code === code)?.name ?? code,
    ),
    coveredMinutes: minutes('on-call', 'in-house'),
    uncoveredMinutes: minutes('uncovered'),
    notAskedMinutes: minutes('not-asked'),
    stretches: stretches.map((stretch) => {
      const person = team.people.find(({ code }) => code === stretch.person);
      const absent = team.people.find(({ code }) => code === stretch.gap?.person);
      return {
        start: instantText(stretch.start, zone),
        end: instantText(stretch.end, zone),
        state: stretch.state,
        person: person?.name ?? null,
        duty: stretch.duty,
        cause: stretch.gap ? sayGap(audience, stretch.gap, absent) : null,
        credential: person && audience !== 'staff' ? proofOf(team, person, duty, lastDay(stretch, zone)) : null,
      };
    }),
  };
}

/** A credential has to be valid to the end. */
function lastDay({ end }: Stretch, zone: string): string {
  const { day, clock } = wallClockAt(end, zone);
  return clock === '00:00' ? addDays(day, -1) : day;
}
