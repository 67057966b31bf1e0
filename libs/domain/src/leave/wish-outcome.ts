import { leaveOn } from './binding-leave.ts';
import { isCall } from '../team/duty-type.ts';
import type { Request, Team } from '../team/team.ts';
import type { Assignment } from '../rota/assignment.ts';
import { demandOver } from '../rota/demand.ts';
import { eachDay, type LocalDay } from '../time/local-day.ts';

/** What became of one wish in one published month. */
export interface WishOutcome {
  readonly request: Request;
  /** `2026-12`. */
  readonly month: string;
  readonly met: boolean;
  /** Where it was not: the duty held against it, or the one wished for and not held. */
  readonly against: readonly { readonly date: LocalDay; readonly duty: string }[];
}

/**
 * What became of wishes, by month published. As in planning, a wish for a duty asks for nothing on days on which no such
 * duty is needed, and no wish asks for anything on days of leave.
 */
export function wishOutcomes(
  team: Team,
  requests: readonly Request[],
  published: { readonly months: readonly string[]; readonly assignments: readonly Assignment[] },
): WishOutcome[] {
  const months = new Set(published.months);
  return requests.flatMap((request) => {
    const days = eachDay(request.from, request.to).filter(
      (day) => months.has(day.slice(0, 7)) && !leaveOn(team.leave, request.person, day),
    );
    return [...new Set(days.map((day) => day.slice(0, 7)))].map((month) => {
      const against = days
        .filter((day) => day.startsWith(month))
        .flatMap((date) => againstOn(team, request, { date, assignments: published.assignments }));
      return { request, month, met: against.length === 0, against };
    });
  });
}

function againstOn(
  team: Team,
  request: Request,
  { date, assignments }: { readonly date: LocalDay; readonly assignments: readonly Assignment[] },
): { date: LocalDay; duty: string }[] {
  const fitting = team.dutyTypes.filter(
    (duty) => request.duty === 'any' || (request.duty === 'any call' ? isCall(duty) : request.duty === duty.code),
  );
  const held = assignments.filter(
    (each) => each.person === request.person && each.date === date && fitting.some(({ code }) => code === each.duty),
  );
  if (request.wish === 'avoid') return held.map(({ duty }) => ({ date, duty }));
  const demand = demandOver(team, date, date);
  const needed = fitting.find(({ code }) => demand(code, date) > 0);
  return held.length > 0 || !needed ? [] : [{ date, duty: needed.code }];
}
