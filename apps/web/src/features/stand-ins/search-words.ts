import type { StandInSearch } from '@evenflow/api-client';
import { firstName, type Team } from '@evenflow/domain';
import { clockOf, count } from '../../words/times.ts';

type Words = Pick<Team, 'people' | 'dutyTypes'>;

export function nameIn(team: Words, code: string, me: string | null): string {
  return code === me ? 'you' : firstName(team.people.find((one) => one.code === code) ?? { name: code });
}

/** Whom those asked are and what they said, for managers. */
export function sayAsked({ colleagues, state }: StandInSearch, team: Words, me: string | null): string | null {
  if (colleagues.length === 0 || state === 'taken-back') return null;
  const each = colleagues.map(({ person, said }) => `${nameIn(team, person, me)}${said ? ` (${said})` : ''}`);
  return `Asked: ${each.join(', ')}.`;
}

/** How far the search has come, in a sentence. */
export function saySearch(search: StandInSearch, team: Words, me: string | null): string {
  const { state, takenBy, asked, left, nextWaveAt } = search;
  if (state === 'taken') {
    return takenBy === me ? 'It is yours now. Thank you.' : `${nameIn(team, takenBy!, me)} takes it.`;
  }
  if (state === 'taken-back') return 'Not needed any more.';
  if (asked === 0) return 'Nobody can take it within the rules. The managers know.';
  const next = left > 0 && nextWaveAt ? `; the next are asked at ${clockOf(nextWaveAt)}` : '';
  const all = left === 0 ? ', everybody the rules allow' : '';
  return `${count(asked, 'colleague')} asked${all}${next}. The first yes has it.`;
}
