import { minutesOf, wallClockAt, wallClockToEpochMinutes, type WallClock, type Zone } from '../time/zone.ts';
import { addDays } from '../time/local-day.ts';

/** Ways a notice leaves the app; inside the app everybody sees theirs in any case. */
export const CHANNELS = ['email', 'push', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface DeliveryWishes {
  readonly channels: readonly Channel[];
  /** Nothing but what is urgent is sent in these hours; equal times mean there are none. */
  readonly quietFrom: WallClock;
  readonly quietTo: WallClock;
}

/** What somebody who has said nothing gets. */
export const USUAL_WISHES: DeliveryWishes = { channels: ['email'], quietFrom: '22:00', quietTo: '07:00' };

/** A change this near is told by every way there is, at once, whatever the hour. */
export const LOUD_WITHIN_MINUTES = 72 * 60;

export interface PlannedDelivery {
  readonly channel: Channel;
  /** Minutes since 1970-01-01T00:00Z. */
  readonly notBefore: number;
}

/**
 * When a notice made at `at` goes out, by which ways. `affects` is the moment of what it is about, null when it has none.
 * `reachable` are the ways the person has an address for.
 */
export function planDeliveries(
  wishes: DeliveryWishes,
  reachable: readonly Channel[],
  notice: { readonly at: number; readonly affects: number | null; readonly zone: Zone },
): PlannedDelivery[] {
  const { at, zone } = notice;
  const chosen = isLoud(notice) ? reachable : reachable.filter((channel) => wishes.channels.includes(channel));
  const notBefore = isLoud(notice) ? at : endOfQuiet(wishes, at, zone);
  return chosen.map((channel) => ({ channel, notBefore }));
}

/** About something that begins within 72 hours, and has not long begun. */
export function isLoud({ at, affects }: { readonly at: number; readonly affects: number | null }): boolean {
  return affects !== null && affects - at <= LOUD_WITHIN_MINUTES && affects > at - 24 * 60;
}

/** The moment itself, or the end of the quiet hours it lies in, by the clock of the zone. */
export function endOfQuiet({ quietFrom, quietTo }: DeliveryWishes, at: number, zone: Zone): number {
  const from = minutesOf(quietFrom);
  const to = minutesOf(quietTo);
  const { day, clock } = wallClockAt(at, zone);
  const now = minutesOf(clock);
  if (from === to) return at;
  const overMidnight = from > to;
  const quiet = overMidnight ? now >= from || now < to : now >= from && now < to;
  if (!quiet) return at;
  const wakes = overMidnight && now >= from ? addDays(day, 1) : day;
  return Math.max(at, wallClockToEpochMinutes(wakes, to, zone));
}
