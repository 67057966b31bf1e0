import { sayDay } from '@evenflow/domain';
import type { BoardModel } from '../state/board-model.ts';
import type { Pivot } from '../state/board-view.ts';

/** Somewhere on the board that was looked for. A row or a day left out stays as it is. */
export interface FoundPlace {
  readonly key: string;
  readonly words: string;
  readonly note: string;
  readonly pivot: Pivot | null;
  readonly row: number | null;
  readonly day: number | null;
}

const MOST = 8;

/**
 * People, duties and days that fit what was typed: `pri`, `late`, `10 dec`, or a person or duty together with a day:
 * `pri 10`. A month has at most 31 days of one number, a quarter three.
 */
export function findPlaces(model: BoardModel, typed: string): FoundPlace[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const names = words.filter((word) => !/^\d{1,2}$/.test(word));
  const days = daysFor(model, words);
  const rows = [...peopleFor(model, names), ...dutiesFor(model, names)];
  if (rows.length > 0 && days.length > 0 && names.length > 0) {
    return rows.flatMap((row) => days.map((day) => ({ ...row, ...day, ...joined(row, day) }))).slice(0, MOST);
  }
  return [...rows, ...days].slice(0, MOST);
}

function joined(row: FoundPlace, day: FoundPlace) {
  return {
    key: `${row.key} ${day.key}`,
    words: `${row.words}, ${day.words}`,
    note: row.note,
    pivot: row.pivot,
    row: row.row,
  };
}

function peopleFor({ people }: BoardModel, names: readonly string[]): FoundPlace[] {
  if (names.length === 0) return [];
  return people.flatMap((row, index) =>
    fits(`${row.name} ${row.key}`, names)
      ? [{ key: row.key, words: row.name, note: row.key, pivot: 'people' as const, row: index, day: null }]
      : [],
  );
}

function dutiesFor({ duties }: BoardModel, names: readonly string[]): FoundPlace[] {
  if (names.length === 0) return [];
  return duties.flatMap((row, index) =>
    fits(`${row.name} ${row.key}`, names)
      ? [{ key: row.key, words: row.name, note: row.note, pivot: 'duties' as const, row: index, day: null }]
      : [],
  );
}

/** Every word begins a word of the text; words that name a month or weekday are left to the days. */
function fits(text: string, names: readonly string[]): boolean {
  const parts = text.toLowerCase().split(/[\s-]+/);
  const sought = names.filter((name) => !CALENDAR.test(name));
  return sought.length > 0 && sought.every((name) => parts.some((part) => part.startsWith(name)));
}

const CALENDAR = /^(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/;

function daysFor({ facts }: BoardModel, words: readonly string[]): FoundPlace[] {
  const number = words.find((word) => /^\d{1,2}$/.test(word));
  const calendar = words.filter((word) => CALENDAR.test(word)).map((word) => word.slice(0, 3));
  return facts.days.flatMap((day) => {
    const said = sayDay(day.date).toLowerCase();
    const holiday = day.holiday !== null && words.every((word) => fits(day.holiday!, [word]));
    const fitting = number !== undefined && Number(number) === Number(day.date.slice(8));
    if (!holiday && !(fitting && calendar.every((word) => said.includes(word)))) return [];
    const note = day.holiday ?? '';
    return [{ key: day.date, words: sayDay(day.date), note, pivot: null, row: null, day: day.index }];
  });
}
