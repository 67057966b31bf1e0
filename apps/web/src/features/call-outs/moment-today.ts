import { addDays, instantText, minutesOf, wallClockAt, wallClockToEpochMinutes, type Zone } from '@evenflow/domain';

/** The last time the clock showed `HH:MM` in a zone, at or before `now` (milliseconds since 1970). */
export function momentToday(clock: string, now: number, zone: Zone): string {
  const minute = Math.floor(now / 60_000);
  const { day } = wallClockAt(minute, zone);
  const today = wallClockToEpochMinutes(day, minutesOf(clock), zone);
  const at = today <= minute ? today : wallClockToEpochMinutes(addDays(day, -1), minutesOf(clock), zone);
  return instantText(at, zone);
}
