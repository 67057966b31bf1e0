import { isMoment, type Cell, type Grid } from './grid.ts';
import { bareWord, MONTH_NAMES, monthNumber } from './calendar-words.ts';

/** A month that words name; the year is absent where they leave it out. */
export interface NamedMonth {
  readonly month: number;
  readonly year?: number;
}

const NAMES = `(${MONTH_NAMES.join('|')})(?![a-z])`;

/** `rota November 2026`, `Nov 26`, `2026-11`, `11.2026`, `NOV`. */
export function monthInWords(written: string): NamedMonth | null {
  const text = bareWord(written);
  const named =
    new RegExp(`(?:^|[^a-z])${NAMES}\\.?[\\s,_'’-]*(\\d{4}|\\d{2})?(?![a-z\\d])`, 'i').exec(text) ??
    new RegExp(`(\\d{4})[\\s_-]*${NAMES}`, 'i').exec(text);
  if (named) {
    const [word, year] = /\d/.test(named[1]!) ? [named[2]!, named[1]!] : [named[1]!, named[2] ?? yearIn(text)];
    return month(monthNumber(word), year);
  }
  const numbers = /(?:^|\D)(20\d{2})[-_./ ](0?[1-9]|1[0-2])(?!\d)/.exec(text);
  if (numbers) return month(Number(numbers[2]), numbers[1]);
  const turned = /(?:^|\D)(0?[1-9]|1[0-2])[-_./ ](20\d{2})(?!\d)/.exec(text);
  return turned ? month(Number(turned[1]), turned[2]) : null;
}

function yearIn(text: string): string | undefined {
  return /(?:^|\D)(20\d{2})(?!\d)/.exec(text)?.[1];
}

function month(number: number, year: string | undefined): NamedMonth | null {
  if (number < 1) return null;
  return { month: number, ...(year ? { year: Number(year.length === 2 ? `20${year}` : year) } : {}) };
}

/** Years that dates and words of the workbook name, the most frequent first. */
export function yearsNamed(grids: readonly Grid[], words: string): number[] {
  const counts = new Map<number, number>();
  const count = (year: string | undefined) => year && counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  for (const grid of grids) {
    for (let row = 1; row <= Math.min(400, grid.rowCount); row += 1) {
      for (let column = 1; column <= Math.min(80, grid.columnCount); column += 1)
        count(yearOfCell(grid.cell(row, column)));
    }
    count(yearIn(grid.name));
  }
  count(yearIn(words));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([year]) => year);
}

function yearOfCell({ content, text }: Cell): string | undefined {
  if (isMoment(content)) return content.day > '2000-01-01' ? content.day.slice(0, 4) : undefined;
  return typeof content === 'string' ? yearIn(text) : undefined;
}
