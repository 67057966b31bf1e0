import { WEEKDAYS, type Weekday } from '@evenflow/domain';
import type { RotaView } from './view.ts';
import type { DutySelector, PeopleSelector } from './selectors.ts';

/** `A, B and C`; the last word joins. */
export function sayList(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)!}`;
}

/** `1 weekend`, `2 weekends`. */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Hours without needless decimals: `8`, `7.5`. */
export function sayNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Math.round(value * 10) / 10);
}

/** `Mon to Thu`, `Fri and Sun`; `any day` when all are named. */
export function sayWeekdays(weekdays: readonly Weekday[]): string {
  const chosen = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
  if (chosen.length === 7) return 'any day';
  const running = chosen.length > 2 && WEEKDAYS.indexOf(chosen.at(-1)!) - WEEKDAYS.indexOf(chosen[0]!) < chosen.length;
  return running ? `${chosen[0]!} to ${chosen.at(-1)!}` : sayList(chosen);
}

const DUTY_GROUPS: Readonly<Record<string, string>> = {
  '*': 'any duty',
  '@call': 'call',
  '@work': 'work in house',
  '@demanded': 'any needed duty',
  '@duty': 'a day duty',
  '@resident-on-call': 'resident call',
  '@on-call-from-home': 'call from home',
  '@first-call': 'first call',
  '@second-call': 'second call',
  '@theatre': 'theatre',
  '@float': 'the float',
  '@late': 'a late',
  '@resident': 'a resident night',
  '@office': 'office work',
};

/** Duties as a statement names them: `first call or C2, but not F`. */
export function sayDuties(selector: DutySelector, joint: 'and' | 'or' = 'or'): string {
  const word = (entry: string) => DUTY_GROUPS[entry] ?? entry;
  return sayChosen(selector, { word, everything: 'any duty', nothing: 'no duty', joint });
}

const PEOPLE_GROUPS: Readonly<Record<string, string>> = {
  '*': 'anybody',
  '@trainee': 'a trainee',
  '@provisional': 'somebody provisional',
  '@qualified': 'somebody qualified',
  '@full-time': 'a full-timer',
  '@part-time': 'a part-timer',
  '@non-clinical': 'somebody not clinical',
};

/** People as a statement names them: `somebody with SENIOR or AB`. */
export function sayPeople(selector: PeopleSelector, joint: 'and' | 'or' = 'or'): string {
  const word = (entry: string) =>
    PEOPLE_GROUPS[entry] ??
    entry
      .replace(/^skill:([^>]+)>=(\d)$/, 'somebody with $1 at level $2')
      .replace(/^skill:/, 'somebody with ')
      .replace(/^grade:/, 'somebody graded ')
      .replace(/^years>=(\d+)$/, 'somebody with $1 years here');
  return sayChosen(selector, { word, everything: 'anybody', nothing: 'nobody', joint });
}

interface Wording {
  readonly word: (entry: string) => string;
  readonly everything: string;
  readonly nothing: string;
  readonly joint: 'and' | 'or';
}

function sayChosen(selector: readonly string[], { word, everything, nothing, joint }: Wording): string {
  if (selector.length === 0) return nothing;
  const named = selector.filter((entry) => !entry.startsWith('!')).map(word);
  const except = selector.filter((entry) => entry.startsWith('!')).map((entry) => word(entry.slice(1)));
  const chosen = named.length === 0 ? everything : sayList(named, joint);
  return except.length === 0 ? chosen : `${chosen}, but not ${sayList(except, 'or')}`;
}

/** The duties a sentence counts: one by its name, more by the words of the setting. */
export function nameDuties(view: RotaView, selector: DutySelector): string {
  const chosen = view.duties(selector);
  const types = view.team.dutyTypes.filter((type) => chosen.has(type.code));
  return types.length === 1 ? types[0]!.name : sayDuties(selector);
}
