import { leaveBinds, leaveOn } from '../leave/binding-leave.ts';
import { isCall, type DutyMark, type DutyType } from '../team/duty-type.ts';
import type { Person } from '../team/person.ts';
import type { Team } from '../team/team.ts';
import { eachDay, weekdayOf, type LocalDay, type Weekday } from '../time/local-day.ts';
import type { Assignment } from '../rota/assignment.ts';
import { dayTypeOf } from '../rota/calendar.ts';
import { dutyTotals, type DutyTotals } from './duty-totals.ts';

/** A code as it is printed: its look carries its kind, so that black alone tells kinds apart. */
export interface PrintedCode {
  readonly text: string;
  readonly mark: DutyMark;
  /** With a mentor, never counted: printed in brackets. */
  readonly withMentor: boolean;
}

export interface SheetDay {
  readonly date: LocalDay;
  readonly weekday: Weekday;
  readonly number: number;
  readonly kind: 'weekday' | 'weekend' | 'holiday';
}

export interface SheetCell {
  readonly codes: readonly PrintedCode[];
  /** The leave that keeps the person away, on a day without duties. */
  readonly leave: string | null;
}

export interface SheetRow {
  readonly key: string;
  readonly name: string;
  /** Below the name: code and number, or how soon a call must be there. */
  readonly note: string;
  readonly cells: readonly SheetCell[];
  /** Null for the rows of calls. */
  readonly totals: DutyTotals | null;
}

/** A month on paper, whoever draws it: the page the browser prints and the PDF are the same sheet. */
export interface MonthSheet {
  readonly days: readonly SheetDay[];
  /** Who is on call by night: on top, because the switchboard looks there. */
  readonly calls: readonly SheetRow[];
  readonly people: readonly SheetRow[];
  readonly key: readonly { readonly code: PrintedCode; readonly words: string }[];
  /** How to read it. */
  readonly reading: readonly string[];
  /** Holidays and dated changes of demand, with their day. */
  readonly changes: readonly string[];
  /** Whom to ring about it. */
  readonly ring: readonly string[];
}

export function monthSheet(
  team: Team,
  rota: { readonly from: LocalDay; readonly to: LocalDay; readonly assignments: readonly Assignment[] },
): MonthSheet {
  const days = eachDay(rota.from, rota.to).map((date) => sheetDay(team, date));
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const held = [...rota.assignments].sort((a, b) => a.start.localeCompare(b.start));
  return {
    days,
    calls: team.dutyTypes
      .filter((duty) => isCall(duty) && held.some((a) => a.duty === duty.code))
      .map((duty) => callRow(duty, days, held)),
    people: team.people
      .filter((person) => !person.endDate || person.endDate >= rota.from)
      .map((person) => personRow(team, person, { days, duties, own: held.filter((a) => a.person === person.code) })),
    key: team.dutyTypes.map((duty) => ({ code: plain(duty.code, duty.mark), words: duty.name })),
    reading: [
      '( )  with a mentor, not counted',
      `Grey: weekend. Black head: holiday. Dotted: ${leaveWords(team, rota)}`,
    ],
    changes: changesIn(team, days),
    ring: ringWords(team),
  };
}

/** `leave (AL Annual leave, STL Study leave)`: the codes of the month's leave that say less than their names. */
function leaveWords({ leave }: Team, { from, to }: { readonly from: LocalDay; readonly to: LocalDay }): string {
  const inMonth = leave.filter((each) => each.from <= to && each.to >= from && leaveBinds(each));
  const named = new Map(inMonth.map(({ type, typeName }) => [type, typeName ?? type]));
  const words = [...named].filter(([code, name]) => name.toLowerCase() !== code.toLowerCase());
  return words.length === 0 ? 'leave' : `leave (${words.map((each) => each.join(' ')).join(', ')})`;
}

/** What a person's leave of this code is called; the code says it where nothing more is known. */
export function leaveName({ leave }: Team, person: string, type: string): string {
  return leave.find((each) => each.person === person && each.type === type)?.typeName ?? type;
}

/** The number colleagues may see; null for somebody who gave none. */
export function phoneOf({ contacts }: Pick<Person, 'contacts'>): string | null {
  return contacts.find(({ kind, visibility }) => kind === 'phone' && visibility !== 'private')?.value ?? null;
}

function plain(text: string, mark: DutyMark): PrintedCode {
  return { text, mark, withMentor: false };
}

function sheetDay(team: Team, date: LocalDay): SheetDay {
  const type = dayTypeOf(team, date);
  const kind = type === 'monFri' ? 'weekday' : type === 'holiday' ? 'holiday' : 'weekend';
  return { date, weekday: weekdayOf(date), number: Number(date.slice(8)), kind };
}

function callRow(duty: DutyType, days: readonly SheetDay[], held: readonly Assignment[]): SheetRow {
  return {
    key: duty.code,
    name: `${duty.code} ${duty.name}`,
    note: duty.responseMinutes ? `${duty.responseMinutes} min` : '',
    cells: days.map(({ date }) => ({
      codes: held
        .filter((a) => a.duty === duty.code && a.date === date && !a.supernumerary)
        .map((a) => plain(a.person, duty.mark)),
      leave: null,
    })),
    totals: null,
  };
}

interface Own {
  readonly days: readonly SheetDay[];
  readonly duties: ReadonlyMap<string, DutyType>;
  readonly own: readonly Assignment[];
}

function personRow(team: Team, person: Person, { days, duties, own }: Own): SheetRow {
  return {
    key: person.code,
    name: person.name,
    note: [person.code, phoneOf(person)].filter(Boolean).join(', '),
    cells: days.map(({ date }) => {
      const codes = own
        .filter((a) => a.date === date)
        .map(({ duty, supernumerary }) => ({
          text: duty,
          mark: duties.get(duty)?.mark ?? 'theatre',
          withMentor: supernumerary === true,
        }));
      return { codes, leave: codes.length === 0 ? (leaveOn(team.leave, person.code, date)?.type ?? null) : null };
    }),
    totals: dutyTotals(own, duties),
  };
}

function changesIn(team: Team, days: readonly SheetDay[]): string[] {
  const on = (date: LocalDay) => days.find((day) => day.date === date);
  const said = (date: LocalDay, words: string) => {
    const day = on(date);
    return day ? [`${day.weekday} ${day.number}: ${words}`] : [];
  };
  return [
    ...team.holidays.flatMap(({ date, name }) => said(date, name)),
    ...team.demandChanges.flatMap(({ date, duty, need, reason }) =>
      reason ? said(date, `${need} × ${duty}, ${reason}`) : [],
    ),
  ];
}

function ringWords(team: Team): string[] {
  const manager = team.people.find(({ grade }) => /manager|chief/i.test(grade));
  const phone = manager && phoneOf(manager);
  return [
    'First on call: the top row, number under the name',
    ...(manager ? [`Manager: ${manager.name}${phone ? `, ${phone}` : ''}`] : []),
  ];
}
