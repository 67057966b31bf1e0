import type { SolveState } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import { readerOf, type Reader } from '../access/reader.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { mayRead, PRIVATELY } from '../access/told.ts';
import { solveAnswer } from './solve-answer.ts';
import type { SolveAnswer } from './solve.schema.ts';

type Why = Extract<NonNullable<SolveAnswer['answer']>, { kind: 'why' }>;

/** A solve as this reader may see it: managers whole, staff what they asked about themselves. Throws `unknown-solve`. */
export function toldTo(who: SignedIn, state: SolveState): SolveAnswer {
  const answer = solveAnswer(state);
  const reader = readerOf(who, state.key.team);
  if (reader.manager) return answer;
  const { question } = state;
  if (!reader.person || question?.kind !== 'why' || !question.ofPublished || question.person !== reader.person) {
    throw new Refusal('unknown-solve');
  }
  return {
    ...answer,
    progress: null,
    steps: null,
    first: null,
    answer: answer.answer?.kind === 'why' ? withoutOthers(answer.answer, reader) : null,
  };
}

/**
 * The same verdict and moves; of others only what everybody may know. What it costs is told only where that is the sum of
 * what is told, since the rest would measure what is not; how it splits into wishes, fairness and rules never is.
 */
function withoutOthers(answer: Why, reader: Reader): Why {
  const [verdict = '', ...others] = answer.sentences;
  const breaks = answer.breaks.filter((finding) => mayRead(reader, finding));
  const gives = answer.gives.filter((finding) => mayRead(reader, finding));
  const hidden = new Set(answer.breaks.filter((finding) => !breaks.includes(finding)).map(({ sentence }) => sentence));
  const sum = (findings: Why['breaks']) => findings.reduce((total, { cost }) => total + cost, 0);
  const isWhole =
    breaks.length === answer.breaks.length &&
    gives.length === answer.gives.length &&
    sum(breaks) - sum(gives) === answer.cost;
  return {
    ...answer,
    ...{ breaks, gives, byTier: {}, byRule: {}, assignments: [] },
    ...(isWhole ? {} : { cost: null, atLeast: null }),
    sentences: [
      isWhole ? verdict : answer.possible ? 'It can be done.' : 'It cannot be done without breaking a must.',
      ...new Set(others.map((sentence) => (hidden.has(sentence) ? PRIVATELY : sentence))),
    ],
  };
}
