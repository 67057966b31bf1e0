import type { Reduced } from '../presolve/reduced.ts';
import { PersonMonths, type Drawn } from './person-months.ts';

/** Somebody's months as another thread can take them in: rows by their number in the reduced problem. */
export interface SentMonths extends Omit<Drawn, 'leftOut'> {
  readonly person: number;
  readonly leftOut: readonly number[];
}

export function sendMonths(reduced: Reduced, people: readonly PersonMonths[]): SentMonths[] {
  const numberOf = new Map(reduced.rows.map((row, i) => [row, i]));
  return people.map(({ person, graph, choiceKinds, leftOut, least, priced }) => {
    const numbers = leftOut.map((row) => numberOf.get(row)!);
    return { person, graph, choiceKinds, leftOut: numbers, least, priced };
  });
}

/** The months `sendMonths` sent, for the same reduced problem. */
export function receiveMonths(reduced: Reduced, sent: readonly SentMonths[]): PersonMonths[] {
  return sent.map(({ person, leftOut, ...drawn }) =>
    PersonMonths.of(person, { ...drawn, leftOut: leftOut.map((row) => reduced.rows[row]!) }),
  );
}
