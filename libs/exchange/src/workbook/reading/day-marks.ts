import { isLocalDay, WEEKDAYS, type LocalDay, type Weekday } from '@evenflow/domain';
import { isMoment, type Cell } from './grid.ts';
import { monthNumber, type DayOrder } from './parse-day.ts';

/** As much of a date as a header tells: `Mon 2`, `2 Nov`, `02/11/2026`. */
export interface DayMark {
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: Weekday;
}

const WEEKDAY_WORD =
  /^(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*|(mo|tu|we|th|fr|sa|su))[.,]?(?=[\s\d]|$)|(?:[\s\d])(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*|(mo|tu|we|th|fr|sa|su))\.?$/i;
const ONE_LETTER = /^[mtwfs]\s+(?=\d)/i;

/** The weekday that a text names and nothing else, or next to other words. */
export function weekdayIn(text: string): Weekday | undefined {
  const match = WEEKDAY_WORD.exec(text.trim());
  const word = match && (match[1] ?? match[2] ?? match[3] ?? match[4]);
  return word
    ? WEEKDAYS.find((weekday) => weekday.toLowerCase().startsWith(word.toLowerCase().slice(0, 2)))
    : undefined;
}

/** `Mon`, `Mo`, `Monday`, or a single letter. */
export function isWeekdayWord(text: string): boolean {
  return /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|tu|we|th|fr|sa|su|[mtwfs])(day|sday|nesday|rsday|urday)?\.?$/i.test(
    text.trim(),
  );
}

/** What a header says of its day when numbers stand in this order; null when it names no day. */
export function dayMark(cell: Cell, order: DayOrder): DayMark | null {
  const { content, text } = cell;
  if (isMoment(content)) return content.day > '2000-01-01' ? markOf(content.day) : null;
  if (typeof content === 'number') return numberMark(content);
  if (!text || text.length > 40 || !/\d/.test(text)) return null;
  const weekday = weekdayIn(text);
  const bare = text
    .replace(WEEKDAY_WORD, (found) => (/^\d/.test(found) ? found[0]! : ' '))
    .replace(ONE_LETTER, '')
    .trim();
  const mark = textMark(bare.replace(/^[,.]\s*/, ''), order);
  return mark && (weekday ? { ...mark, weekday } : mark);
}

function markOf(day: LocalDay): DayMark {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function numberMark(number: number): DayMark | null {
  if (Number.isInteger(number) && number >= 1 && number <= 31) return { day: number };
  // A date that lost its format: days counted from 1899-12-30, for years 2000 to 2100.
  if (number < 36_526 || number > 73_415) return null;
  return markOf(new Date((Math.floor(number) - 25_569) * 86_400_000).toISOString().slice(0, 10));
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
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})\.?,?(?:[\s./-]+(\d{4}|'?\d{2}))?$/i.exec(text);
  if (worded && monthNumber(worded[2]!)) return whole(yearOf(worded[3]), monthNumber(worded[2]!), Number(worded[1]));
  const american = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/i.exec(text);
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
