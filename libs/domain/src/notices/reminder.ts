import { addDays } from '../time/local-day.ts';
import { minutesOf, wallClockAt, wallClockToEpochMinutes, type Zone } from '../time/zone.ts';
import {
  endOfQuiet,
  planDeliveries,
  type Channel,
  type DeliveryWishes,
  type PlannedDelivery,
} from './delivery-plan.ts';

/** Of which duties somebody wants to be reminded; calls and nights are what is easily forgotten. */
export const REMINDED_OF = ['calls-and-nights', 'every-duty'] as const;

export interface ReminderWishes extends DeliveryWishes {
  /** Hours before a duty begins; 0 asks for no reminders. */
  readonly remindHours: number;
  readonly remindOf: (typeof REMINDED_OF)[number];
}

/** The longest lead anybody may choose. */
export const MOST_REMIND_HOURS = 48;

/** What somebody who has said nothing gets. */
export const USUAL_REMINDERS: Pick<ReminderWishes, 'remindHours' | 'remindOf'> = {
  remindHours: 12,
  remindOf: 'calls-and-nights',
};

/**
 * The moment a reminder is due, in minutes since 1970: the lead before the duty begins, or the last minute before the
 * quiet hours it would fall into, because afterwards may be too late. Never for somebody who wants none.
 */
export function reminderDue(wishes: ReminderWishes, begins: number, zone: Zone): number {
  if (wishes.remindHours === 0) return Infinity;
  const asked = begins - wishes.remindHours * 60;
  if (endOfQuiet(wishes, asked, zone) === asked) return asked;
  const { day, clock } = wallClockAt(asked, zone);
  const quietFrom = minutesOf(wishes.quietFrom);
  const began = minutesOf(clock) < quietFrom ? addDays(day, -1) : day;
  return Math.min(asked, wallClockToEpochMinutes(began, quietFrom, zone)) - 1;
}

/** How a reminder made at `at` goes out: by the chosen ways, outside the quiet hours, and not once the duty has begun. */
export function planReminder(
  wishes: ReminderWishes,
  reachable: readonly Channel[],
  reminder: { readonly at: number; readonly begins: number; readonly zone: Zone },
): PlannedDelivery[] {
  const { at, begins, zone } = reminder;
  return planDeliveries(wishes, reachable, { at, affects: null, zone }).filter(({ notBefore }) => notBefore < begins);
}
