import { wallClockAt, type Instant, type Team } from '@evenflow/domain';

export interface RotaPrint {
  /** Published version, null for a draft. */
  readonly version: number | null;
  /** When the file is made; written on it and kept as its date. */
  readonly printedAt: Instant;
}

/** `December 2026`, `Dec 2026`. */
export function sayMonth(day: string, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat('en-GB', { month: length, year: 'numeric', timeZone: 'UTC' })
    .format(new Date(day))
    .replace('Sept ', 'Sep ');
}

/** Version and time: what every paper says of itself. */
export function printNote(team: Team, { version, printedAt }: RotaPrint): string {
  const { day, clock } = wallClockAt(Math.round(Date.parse(printedAt) / 60_000), team.timeZone);
  return `${version === null ? 'Draft, not published' : `Version ${version}`}; made ${day} ${clock} (${team.timeZone})`;
}
