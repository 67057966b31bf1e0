import type { DutyType, Need } from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Cell } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import type { Row, Table } from '../reading/table.ts';
import type { DutyField } from './duties.sheet.ts';

type DayKind = keyof Need;

interface NeedColumn {
  readonly kind: DayKind;
  readonly field: DutyField;
  /** What a cell that is no number is said to be about. */
  readonly subject: string;
  readonly days: string;
  /** Days that are usually staffed alike, the likeliest first. */
  readonly alike: readonly DayKind[];
}

const COLUMNS: readonly NeedColumn[] = [
  { kind: 'monFri', field: 'weekdayNeed', subject: 'need mon fri', days: 'Mondays to Fridays', alike: [] },
  { kind: 'sat', field: 'satNeed', subject: 'need sat', days: 'Saturdays', alike: ['sun', 'monFri'] },
  { kind: 'sun', field: 'sunNeed', subject: 'need sun', days: 'Sundays', alike: ['sat', 'monFri'] },
  { kind: 'holiday', field: 'holidayNeed', subject: 'need holiday', days: 'holidays', alike: ['sun', 'sat', 'monFri'] },
];

const daysOf = (kind: DayKind) => COLUMNS.find((column) => column.kind === kind)!.days;

interface DutyOfRow {
  readonly optional: boolean;
  /** The duty as the team has known it. */
  readonly before: DutyType | undefined;
}

/** How many people the duty of a row needs. */
export type ReadNeed = (row: Row<DutyField>, duty: DutyOfRow) => Need;

/**
 * Reads needs from the columns a list has. A kind of day without a column is asked about once for the whole list: an
 * absent column says nothing, and nobody at work is never what it means by itself. Duties known before keep their need.
 */
export function needsOf(table: Table<DutyField>, reader: CellReader, before: readonly DutyType[]): ReadNeed {
  const told = COLUMNS.filter(({ field }) => table.columns.has(field));
  const known = new Map(before.map((duty) => [plain(duty.code), duty]));
  const hasNew = table.rows.some((row) => row.at('code').text && !known.has(plain(row.at('code').text)));
  const missing = COLUMNS.filter((column) => !told.includes(column));
  const answers = new Map(
    missing.map((column) => [column.kind, hasNew ? ask(column, { table, reader, told, missing }) : null]),
  );
  return (row, { optional, before: duty }) => {
    const need = { monFri: 0, sat: 0, sun: 0, holiday: 0 };
    for (const { kind, field, subject } of told) need[kind] = readCount(row.at(field), subject, reader);
    for (const { kind } of optional ? [] : missing) {
      // In the order of the week, so that an answer may lean on the answer before it.
      need[kind] = duty ? duty.need[kind] : answered(answers.get(kind) ?? null, need);
    }
    return need;
  };
}

function answered(answer: string | null, need: Need): number {
  if (answer?.startsWith('as-')) return need[answer.slice(3) as DayKind];
  return answer === 'one' ? 1 : 0;
}

interface Asking {
  readonly table: Table<DutyField>;
  readonly reader: CellReader;
  readonly told: readonly NeedColumn[];
  readonly missing: readonly NeedColumn[];
}

function ask({ kind, days, alike }: NeedColumn, { table, reader, told, missing }: Asking): string | null {
  const [codes = 1] = [table.columns.get('code')];
  const beside = told.map(({ field }) => table.columns.get(field)!).at(-1) ?? codes;
  // What is asked before may be leaned on too.
  const earlier = missing.slice(
    0,
    missing.findIndex((column) => column.kind === kind),
  );
  const usable = alike.filter((other) => [...told, ...earlier].some((column) => column.kind === other));
  return reader.notes.ask(table.grid.cell(table.headerRow, beside), `need:${kind}`, () => ({
    text: `No column says how many people each duty needs on ${days}. What holds there?`,
    evidence: told.map(
      ({ field }) => `“${table.grid.cell(table.headerRow, table.columns.get(field)!).text}” is given.`,
    ),
    answers: [
      ...usable.map((other) => ({ id: `as-${other}`, label: `As many as on ${daysOf(other)}` })),
      ...(usable.length === 0 ? [{ id: 'one', label: 'One for each duty' }] : []),
      { id: 'nobody', label: `Nobody works on ${days}` },
    ],
  }));
}

export function readCount(cell: Cell, subject: string, reader: CellReader): number {
  const value = reader.number(cell, subject, { max: 100 });
  if (value !== null) reader.notes.asWritten(cell, `${value}`);
  return value ?? 0;
}
