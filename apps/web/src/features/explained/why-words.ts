import type { WhyAnswer } from '@evenflow/api-client';

export interface ToldToMe {
  readonly verdict: string;
  /** Each thing that would be worse, as a sentence. */
  readonly because: readonly string[];
  readonly moves: readonly string[];
  readonly certainty: string;
}

const MOVED = / (goes from .+ to .+|takes .+|is free of .+)\.$/;

/** The answer to whoever the duty is about; never a bare figure. */
export function sayToMe(answer: WhyAnswer, mine: boolean): ToldToMe {
  const [, ...sentences] = answer.sentences;
  const because = sentences.filter((sentence) => !MOVED.test(sentence));
  return {
    verdict: verdictOf(answer, mine),
    because,
    moves: sentences.filter((sentence) => MOVED.test(sentence)),
    certainty: answer.proven
      ? 'Proven: no better way exists under the team’s rules.'
      : 'The best way found in the time; a better one may exist.',
  };
}

function verdictOf({ possible, cost }: WhyAnswer, mine: boolean): string {
  if (!possible)
    return mine ? 'Without you a rule that must hold would break.' : 'With you a rule that must hold would break.';
  // What is private of somebody else stands against it; by how much would tell of it.
  if (cost === null) return mine ? 'Somebody else could hold it, at a price.' : 'You could, at a price.';
  if (cost > 0)
    return mine
      ? 'Somebody else could hold it, and the month would be worse.'
      : 'You could, and the month would be worse.';
  return mine ? 'Somebody else could hold it just as well.' : 'You could hold it just as well.';
}
