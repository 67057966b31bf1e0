import { sayDay, type LocalDay } from '@evenflow/domain';

/** `31 Mar 2027`. */
export function sayYearDay(day: LocalDay): string {
  return `${sayDay(day).split(' ').slice(1).join(' ')} ${day.slice(0, 4)}`;
}
