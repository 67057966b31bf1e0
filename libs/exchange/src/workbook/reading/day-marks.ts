import { isLocalDay, type LocalDay, type Weekday } from '@evenflow/domain';
import { monthNumber, namesWeekday, weekdayOfWord } from './calendar-words.ts';
import { isMoment, type Cell } from './grid.ts';
import { serialDay, type DayOrder } from './parse-day.ts';

/** As much of a date as a header tells: `Mon 2`, `2 Nov`, `02/11/2026`. */
export interface DayMark {
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: Weekday;
}

/** A word before the number or after it. */
const WORD_BESIDE = /^(\p{L}{2,13})[.,]?(?=[\s\d]|$)|(?<=[\s\d])(\p{L}{2,13})\.?$/gu;
/** A weekday's first letter, in whatever language. */
const ONE_LETTER = /^\p{L}\.?\s+(?=\d)/u;

/** The weekday that a text names and nothing else, or next to other words. */
export function weekdayIn(text: string): Weekday | undefined {
  const words = [...text.trim().matchAll(WORD_BESIDE)].map(([, before, after]) => before ?? after ?? '');
  return words.map(weekdayOfWord).find((weekday) => weekday !== undefined);
}

/** `Mon`, `Mo`, `Monday`, `lundi`, or a single letter. */
export function isWeekdayWord(text: string): boolean {
  const word = text.trim().replace(/\.$/, '');
  return /^[mtwfs]$/i.test(word) || weekdayOfWord(word) !== undefined;
}

/**
 * What a header says of its day when numbers stand in this order; null when it names no day. `Mar 3` is a day of March,
 * and a mardi only among weekdays.
 */
export function dayMark(cell: Cell, order: DayOrder, among: 'months' | 'weekdays' = 'months'): DayMark | null {
  const { content, text } = cell;
  if (isMoment(content)) return content.day > '2000-01-01' ? markOf(content.day) : null;
  if (typeof content === 'number') return numberMark(content);
  if (!text || text.length > 40 || !/\d/.test(text)) return null;
  const isWeekday = (word: string) => namesWeekday(word) && (among === 'weekdays' || monthNumber(word) === 0);
  const weekday = isWeekday(firstWord(text)) || monthNumber(firstWord(text)) === 0 ? weekdayIn(text) : undefined;
  const bare = text
    .replace(WORD_BESIDE, (found, before?: string, after?: string) => (isWeekday(before ?? after ?? '') ? ' ' : found))
    .replace(ONE_LETTER, '')
    .trim();
  const mark = textMark(bare.replace(/^[,.]\s*/, ''), order);
  return mark && (weekday ? { ...mark, weekday } : mark);
}

function firstWord(text: string): string {
  return /^\p{L}+/u.exec(text.trim())?.[0] ?? '';
}

function markOf(day: LocalDay): DayMark {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function numberMark(number: number): DayMark | null {
  if (Number.isInteger(number) && number >= 1 && number <= 31) return { day: number };
  const day = serialDay(number);
  return day === null ? null : markOf(day);
}

function textMark(text: string, order: DayOrder): DayMark | null {
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]00:00(?::00)?)?$/.exec(text);
  if (iso) return whole(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(text);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    const dayFirst = first > 12 || (order === 'day-first' && second <= 12);
    return whole(yearOf(numbers[4]), dayFirst ? second : first, dayFirst ? first : second);
  }
  const worded =
    /^(\d{1,2})(?:st|nd|rd|th|er)?[\s./-]*(?:de )?(\p{L}{3,12})\.?,?(?:[\s./-]+(?:de )?(\d{4}|'?\d{2}))?$/iu.exec(text);
  if (worded && monthNumber(worded[2]!)) return whole(yearOf(worded[3]), monthNumber(worded[2]!), Number(worded[1]));
  const american = /^(\p{L}{3,12})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu.exec(text);
  if (american && monthNumber(american[1]!))
    return whole(yearOf(american[3]), monthNumber(american[1]!), Number(american[2]));
  const alone = /^(\d{1,2})(?:st|nd|rd|th)?\.?$/.exec(text);
  return alone && Number(alone[1]) >= 1 && Number(alone[1]) <= 31 ? { day: Number(alone[1]) } : null;
}

function yearOf(text: string | undefined): number | undefined {
  const digits = text?.replace("'", '');
  return digits ? Number(digits.length === 2 ? `20${digits}` : digits) : undefined;
}

/** Null for a day no calendar has, such as 30 February. */
function whole(year: number | undefined, month: number, day: number): DayMark | null {
  if (!isLocalDay(dayText({ year: year ?? 2024, month, day }))) return null;
  return { day, month, ...(year === undefined ? {} : { year }) };
}

export function dayText({ year, month, day }: Required<Omit<DayMark, 'weekday'>>): LocalDay {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
