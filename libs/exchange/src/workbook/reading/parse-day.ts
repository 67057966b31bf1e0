import { monthNumber, weekdayOfWord } from './calendar-words.ts';

/** In which order a date written with numbers only is read. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * `2026-12-24`, `24/12/2026`, `24.12.26`, `24 Dec 2026`, `Dec 24, 2026` as `YYYY-MM-DD`. The day need not exist:
 * 30 February comes back as `2026-02-30` for the caller to refuse. Null when it is no date at all.
 */
export function parseDay(text: string, order: DayOrder): string | null {
  const bare = text
    .trim()
    .replace(/^(\p{L}+)[,.]?\s+(?=\d|\p{L})/u, (all, word: string) => (isWeekday(word) ? '' : all));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(bare);
  if (iso) return dayText(iso[1]!, Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(bare);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const dayFirst = first > 12 || (order === 'day-first' && second <= 12);
    return dayFirst ? dayText(numbers[3]!, second, first) : dayText(numbers[3]!, first, second);
  }
  const worded = /^(\d{1,2})(?:st|nd|rd|th|er)?[\s.-]+(?:de )?(\p{L}{3,12})\.?,?[\s-]+(?:de )?(\d{4}|\d{2})$/iu.exec(
    bare,
  );
  if (worded && monthNumber(worded[2]!)) return dayText(worded[3]!, monthNumber(worded[2]!), Number(worded[1]));
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(bare);
  if (american && monthNumber(american[1]!))
    return dayText(american[3]!, monthNumber(american[1]!), Number(american[2]));
  return null;
}

/**
 * Days that a spreadsheet counts from 1899-12-30, where the date format was lost; only for years 2000 to 2100. Null for
 * any other number, and for what is none.
 */
export function serialDay(serial: number): string | null {
  if (!(serial >= 36_526 && serial <= 73_415)) return null;
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** `mar 3 2026` may be a Tuesday elsewhere, but is a March here. */
function isWeekday(word: string): boolean {
  return monthNumber(word) === 0 && weekdayOfWord(word) !== undefined;
}

function dayText(year: string, month: number, day: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}`;
}
