import type { LeavePreview } from '@evenflow/api-client';
import {
  addDays,
  eachDay,
  firstName,
  type Leave,
  type LocalDay,
  type Request,
  sayDay,
  sayMonth,
  type Team,
} from '@evenflow/domain';
import type { AgendaItem } from '../../api/wire.ts';
import { touches, type Clash } from '../../asks/clash.ts';
import { count, dayOf, listNames, sayRange } from '../../words/times.ts';

export interface LeaveAsked {
  readonly person: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
}

export interface LeaveFacts {
  readonly team: Pick<Team, 'people' | 'leave' | 'requests' | 'holidays'>;
  /** The person's published duties. */
  readonly duties: readonly AgendaItem[];
  /** Months (YYYY-MM) with a published rota. */
  readonly publishedMonths: readonly string[];
}

const OPEN: readonly Leave['status'][] = ['requested', 'approved', 'recorded'];

/**
 * What leave over `from..to` would touch, the gravest first; one `holds` line when it touches nothing. Whether it may be
 * asked for at all is the server's to say (`LeavePreview`).
 */
export function leaveClashes(asked: LeaveAsked, facts: LeaveFacts): Clash[] {
  const clashes = [
    ...ownDuties(asked, facts),
    ...takenBack(asked, facts),
    ...othersAway(asked, facts),
    ...publishedMonths(asked, facts),
    ...holidays(asked, facts),
  ];
  return clashes.length > 0
    ? clashes
    : [{ weight: 'holds', sentence: 'Nothing clashes: you have no duty then and nobody else is away.' }];
}

/** What a manager weighs before deciding: who else is away, whether others rely on the month already, holidays. */
export function leaveContext(asked: LeaveAsked, facts: Omit<LeaveFacts, 'duties'>): Clash[] {
  const known = { ...facts, duties: [] };
  return [...othersAway(asked, known), ...publishedMonths(asked, known), ...holidays(asked, known)];
}

/** What the server says somebody holds then, for whoever decides; what is only drafted is said as such. */
export function heldClashes(
  holds: LeavePreview['holds'],
  team: Pick<Team, 'dutyTypes'>,
  who: { readonly name: string; readonly self: boolean },
): Clash[] {
  const name = (code: string) => team.dutyTypes.find((duty) => duty.code === code)?.name ?? code;
  const subject = who.self ? 'You' : who.name;
  return holds.map(({ date, duty, published }): Clash => {
    const sentence = published
      ? `${subject} ${who.self ? 'hold' : 'holds'} ${name(duty)} on ${sayDay(date)}.`
      : `${subject} would hold ${name(duty)} on ${sayDay(date)}, as ${sayMonth(date.slice(0, 7))} is drafted.`;
    return { weight: 'should', sentence };
  });
}

function ownDuties(asked: LeaveAsked, { duties }: LeaveFacts): Clash[] {
  return duties.flatMap(({ assignment, duty }): Clash[] => {
    const { date, end } = assignment;
    if (date >= asked.from && date <= asked.to) {
      const sentence = `You hold ${duty.name} on ${sayDay(date)}; it has to be given to somebody before leave is approved.`;
      return [{ weight: 'should', sentence }];
    }
    const endsInto = date === addDays(asked.from, -1) && dayOf(end) === asked.from && end.slice(11, 16) > '00:00';
    if (!endsInto) return [];
    const sentence = `${duty.name} of ${sayDay(date)} ends at ${end.slice(11, 16)} on your first day of leave.`;
    return [{ weight: 'should', sentence }];
  });
}

function takenBack(asked: LeaveAsked, { team }: LeaveFacts): Clash[] {
  return team.requests
    .filter((one: Request) => one.person === asked.person && one.wish === 'want' && touches(one, asked))
    .map((one) => ({
      weight: 'should',
      sentence: `You asked to hold ${one.duty} on ${sayRange(one.from, one.to)}; leave takes that back.`,
    }));
}

function othersAway(asked: LeaveAsked, { team }: LeaveFacts): Clash[] {
  const others = team.leave.filter(
    (one) => one.person !== asked.person && OPEN.includes(one.status) && touches(one, asked),
  );
  if (others.length === 0) return [];
  const name = (code: string) => firstName(team.people.find((person) => person.code === code) ?? { name: code });
  const awayOn = (day: LocalDay) =>
    new Set(others.filter((one) => one.from <= day && day <= one.to).map((one) => one.person));
  const days = eachDay(asked.from, asked.to).map((day) => ({ day, away: awayOn(day) }));
  const worst = days.reduce((most, one) => (one.away.size > most.away.size ? one : most));
  const people = [...new Set(others.map((one) => one.person))].map(name);
  const most = people.length === worst.away.size ? '' : `, ${worst.away.size} of them on ${sayDay(worst.day)}`;
  const are = people.length === 1 ? 'is' : 'are';
  return [
    {
      weight: worst.away.size > 1 ? 'should' : 'know',
      sentence: `${listNames(people)} ${are} away or ${people.length === 1 ? 'has' : 'have'} asked to be${most}.`,
    },
  ];
}

function publishedMonths(asked: LeaveAsked, facts: LeaveFacts): Clash[] {
  const months = [...new Set([asked.from.slice(0, 7), asked.to.slice(0, 7)])];
  return months
    .filter((month) => facts.publishedMonths.includes(month))
    .map((month) => ({
      weight: 'know',
      sentence: `${sayMonth(month)} is already published; leave there changes a rota that others rely on.`,
    }));
}

function holidays(asked: LeaveAsked, { team }: LeaveFacts): Clash[] {
  const inside = team.holidays.filter((holiday) => holiday.date >= asked.from && holiday.date <= asked.to);
  if (inside.length === 0) return [];
  const names = listNames(inside.map((holiday) => `${holiday.name} (${sayDay(holiday.date)})`));
  return [{ weight: 'know', sentence: `Includes ${count(inside.length, 'holiday')}: ${names}.` }];
}
