import type { Grid } from './grid.ts';
import type { DayOrder } from './parse-day.ts';

/**
 * In which order dates written as numbers stand in this workbook, the likelier first: as the dates say that can be read
 * one way only (`24/12/2026`), else as people write where the team is.
 */
export function dayOrders(grids: readonly Grid[], usual: DayOrder): [DayOrder, DayOrder] {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const grid of grids) {
    for (let row = 1; row <= grid.rowCount; row += 1) {
      for (let column = 1; column <= grid.columnCount; column += 1) {
        const { content } = grid.cell(row, column);
        const match =
          typeof content === 'string' && /^(?:[a-z]{2,9}[,.]?\s+)?(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}$/i.exec(content);
        if (match && Number(match[1]) > 12) dayFirst += 1;
        if (match && Number(match[2]) > 12) monthFirst += 1;
      }
    }
  }
  const first =
    dayFirst > 0 && monthFirst === 0 ? 'day-first' : monthFirst > 0 && dayFirst === 0 ? 'month-first' : usual;
  return first === 'day-first' ? ['day-first', 'month-first'] : ['month-first', 'day-first'];
}
