import { monthRange, type HolidayWorked, type LocalDay, type OpeningTally } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Cell, Grid } from '../reading/grid.ts';
import { monthNumber } from '../reading/calendar-words.ts';
import type { Headers, Table } from '../reading/table.ts';
import { holidayIdentity, plain } from '../reading/words.ts';
import type { Known } from './list.sheets.ts';

export const TALLY_HEADERS = {
  name: ['name', 'person', 'perfusionist', 'staff'],
  code: ['code', 'initials', 'init'],
} satisfies Headers<string>;

export interface TallyRead {
  readonly tallies: OpeningTally[];
  readonly holidaysWorked: HolidayWorked[];
}

type TallyColumn = { readonly kind: string } | { readonly holiday: string; readonly year: number };

/**
 * Counts per person: `Weeknight OC1`, `Mon-Thu C1`, `Weekends OC1`, `Lates`, `EN nights`; and columns named after a
 * holiday and a year, holding the duty worked. Columns of sums are left out.
 */
export function readTally(
  table: Table<keyof typeof TALLY_HEADERS>,
  reader: CellReader,
  known: Known & { month: string | null },
): TallyRead {
  const period = tallyPeriod(table.grid, known.month);
  const columns = new Map<number, TallyColumn>();
  for (const [column, header] of table.others) {
    const meaning = tallyColumn(header, known);
    if (meaning) columns.set(column, meaning);
    else reader.notes.leftOut(header, `the column “${header.text}”`);
  }
  const read: TallyRead = { tallies: [], holidaysWorked: [] };
  for (const row of table.rows) {
    const cell = row.at('code').text ? row.at('code') : row.at('name');
    if ([...columns.keys()].every((column) => !row.in(column).text)) {
      reader.notes.leftOut(cell, 'a remark');
      continue;
    }
    const person = known.people.find(cell, reader.notes, 'a tally');
    if (!person) continue;
    for (const [column, meaning] of columns) {
      readTallyCell(row.in(column), { person, meaning, period }, { reader, known, read });
    }
  }
  return read;
}

interface TallyPlace {
  readonly person: string;
  readonly meaning: TallyColumn;
  readonly period: { from: LocalDay; to: LocalDay };
}

function readTallyCell(
  cell: Cell,
  place: TallyPlace,
  into: { reader: CellReader; known: Known; read: TallyRead },
): void {
  const { reader, known, read } = into;
  if (!cell.text && cell.formula === undefined) return;
  if ('kind' in place.meaning) {
    const count = reader.number(cell, place.meaning.kind, { max: 10_000 });
    if (count === null) return;
    read.tallies.push({ person: place.person, kind: place.meaning.kind, count, ...place.period });
    reader.notes.asWritten(cell, `${count} × ${place.meaning.kind}`);
    return;
  }
  for (const part of cell.text
    .split(/[/,;+]/)
    .map((text) => text.trim())
    .filter(Boolean)) {
    const duty = known.duties.lookUp(part)?.code ?? known.duties.find(cell, reader.notes);
    if (!duty) continue;
    read.holidaysWorked.push({ person: place.person, ...place.meaning, duty });
    reader.notes.asWritten(cell, `held ${duty}`);
  }
}

function tallyColumn(header: Cell, known: Known): TallyColumn | null {
  const words = plain(header.text);
  const call = /^(weeknights?|weekdays?|mon (?:thu|fri)|weekends?|w ends?) (.+)$/.exec(words);
  const duty = call ? known.duties.lookUpPlain(call[2]!) : undefined;
  if (call && duty) return { kind: `${/^w(eekend| end)/.test(call[1]!) ? 'weekend' : 'weeknight'}:${duty.code}` };
  if (/^lates?$/.test(words)) return { kind: 'lates' };
  if (/^(\S+ )?nights$/.test(words)) return { kind: 'nights' };
  const holiday = /^(.*\S)\s+(\d{4})$/.exec(header.text);
  if (holiday && !/^(bank )?holidays?( worked)?$/i.test(holiday[1]!)) {
    return { holiday: holidayIdentity(holiday[1]!), year: Number(holiday[2]) };
  }
  return null;
}

/** `1 January to 30 November 2026` in a remark; else from the start of the year to the end of the rota's month. */
function tallyPeriod(grid: Grid, month: string | null): { from: LocalDay; to: LocalDay } {
  for (let row = 1; row <= grid.rowCount; row += 1) {
    const match = /\b(\d{1,2}) ([a-z]+)(?: (\d{4}))? (?:to|–|-) (\d{1,2}) ([a-z]+) (\d{4})/i.exec(
      grid.cell(row, 1).text,
    );
    if (!match || !monthNumber(match[2]!) || !monthNumber(match[5]!)) continue;
    const day = (year: string, name: string, number: string) =>
      `${year}-${String(monthNumber(name)).padStart(2, '0')}-${number.padStart(2, '0')}`;
    return { from: day(match[3] ?? match[6]!, match[2]!, match[1]!), to: day(match[6]!, match[5]!, match[4]!) };
  }
  const year = /\d{4}/.exec(grid.name)?.[0] ?? month?.slice(0, 4) ?? '2000';
  return { from: `${year}-01-01`, to: month?.startsWith(year) ? monthRange(month).to : `${year}-12-31` };
}
