import type { ImportNotes, SheetNotes } from '../import-notes.ts';
import type { Grid } from '../reading/grid.ts';
import { monthInWords } from '../reading/month-words.ts';
import type { DayOrder } from '../reading/parse-day.ts';
import { kindOf } from '../sheet-kinds.ts';
import { isUnknownMonth, rotaLayout, type RotaLayout } from './rota-layout.ts';

interface FoundRota {
  /** Null while the month is asked. */
  readonly layout: RotaLayout | null;
  /** Notes what is wrong with its days. */
  readonly say: (notes: SheetNotes) => void;
}

interface RotaHints {
  readonly orders: readonly DayOrder[];
  readonly years: readonly number[];
  readonly fileName: string;
}

/** The rota of a sheet, whatever the sheet is called; null when it has none, or is a list whose dates run down. */
export function findRota(grid: Grid, notes: ImportNotes, { orders, years, fileName }: RotaHints): FoundRota | null {
  const hints = { orders, years, words: [grid.name, fileName], answered: null };
  const found = rotaLayout(grid, hints);
  if (!found) return null;
  const down = !isUnknownMonth(found) && found.blocks[0]!.grid !== grid;
  const kind = kindOf(grid);
  if ((down || isUnknownMonth(found)) && kind !== 'rota' && kind !== 'unknown' && kind !== 'key') return null;
  if (!isUnknownMonth(found)) return { layout: found, say: (sheet) => sayDays(found, sheet) };
  const { cell, couldBe } = found;
  const asked = notes.ask(`month:${grid.name}`, { sheet: grid.name, cell: cell.address }, () => ({
    text: 'Which month do these days belong to?',
    evidence: couldBe.length ? ['Days and weekdays would fit these.'] : ['No title, sheet or file name says it.'],
    answers: (couldBe.length ? couldBe : years.flatMap(monthsOf)).slice(0, 24).map((id) => ({ id, label: id })),
  }));
  const answered = asked?.answer ? monthInWords(asked.answer) : null;
  const layout = answered && rotaLayout(grid, { ...hints, answered });
  if (!layout || isUnknownMonth(layout)) {
    return { layout: null, say: (sheet) => sheet.waits(cell, 'the month of these days is not known') };
  }
  return { layout, say: (sheet) => sheet.byEvidence(cell, `days of ${layout.month}`, 'as answered') };
}

function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
}

/** Days that cannot be told are a problem, since columns would be read under wrong dates. */
function sayDays(layout: RotaLayout, notes: SheetNotes): void {
  for (const { grid, headerRow, days, stray, weekdaysAgree } of layout.blocks) {
    if (stray) {
      const { cell, expected } = stray;
      const stands = cell.text ? `“${cell.text}” stands` : 'a formula without a stored result stands';
      notes.problem(
        'days-broken',
        cell,
        `${stands} where the day ${expected} is expected. Write the dates one after the other.`,
      );
    }
    if (weekdaysAgree === false) {
      const [column, day] = [...days][0]!;
      notes.problem(
        'weekdays-differ',
        grid.cell(headerRow, column),
        `the weekdays do not fit the dates from ${day} on. Correct the month, the year or the weekdays.`,
      );
    }
  }
}
