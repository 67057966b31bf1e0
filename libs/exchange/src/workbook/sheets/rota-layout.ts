import { addDays, dayNumber, type LocalDay } from '@evenflow/domain';
import { isEmpty, turned, type Grid } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { sideBySide } from './side-by-side.ts';
import {
  datedRow,
  marksOf,
  rotaDays,
  usualMonth,
  type DayHints,
  type Marks,
  type MonthUnknown,
  type RotaDays,
} from './rota-days.ts';

/** One table of a rota: days along one side, people or duties along the other. */
export interface RotaBlock extends RotaDays {
  /** The sheet, or the sheet turned when its days run down: here days always run across. */
  readonly grid: Grid;
  readonly headerRow: number;
  /** Rows after the header, up to the next block. */
  readonly lastRow: number;
  /** Columns before the days that may name who or what a row is for. */
  readonly labelColumns: readonly number[];
}

/** Where the parts of a rota are. */
export interface RotaLayout {
  readonly title: string;
  readonly blocks: readonly RotaBlock[];
  /** `YYYY-MM` that most days belong to. */
  readonly month: string;
  readonly days: ReadonlySet<LocalDay>;
  /** First row of the key below the people, or one past the last row, as the file counts rows. */
  readonly keyRow: number;
}

const DEEPEST_HEADER = 40;

/** Null when nothing in the sheet is a run of consecutive days; days of an unknown month wait for an answer. */
export function rotaLayout(grid: Grid, hints: DayHints): RotaLayout | MonthUnknown | null {
  const across = blocksOf(grid, hints);
  if (isLayout(across)) return laidOut(grid, across);
  const beside = sideBySide(grid).map((table) => blocksOf(table, hints));
  if (beside.filter(isLayout).length > 1) return laidOut(grid, beside.filter(isLayout).flat());
  const down = blocksOf(turned(grid), hints);
  if (isLayout(down)) return laidOut(grid, down);
  return unknownOf(across) ?? unknownOf(down);
}

export function isUnknownMonth(layout: RotaLayout | MonthUnknown): layout is MonthUnknown {
  return 'couldBe' in layout;
}

type Found = readonly RotaBlock[] | MonthUnknown;

function isLayout(found: Found): found is readonly RotaBlock[] {
  return !('couldBe' in found) && found.length > 0;
}

function unknownOf(found: Found): MonthUnknown | null {
  return 'couldBe' in found ? found : null;
}

function laidOut(grid: Grid, blocks: readonly RotaBlock[]): RotaLayout {
  const days = blocks.flatMap((block) => [...block.days.values()]);
  return {
    title: titleOf(grid, blocks[0]!),
    blocks,
    month: usualMonth(days),
    days: new Set(days),
    keyRow: keyRow(grid),
  };
}

interface HeaderRow extends RotaDays {
  readonly row: number;
}

function blocksOf(grid: Grid, hints: DayHints): Found {
  const headers: HeaderRow[] = [];
  let unknown: MonthUnknown | null = null;
  const deepest = Math.min(DEEPEST_HEADER, grid.rowCount);
  for (let row = 1; row <= (headers.length > 0 ? grid.rowCount : deepest); row += 1) {
    const found = rotaDays(grid, row, hints);
    if (!found) continue;
    if ('couldBe' in found) {
      unknown ??= found;
      continue;
    }
    const before = headers.at(-1);
    // Two rows of headers for the same days: the lower one stands next to the people.
    if (before && row - before.row <= 2 && sameDays(before, found)) headers.pop();
    // The row right below that is the same days later says until when: `From`, `To`.
    if (before && row - before.row === 1 && isLater(before, found)) continue;
    headers.push({ ...found, row });
  }
  const all = headers.length > 0 ? withShortWeeks(grid, headers, hints) : numberedWeeks(grid, hints);
  if (all.length === 0 && unknown) return unknown;
  return all.map((header, i) => blockOf(grid, header, all[i + 1]?.row ?? grid.rowCount + 1));
}

function sameDays(a: RotaDays, b: RotaDays): boolean {
  return a.days.size === b.days.size && [...a.days].every(([column, day]) => b.days.get(column) === day);
}

function isLater(a: RotaDays, b: RotaDays): boolean {
  const [first] = [...a.days];
  const last = first && b.days.get(first[0]);
  if (!first || !last || last <= first[1]) return false;
  const steps = dayNumber(last) - dayNumber(first[1]);
  return [...a.days].every(([column, day]) => b.days.get(column) === addDays(day, steps));
}

function blockOf(grid: Grid, header: HeaderRow, nextRow: number): RotaBlock {
  const first = Math.min(...header.days.keys());
  const { row, days, stray, weekdaysAgree } = header;
  const labelColumns = Array.from({ length: first - 1 }, (_, i) => i + 1);
  return { grid, headerRow: row, lastRow: nextRow - 1, labelColumns, days, stray, weekdaysAgree };
}

/** Weeks cut off by the month: a few days in the columns of a full week, next to its days. */
function withShortWeeks(grid: Grid, full: readonly HeaderRow[], hints: DayHints): HeaderRow[] {
  const headers = [...full];
  for (const at of [0, headers.length - 1]) {
    const beside = full[at]!;
    const rows = at === 0 ? range(1, beside.row - 1) : range(beside.row + 1, grid.rowCount);
    const wanted =
      at === 0
        ? (days: readonly LocalDay[]) => days.at(-1) === addDays([...beside.days.values()][0]!, -1)
        : (days: readonly LocalDay[]) => days[0] === addDays([...beside.days.values()].at(-1)!, 1);
    const short = rows
      .map((row) => shortWeek(grid, row, { beside, hints }))
      .find((found) => found && wanted(found.list));
    if (short) headers.push({ ...short, row: short.row });
  }
  return headers.sort((a, b) => a.row - b.row);
}

function shortWeek(
  grid: Grid,
  row: number,
  { beside, hints }: { beside: HeaderRow; hints: DayHints },
): (HeaderRow & { readonly list: readonly LocalDay[] }) | null {
  for (const order of hints.orders) {
    const marks = marksOf(grid, row, order, hints);
    const aligned = [...marks.keys()].every((column) => beside.days.has(column));
    if (marks.size === 0 || marks.size >= 7 || !aligned || [...marks.values()].some((mark) => mark.month === undefined))
      continue;
    const found = datedRow(grid, row, { marks, hints });
    if (found && !('couldBe' in found) && !found.stray) return { ...found, row, list: [...found.days.values()] };
  }
  return null;
}

/** Weeks headed by numbers only: 1, then 2 to 8, then 9 to 15, until a month is full. */
function numberedWeeks(grid: Grid, hints: DayHints): HeaderRow[] {
  const chain: { row: number; marks: Marks }[] = [];
  let next = 1;
  for (let row = 1; row <= grid.rowCount; row += 1) {
    const marks = marksOf(grid, row, hints.orders[0]!, hints);
    const numbers = [...marks.values()].map((mark) => mark.day);
    const run =
      numbers.every((day, i) => day === next + i) && [...marks.values()].every((mark) => mark.month === undefined);
    const others = range(1, grid.columnCount).filter(
      (column) => !marks.has(column) && !isEmpty(grid.cell(row, column)),
    );
    const amongThem = others.filter(
      (column) => column > Math.min(...marks.keys()) && column < Math.max(...marks.keys()),
    );
    if (numbers.length === 0 || numbers.length > 7 || !run || amongThem.length > 0) continue;
    chain.push({ row, marks });
    next += numbers.length;
  }
  if (next <= 28 || next > 32) return [];
  const first = datedRow(grid, chain[0]!.row, { marks: chain[0]!.marks, hints });
  if (!first || 'couldBe' in first) return [];
  const [year, month] = [...first.days.values()][0]!.split('-').map(Number) as [number, number];
  const inMonth = { ...hints, answered: { year, month } };
  const dated = chain.map(({ row, marks }) => ({ row, found: datedRow(grid, row, { marks, hints: inMonth }) }));
  const headers = dated.flatMap(({ row, found }) => (found && !('couldBe' in found) ? [{ ...found, row }] : []));
  const oneMonth = new Set(headers.flatMap(({ days }) => [...days.values()].map((day) => day.slice(0, 7)))).size === 1;
  return headers.length === chain.length && oneMonth ? headers : [];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** A row above the days with one text in it, merged or not. */
function titleOf(grid: Grid, block: RotaBlock): string {
  const headerRow = block.grid === grid ? block.headerRow : Math.min(...block.days.keys());
  for (let above = 1; above < headerRow; above += 1) {
    const texts = new Set(range(1, grid.columnCount).flatMap((column) => grid.cell(above, column).text || []));
    if (texts.size === 1) return [...texts][0]!;
  }
  return '';
}

function keyRow(grid: Grid): number {
  for (let row = 2; row <= grid.rowCount; row += 1) {
    if (isKeyHeader(grid.cell(row, 1).text)) return row;
  }
  return grid.rowCount + 1;
}

export function isKeyHeader(text: string): boolean {
  return /^(key|legend|leyenda|legende|legenda|codes|abbreviations|colou?rs|colou?r (key|code)s?|key to (codes|colou?rs)|what the (codes|colou?rs) mean)$/.test(
    plain(text),
  );
}
