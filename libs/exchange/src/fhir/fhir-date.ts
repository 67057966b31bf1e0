import { addDays, isLocalDay, monthRange, wallClockToEpochMinutes, type Zone } from '@evenflow/domain';

/** A run of time, half-open, in minutes since 1970-01-01T00:00Z; an end that is not said is endless. */
export interface FhirPeriod {
  readonly from: number;
  readonly to: number;
}

/** What a `date` of a search means at a place: days, months and years are its own; a time says its offset itself. */
export type FhirDate = (zone: Zone) => FhirPeriod;

const PREFIXED = /^(eq|ge|gt|le|lt|sa|eb|ap)?(\d{4}.*)$/;
const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** Seconds may be left out in a search; `+` arrives as a space where it was not escaped. */
const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+\- ]\d{2}:\d{2})?$/;

/**
 * Reads a date of a FHIR search, with its prefix. What it stands for is all that holds at some time of it: a period that
 * runs over its edge is found, so that a night is found by each of the days it touches. Null when it is no such date.
 */
export function readFhirDate(text: string): FhirDate | null {
  const [, prefix = 'eq', value = ''] = PREFIXED.exec(text) ?? [];
  const whole = readValue(value);
  if (!whole) return null;
  return (zone) => bounded(prefix, whole(zone));
}

/** Several dates of one search hold together. */
export function periodOf(dates: readonly FhirDate[], zone: Zone): FhirPeriod {
  const all = dates.map((date) => date(zone));
  return {
    from: Math.max(-Infinity, ...all.map(({ from }) => from)),
    to: Math.min(Infinity, ...all.map(({ to }) => to)),
  };
}

function bounded(prefix: string, { from, to }: FhirPeriod): FhirPeriod {
  switch (prefix) {
    case 'ge':
      return { from, to: Infinity };
    case 'gt':
    case 'sa':
      return { from: to, to: Infinity };
    case 'le':
      return { from: -Infinity, to };
    case 'lt':
    case 'eb':
      return { from: -Infinity, to: from };
    default:
      return { from, to };
  }
}

function readValue(value: string): FhirDate | null {
  if (TIME.test(value)) return readTime(value);
  const [, year, month, day] = DAY.exec(value) ?? [];
  if (!year) return null;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isLocalDay(first)) return null;
  const last = day ? first : monthRange(`${year}-${month ?? '12'}`).to;
  const midnight = (at: string, zone: Zone) => wallClockToEpochMinutes(at, 0, zone);
  return (zone) => ({ from: midnight(first, zone), to: midnight(addDays(last, 1), zone) });
}

/** A time stands for the minute it lies in, as the board does. */
function readTime(value: string): FhirDate | null {
  const day = value.slice(0, 10);
  if (!isLocalDay(day)) return null;
  const minute = (from: number) => ({ from, to: from + 1 });
  if (!/(?:Z|[+\- ]\d{2}:\d{2})$/.test(value)) {
    const minutes = Number(value.slice(11, 13)) * 60 + Number(value.slice(14, 16));
    return (zone) => minute(wallClockToEpochMinutes(day, minutes, zone));
  }
  const at = Date.parse(value.replace(' ', '+'));
  return Number.isNaN(at) ? null : () => minute(Math.floor(at / 60_000));
}
