// The only file that imports rrule: the package has no named exports in Node's ESM loader and no default one in Vite.
import * as rrulePackage from 'rrule';
import type { RRule as RRuleClass } from 'rrule';
import { dayFromNumber, dayNumber, isLocalDay, type LocalDay } from './local-day.ts';

const { RRule } = ('default' in rrulePackage ? rrulePackage.default : rrulePackage) as { RRule: typeof RRuleClass };

/** Days from `from` to `to` (both included) on which an RFC 5545 recurrence rule that starts on `start` falls. */
export function recurrenceDays(rule: string, start: LocalDay, from: LocalDay, to: LocalDay): LocalDay[] {
  const options = RRule.parseString(rule.replace(/^RRULE:/, ''));
  const at = (day: LocalDay) => new Date(dayNumber(day) * 86_400_000);
  return new RRule({ ...options, dtstart: at(start) })
    .between(at(from), at(to), true)
    .map((date) => dayFromNumber(Math.floor(date.getTime() / 86_400_000)));
}

/** Null when the rule can be used; otherwise what is wrong with it. */
export function recurrenceProblem(rule: string, start: LocalDay): string | null {
  if (!isLocalDay(start)) return `${String(start)} is not a day`;
  try {
    if (!/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)/.test(rule)) return 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY';
    recurrenceDays(rule, start, start, start);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
