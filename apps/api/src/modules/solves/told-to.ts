import type { SolveState } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import { may, membershipIn, type SignedIn } from '../access/signed-in.ts';
import { solveAnswer } from './solve-answer.ts';
import type { SolveAnswer } from './solve.schema.ts';

type Why = Extract<NonNullable<SolveAnswer['answer']>, { kind: 'why' }>;

/** What rules say about somebody's wishes, leave, contract or licence is for them and their manager. */
const PRIVATE = new Set([
  'requests',
  'employed',
  'leave-protected',
  'leave-cap',
  'fixed-days-off',
  'fixed-duties',
  'contract-hours',
  'credential-valid',
  'limited-practice',
  'pairs',
]);
const WISH = 'A wish of a colleague would not be met.';
const PRIVATELY = 'Something personal of a colleague stands against it.';

/** A solve as this reader may see it: managers whole, staff what they asked about themselves. Throws `unknown-solve`. */
export function toldTo(who: SignedIn, state: SolveState): SolveAnswer {
  const answer = solveAnswer(state);
  const { team } = state.key;
  if (may(who, team, 'manager')) return answer;
  const self = membershipIn(who, team)?.person;
  const { question } = state;
  if (!self || question?.kind !== 'why' || !question.ofPublished || question.person !== self) {
    throw new Refusal('unknown-solve');
  }
  return {
    ...answer,
    progress: null,
    answer: answer.answer?.kind === 'why' ? withoutOthers(answer.answer, self) : null,
  };
}

/** The same verdict and moves; of others only what everybody may know. */
function withoutOthers(answer: Why, self: string): Why {
  const isOpen = ({ rule, people }: Why['breaks'][number]) =>
    !PRIVATE.has(rule) || people.every((person) => person === self);
  const hidden = new Map(
    answer.breaks
      .filter((finding) => !isOpen(finding))
      .map(({ sentence, rule }) => [sentence, rule === 'requests' ? WISH : PRIVATELY]),
  );
  return {
    ...answer,
    breaks: answer.breaks.filter(isOpen),
    gives: answer.gives.filter(isOpen),
    sentences: [...new Set(answer.sentences.map((sentence) => hidden.get(sentence) ?? sentence))],
    assignments: [],
  };
}
