import type { LocalDay } from '@evenflow/domain';
import { shortDay } from '../../words/times.ts';

/** `31 Mar 2027`. */
export function sayYearDay(day: LocalDay): string {
  return `${shortDay(day).split(' ').slice(1).join(' ')} ${day.slice(0, 4)}`;
}
