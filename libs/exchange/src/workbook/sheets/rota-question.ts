import { sayDay } from '@evenflow/domain';
import type { ImportAnswer } from '../import-types.ts';
import { LEAVE_OUT } from '../people-index.ts';
import type { Cell } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { dutiesAtTimes } from './rota-times.ts';
import type { RotaPlace, RotaReading } from './rota-cell.ts';
import { codeMeaning } from './rota-key.ts';
import { contradiction, leaveCalled, meaningsOf, type Meaning } from './rota-meaning.ts';

/**
 * Asks what a cell means whose words are not all known. What it seems to name is offered first and never taken: `OC1
 * swap w/ AB` may mean that the call went to AB or that it stayed. Null while there is no answer, or when it is left out.
 */
export function askAboutCell(cell: Cell, place: RotaPlace, context: RotaReading): Meaning[] | null {
  const named = othersNamed(cell, place, context);
  const words = cell.text.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 120);
  // What names a colleague, or is struck out, means something else in every cell; other words mean one thing throughout.
  const own = named.length > 0 || cell.struck ? ` ${place.person} ${place.date}` : '';
  const answer = context.notes.ask(cell, `duty:${words}${own}`, () => ({
    text: questionText(cell, place, context),
    evidence: evidence(cell, place, { named, context }),
    answers: answersFor(cell, place, { named, context }),
  }));
  if (answer === null) return null;
  if (answer === LEAVE_OUT) {
    context.notes.leftOut(cell, `“${cell.text}”, as answered`);
    return null;
  }
  return answer.split('|').map((part): Meaning => {
    if (part.startsWith('leave:')) return { leave: part.slice(6) };
    return part === 'free' ? { mark: part } : { duty: part, supernumerary: false };
  });
}

function questionText(cell: Cell, place: RotaPlace, context: RotaReading): string {
  const who = context.team.people.find((known) => known.code === place.person)?.name ?? place.person;
  const where = `${who}, ${sayDay(place.date)}`;
  if (cell.struck) return `“${cell.text}” is struck through (${where}). Does it still count?`;
  const other = tokens(cell.text).find((word) => contradiction(word, context) !== null);
  if (other) {
    const known = context.duties.lookUp(other)?.name ?? context.leaveTypes.get(other) ?? other;
    return `“${other}” is ${known} in this team and “${contradiction(other, context)}” in the key (${where}). What is meant?`;
  }
  return meaningsOf(cell.text, context) !== null
    ? `“${cell.text}” cannot all be true at once (${where}). What is meant?`
    : `“${cell.text}” is no code of this team (${where}). What is meant?`;
}

function evidence(
  cell: Cell,
  { date }: RotaPlace,
  { named, context }: { named: readonly string[]; context: RotaReading },
): string[] {
  const { team, read } = context;
  const note = cell.note ? [`The cell has the note “${cell.note}”.`] : [];
  const others = named.map((code) => {
    const name = team.people.find((person) => person.code === code)!.name;
    const held = [...read.held.values()].filter((each) => each.person === code && each.date === date);
    return held.length > 0
      ? `${name} has ${held.map((each) => each.duty).join(' and ')} that day.`
      : `${name} is named in it.`;
  });
  const told = tokens(cell.text).flatMap((word) => {
    const meaning = codeMeaning(context.key, word);
    return meaning === null ? [] : [`The key says “${word}” is “${meaning}”.`];
  });
  const marks = [...context.key.footnotes].filter(([mark]) => cell.text.includes(mark));
  const footnotes = marks.map(([mark, words]) => `A line of the sheet says: “${mark} ${words}”.`);
  const { duties } = dutiesAtTimes(cell.text, date, context);
  const timed = duties.length > 0 ? [`At these times run ${duties.map(({ code }) => code).join(', ')}.`] : [];
  return [...note, ...footnotes, ...told, ...others, ...timed];
}

function answersFor(
  cell: Cell,
  { date }: RotaPlace,
  { named, context }: { named: readonly string[]; context: RotaReading },
): ImportAnswer[] {
  const { duties, leaveTypes } = context;
  const inIt = [...new Set(tokens(cell.text).flatMap((word) => duties.lookUp(word) ?? []))];
  const timed = dutiesAtTimes(cell.text, date, context).duties;
  const alike = timed.length > 0 ? [] : duties.nearestTo(cell.text, 4);
  const offered = [...new Set([...inIt, ...timed, ...alike])].slice(0, 8);
  const note = named.length > 0 ? ': the rest is only a note' : '';
  const all =
    inIt.length > 1
      ? [{ id: inIt.map((duty) => duty.code).join('|'), label: inIt.map((duty) => duty.code).join(' and ') }]
      : [];
  const leave = [...leaveTypes].map(([code, name]) => ({ id: `leave:${code}`, label: `Leave: ${name} (${code})` }));
  const words = plain(cell.text);
  // `a/l pm` is leave as far as its first word goes.
  const called = `leave:${leaveCalled(cell.text.trim().split(/\s+/)[0]!, leaveTypes)}`;
  const likely = leave.filter(
    ({ id, label }) =>
      id === called ||
      (words.length > 1 &&
        plain(label)
          .split(' ')
          .some((word) => word === words.split(' ')[0])),
  );
  return [
    ...likely,
    ...all,
    ...offered.map((duty) => ({
      id: duty.code,
      label: `${duty.code}, ${duty.name}${inIt.includes(duty) ? note : ''}`,
    })),
    ...leave.filter((each) => !likely.includes(each)).slice(0, 6),
    { id: 'free', label: 'Nothing: the day is free' },
    { id: LEAVE_OUT, label: 'Leave this cell out' },
  ];
}

/** Colleagues whose code or name stands among the words. */
function othersNamed(cell: Cell, { person }: RotaPlace, { people, duties }: RotaReading): string[] {
  const codes = tokens(cell.text)
    .filter((word) => word.length > 1 && !duties.lookUp(word))
    .flatMap((word) => people.exactly(word));
  return [...new Set(codes)].filter((code) => code !== person);
}

function tokens(text: string): string[] {
  return text.split(/[\s/,;+&()?!>*]+/).filter(Boolean);
}
