import { isCall, type DutyType } from '../team/duty-type.ts';
import type { Team } from '../team/team.ts';
import type { Assignment } from './assignment.ts';

/** Whether a duty keeps its holder in the hospital, or leaves them at home until they are rung. */
export function presenceOf(duty: Pick<DutyType, 'kind'>): 'present' | 'from-home' {
  return isCall(duty) && duty.kind !== 'resident-on-call' ? 'from-home' : 'present';
}

/** Two duties that one person would hold at the same time in the same presence; the earliest, or null. */
export function findDoubleBooking(
  team: Pick<Team, 'dutyTypes'>,
  assignments: readonly Assignment[],
): readonly [Assignment, Assignment] | null {
  const presence = new Map(team.dutyTypes.map((duty) => [duty.code, presenceOf(duty)]));
  const byHolder = new Map<string, Assignment[]>();
  for (const each of assignments) {
    const holder = `${each.person}|${presence.get(each.duty)}`;
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), each]);
  }
  for (const held of byHolder.values()) {
    const inTime = held.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
    for (const [at, duty] of inTime.entries()) {
      const next = inTime[at + 1];
      if (next && Date.parse(next.start) < Date.parse(duty.end)) return [duty, next];
    }
  }
  return null;
}
