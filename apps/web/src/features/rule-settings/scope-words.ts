import type { Team } from '@evenflow/domain';
import type { PeopleSelector } from '@evenflow/rules';
import { listNames } from '../../words/times.ts';

const GROUPS: Readonly<Record<string, string>> = {
  '*': 'everybody',
  '@trainee': 'trainees',
  '@provisional': 'those with a provisional licence',
  '@qualified': 'everybody who is no trainee',
  '@full-time': 'those who work full time',
  '@part-time': 'those who work part time',
  '@non-clinical': 'those without clinical time',
};

/** Whom a rule is about, in words: `everybody but trainees`, `Rhys Llewellyn and Chloe Featherstone`, `those with ECMO at level 4 or more`. */
export function sayPeople(selector: PeopleSelector, people: Team['people']): string {
  const say = (entry: string) => people.find(({ code }) => code === entry)?.name ?? sayEntry(entry);
  const kept = selector.filter((entry) => !entry.startsWith('!')).map(say);
  const dropped = selector.filter((entry) => entry.startsWith('!')).map((entry) => say(entry.slice(1)));
  const who = listNames(kept) || 'everybody';
  return dropped.length > 0 ? `${who} but ${listNames(dropped)}` : who;
}

function sayEntry(entry: string): string {
  const group = GROUPS[entry];
  if (group) return group;
  const [kind, what = ''] = entry.split(':');
  if (kind === 'grade') return `grade ${what}`;
  if (kind === 'skill') {
    const [skill = '', level] = what.split('>=');
    return level ? `those with ${skill} at level ${level} or more` : `those with ${skill}`;
  }
  const years = /^years>=(\d+)$/.exec(entry)?.[1];
  return years ? `those with ${years} years of service or more` : entry;
}
