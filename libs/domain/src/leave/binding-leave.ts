import type { LocalDay } from '../time/local-day.ts';
import type { Leave } from '../team/team.ts';

/** Leave that has been decided or is a fact, such as sickness; a request still open does not bind. */
export function leaveBinds({ status }: Pick<Leave, 'status'>): boolean {
  return status === 'approved' || status === 'recorded';
}

type Absence = Pick<Leave, 'person' | 'from' | 'to' | 'status'>;

/** The leave that keeps somebody away on a day of the team; undefined when nothing does. */
export function leaveOn<T extends Absence>(leave: readonly T[], person: string, day: LocalDay): T | undefined {
  return leave.find((one) => one.person === person && one.from <= day && day <= one.to && leaveBinds(one));
}
