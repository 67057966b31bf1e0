import type { Assignment } from '../rota/assignment.ts';
import { dutySpan } from '../rota/calendar.ts';
import { demandOver } from '../rota/demand.ts';
import type { DutyType } from '../team/duty-type.ts';
import type { Team } from '../team/team.ts';
import { eachDay } from '../time/local-day.ts';

interface Moment {
  readonly minute: number;
  readonly from: string;
  readonly to: string;
  readonly isPublished: (day: string) => boolean;
}

/**
 * The same question answered the slow way, a minute at a time and without sorting, merging or looking ahead:
 * `person`, `gap:cause:person`, or null when nobody is needed. For specs only.
 */
export function onCallAtMinute(
  team: Team,
  duty: DutyType,
  published: readonly Assignment[],
  { minute, from, to, isPublished }: Moment,
): string | null {
  const holding = published.filter(
    (held) =>
      held.duty === duty.code &&
      held.supernumerary !== true &&
      Date.parse(held.start) / 60_000 <= minute &&
      minute < Date.parse(held.end) / 60_000,
  );
  const there = longestOn(
    team,
    holding.filter((held) => awayReason(team, held) === null),
  );
  if (there) return there.person;
  const gone = longestOn(team, holding);
  if (gone) return `gap:${awayReason(team, gone)}:${gone.person}`;
  for (const day of eachDay(from, to)) {
    const span = dutySpan(team, duty, day);
    if (minute < span.start || minute >= span.end || demandOver(team, day, day)(duty.code, day) === 0) continue;
    return `gap:${isPublished(day) ? 'not-assigned' : 'not-published'}`;
  }
  return null;
}

export function longestOn(team: Team, holding: readonly Assignment[]): Assignment | null {
  const place = (held: Assignment) => team.people.findIndex((person) => person.code === held.person);
  let best: Assignment | null = null;
  for (const held of holding) {
    const earlier = best ? Date.parse(held.start) - Date.parse(best.start) : -1;
    if (!best || earlier < 0 || (earlier === 0 && place(held) < place(best))) best = held;
  }
  return best;
}

export function awayReason(team: Team, held: Assignment): string | null {
  let reason: string | null = null;
  for (const leave of team.leave) {
    if (leave.person !== held.person || held.date < leave.from || held.date > leave.to) continue;
    if (leave.status === 'recorded') return 'sickness';
    if (leave.status === 'approved') reason = 'leave';
  }
  return reason ?? notHere(team, held);
}

function notHere(team: Team, held: Assignment): string | null {
  for (const person of team.people) {
    if (person.code !== held.person) continue;
    if (person.startDate !== undefined && person.startDate > held.date) return 'not-begun';
    return person.endDate !== undefined && person.endDate < held.date ? 'left' : null;
  }
  return 'left';
}
