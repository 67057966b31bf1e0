import type { AbsencesAnswer } from '@evenflow/api-client';
import { firstName, type LocalDay, sayDay, type Team } from '@evenflow/domain';
import { count, listNames } from '../../words/times.ts';

/** A day on which somebody's absence alone would matter. */
export interface FragileDay {
  readonly date: LocalDay;
  /** Nothing helps when one of these is away. */
  readonly unmeetable: readonly string[];
  /** When one of these is away, more than their own duties has to be moved. */
  readonly rebuilt: readonly string[];
  readonly undecided: readonly string[];
}

/** What is worth telling, day by day, by first name; days that anybody can miss are left out. */
export function fragileDays({ people }: Team, { absences }: AbsencesAnswer): FragileDay[] {
  const names = new Map(people.map((person) => [person.code, firstName(person)]));
  const dates = [...new Set(absences.map(({ date }) => date))].sort();
  return dates
    .map((date) => {
      const of = (outcome: AbsencesAnswer['absences'][number]['outcome']): string[] =>
        absences
          .filter((each) => each.date === date && each.outcome === outcome)
          .map(({ person }) => names.get(person) ?? person);
      return { date, unmeetable: of('unmeetable'), rebuilt: of('rebuilt'), undecided: of('undecided') };
    })
    .filter(({ unmeetable, rebuilt, undecided }) => unmeetable.length + rebuilt.length + undecided.length > 0);
}

/** What a manager should know first: how many days hang on one person, which, and on whom the most. */
export function absenceWords(
  team: Team,
  answer: AbsencesAnswer,
): { readonly title: string; readonly sentences: string[] } {
  const days = fragileDays(team, answer);
  const hanging = days.filter(({ unmeetable }) => unmeetable.length > 0);
  const most = answer.hangsOn && team.people.find(({ code }) => code === answer.hangsOn?.person);
  const open = days.filter(({ undecided }) => undecided.length > 0);
  const title =
    hanging.length > 0
      ? `${count(hanging.length, 'day')} one absence away from a broken must`
      : open.length > 0
        ? 'No day is known to hang on one person'
        : 'No day hangs on one person';
  return {
    title,
    sentences: [
      ...(most ? [`Most hangs on ${firstName(most)}: ${count(answer.hangsOn!.days, 'day')}.`] : []),
      ...hanging.map(({ date, unmeetable }) => `${sayDay(date)}: ${listNames(unmeetable)}.`),
      ...(open.length > 0 ? [`${count(open.length, 'day')} could not be told in the time.`] : []),
    ],
  };
}
