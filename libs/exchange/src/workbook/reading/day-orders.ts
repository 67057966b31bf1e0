import type { Grid } from './grid.ts';
import type { DayOrder } from './parse-day.ts';

/** Days that follow one another in one order, and not in the other, for that to be the order. */
const FEWEST_IN_A_ROW = 3;

/**
 * In which order dates written as numbers stand in this workbook, the likelier first: as the dates say that can be read
 * one way only (`24/12/2026`), else the one in which they are days one after the other, else as people write where the
 * team is.
 */
export function dayOrders(grids: readonly Grid[], usual: DayOrder): [DayOrder, DayOrder] {
  const dates = grids.flatMap(datesInNumbers);
  const dayFirst = dates.some(({ first }) => first > 12);
  const monthFirst = dates.some(({ second }) => second > 12);
  const first = dayFirst !== monthFirst ? (dayFirst ? 'day-first' : 'month-first') : likely(dates, usual, dayFirst);
  return first === 'day-first' ? ['day-first', 'month-first'] : ['month-first', 'day-first'];
}

/** Where no date tells the order, or they contradict each other. */
function likely(dates: readonly InNumbers[], usual: DayOrder, contradict: boolean): DayOrder {
  const other: DayOrder = usual === 'day-first' ? 'month-first' : 'day-first';
  const told = !contradict && inARow(dates, usual) === 0 && inARow(dates, other) >= FEWEST_IN_A_ROW;
  return told ? other : usual;
}

interface InNumbers {
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

function datesInNumbers(grid: Grid): InNumbers[] {
  const found: InNumbers[] = [];
  for (let row = 1; row <= grid.rowCount; row += 1) {
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const { content } = grid.cell(row, column);
      if (typeof content !== 'string') continue;
      const match = /^(?:[a-z]{2,9}[,.]?\s+)?(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/i.exec(content);
      if (match) found.push({ first: Number(match[1]), second: Number(match[2]), year: Number(match[3]) });
    }
  }
  return found;
}

/** Days that have the next day among them too. */
function inARow(dates: readonly InNumbers[], order: DayOrder): number {
  const days = new Set(
    dates.map(({ first, second, year }) => {
      const [day, month] = order === 'day-first' ? [first, second] : [second, first];
      return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day) / 86_400_000;
    }),
  );
  return [...days].filter((day) => days.has(day + 1)).length;
}
