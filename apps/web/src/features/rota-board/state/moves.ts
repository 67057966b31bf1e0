import { sayDay, type Assignment, type LocalDay, type Team } from '@evenflow/domain';
import { placeOf } from '../model/duty-place.ts';
import { effective, giveEdits, heldIn, type CellRef, type Edit, type RotaContent } from './edits.ts';

/** What is being carried: a duty somebody holds, an open one, or a person on the way to a duty. */
export type Carried =
  | { readonly kind: 'held'; readonly person: string; readonly date: LocalDay; readonly duty: string }
  | { readonly kind: 'open'; readonly duty: string; readonly dates: readonly LocalDay[] }
  | { readonly kind: 'person'; readonly person: string };

/** Where it can be put down: a person's day, a duty's day, or the card of an open duty. */
export type Place =
  | ({ readonly kind: 'cell' } & CellRef)
  | { readonly kind: 'duty'; readonly duty: string; readonly date: LocalDay; readonly holders: readonly string[] }
  | { readonly kind: 'card'; readonly duty: string; readonly dates: readonly LocalDay[] };

export interface Putting {
  /** What would be done, as a person says it: `Theatre 2 to Ben`, `swap with Ben`. */
  readonly words: string;
  readonly edits: readonly Edit[];
}

/** What putting it down there would do; null where it would do nothing. */
export function putDown(team: Team, content: RotaContent, carried: Carried, place: Place): Putting | null {
  const putting = puttingOf({ team, content }, carried, place);
  return putting && putting.edits.length > 0 ? putting : null;
}

interface Board {
  readonly team: Team;
  readonly content: RotaContent;
}

function puttingOf(board: Board, carried: Carried, place: Place): Putting | null {
  switch (carried.kind) {
    case 'held':
      if (place.kind === 'cell') return onCell(board, carried, place);
      return place.kind === 'duty' ? onDuty(board, carried, place) : null;
    case 'open': {
      const person = place.kind === 'cell' ? place.person : place.kind === 'duty' ? place.holders[0] : undefined;
      return person === undefined ? null : taking(board, person, carried);
    }
    case 'person':
      if (place.kind === 'card') return taking(board, carried.person, place);
      return place.kind === 'duty' ? takingOver(board, carried.person, place) : null;
  }
}

/** A held duty on a person's day: given, moved to that day, or exchanged for what it would push out. */
function onCell(board: Board, carried: Carried & { kind: 'held' }, to: CellRef): Putting | null {
  const { team, content } = board;
  if (to.person === carried.person && to.date === carried.date) return null;
  const other = pushedOut(board, carried.duty, to);
  if (!other) {
    const { person, date, duty } = carried;
    const sameDay = date === to.date;
    const edits: Edit[] = [...released(carried), { op: 'assign', person: to.person, date: to.date, duty }];
    const words = sameDay
      ? `${nameOf(team, duty)} to ${firstOf(team, to.person)}`
      : `${nameOf(team, duty)} to ${to.person === person ? '' : `${firstOf(team, to.person)}, `}${sayDay(to.date)}`;
    return { words, edits: effective(content, edits) };
  }
  if (other.person === carried.person) return swapDays(board, carried, other);
  return exchange(board, carried, other);
}

/** Two people exchange duties; each duty stays on its day, so nothing opens. */
function exchange({ team, content }: Board, a: Held, b: Held): Putting {
  const edits: Edit[] = [
    ...released(a),
    ...released(b),
    { op: 'assign', person: b.person, date: a.date, duty: a.duty },
    { op: 'assign', person: a.person, date: b.date, duty: b.duty },
  ];
  const words = `swap ${nameOf(team, a.duty)} for ${nameOf(team, b.duty)} of ${firstOf(team, b.person)}`;
  return { words, edits: effective(content, edits) };
}

/** One person's two days change places. */
function swapDays({ content }: Board, a: Held, b: Held): Putting {
  const edits: Edit[] = [
    ...released(a),
    ...released(b),
    { op: 'assign', person: a.person, date: b.date, duty: a.duty },
    { op: 'assign', person: a.person, date: a.date, duty: b.duty },
  ];
  return { words: `swap ${sayDay(a.date)} and ${sayDay(b.date)}`, edits: effective(content, edits) };
}

/** By duty: the person goes to that duty and day; whoever holds it comes back in exchange, if it is full. */
function onDuty(board: Board, a: Carried & { kind: 'held' }, to: Place & { kind: 'duty' }): Putting | null {
  if (to.duty === a.duty && to.date === a.date) return null;
  const { team, content } = board;
  const holder = to.holders[0];
  if (holder !== undefined && holder !== a.person) {
    return exchange(board, a, { person: holder, date: to.date, duty: to.duty });
  }
  const edits: Edit[] = [...released(a), { op: 'assign', person: a.person, date: to.date, duty: to.duty }];
  return { words: `${firstOf(team, a.person)} to ${nameOf(team, to.duty)}`, edits: effective(content, edits) };
}

function taking(
  { team, content }: Board,
  person: string,
  { duty, dates }: { readonly duty: string; readonly dates: readonly LocalDay[] },
): Putting {
  const edits = dates.flatMap((date): Edit[] => {
    const other = pushedOut({ team, content }, duty, { person, date });
    return [...(other ? released(other) : []), { op: 'assign', person, date, duty }];
  });
  return { words: `${nameOf(team, duty)} to ${firstOf(team, person)}`, edits: effective(content, edits) };
}

function takingOver({ team, content }: Board, person: string, to: Place & { kind: 'duty' }): Putting {
  const { duty, date, holders } = to;
  const words = `${nameOf(team, duty)} to ${firstOf(team, person)}`;
  const from = holders[0];
  if (from === undefined) return taking({ team, content }, person, { duty, dates: [date] });
  return { words, edits: giveEdits(content, { person: from, date, duty }, person) };
}

interface Held extends CellRef {
  readonly duty: string;
}

/** What is held in the half of the cell that the duty needs. */
function pushedOut({ team, content }: Board, duty: string, cell: CellRef): Assignment | null {
  const night = (code: string) => {
    const type = team.dutyTypes.find((one) => one.code === code);
    return type !== undefined && placeOf(team, type, cell.date) !== 'day';
  };
  return heldIn(content, cell).find((a) => a.duty !== duty && night(a.duty) === night(duty)) ?? null;
}

function released({ person, date, duty }: Held): Edit[] {
  return [
    { op: 'unlock', person, date, duty },
    { op: 'clear', person, date, duty },
  ];
}

function nameOf(team: Team, duty: string): string {
  return team.dutyTypes.find((one) => one.code === duty)?.name ?? duty;
}

function firstOf(team: Team, code: string): string {
  return team.people.find((one) => one.code === code)?.name.split(/\s+/)[0] ?? code;
}

/** `Theatre 2 of Priyanka, Thu 10 Dec`: what a hand holds. */
export function sayCarried(team: Team, carried: Carried): string {
  switch (carried.kind) {
    case 'held':
      return `${nameOf(team, carried.duty)} of ${firstOf(team, carried.person)}, ${sayDay(carried.date)}`;
    case 'open':
      return `${nameOf(team, carried.duty)}, ${carried.dates.map(sayDay).join(' and ')}`;
    case 'person':
      return firstOf(team, carried.person);
  }
}
