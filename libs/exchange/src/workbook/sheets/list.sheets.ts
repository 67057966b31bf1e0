import type { DemandChange, Holiday, Leave, LeaveStatus, LocalDay, Priority, Request } from '@evenflow/domain';
import type { DutyIndex } from '../duty-index.ts';
import type { PeopleIndex } from '../people-index.ts';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Headers, Row, Table } from '../reading/table.ts';
import { holidayIdentity, plain } from '../reading/words.ts';

export const LEAVE_HEADERS = {
  person: ['person', 'name', 'code', 'initials', 'who', 'staff'],
  from: ['from', 'start', 'first day', 'start date', 'date'],
  to: ['to', 'until', 'end', 'last day', 'end date'],
  type: ['type', 'leave', 'kind', 'leave type'],
  status: ['status', 'state', 'decision', 'approved'],
  comment: ['comment', 'comments', 'note', 'notes', 'reason'],
} satisfies Headers<string>;

export const REQUEST_HEADERS = {
  person: ['person', 'name', 'code', 'initials', 'who', 'staff'],
  from: ['date', 'from', 'start', 'first day'],
  to: ['to', 'until', 'end', 'last day'],
  wish: ['want avoid', 'wish', 'want', 'request'],
  duty: ['duty', 'shift', 'what'],
  priority: ['priority', 'how much', 'importance', 'rank'],
  comment: ['comment', 'comments', 'note', 'notes', 'reason'],
} satisfies Headers<string>;

export const HOLIDAY_HEADERS = {
  date: ['date', 'day'],
  name: ['name', 'holiday', 'bank holiday'],
  staffedAs: ['staffed as', 'staffed like'],
  points: ['points', 'weight'],
} satisfies Headers<string>;

export const DEMAND_HEADERS = {
  date: ['date', 'day', 'from'],
  duty: ['duty', 'shift', 'code'],
  need: ['need', 'needed', 'people', 'number'],
  reason: ['reason', 'comment', 'note', 'notes', 'why'],
} satisfies Headers<string>;

export const PAY_PERIOD_HEADERS = {
  start: ['start', 'from', 'first day', 'pay period start', 'starts'],
  end: ['end', 'to', 'last day', 'pay period end', 'ends'],
} satisfies Headers<string>;

export interface Known {
  readonly people: PeopleIndex;
  readonly duties: DutyIndex;
}

const STATUSES: readonly (readonly [RegExp, LeaveStatus])[] = [
  [/^(approved|granted|agreed|yes|)$/, 'approved'],
  [/^(requested|pending|asked)$/, 'requested'],
  [/^recorded$/, 'recorded'],
  [/^(declined|refused|no)$/, 'declined'],
  [/^(withdrawn|cancelled)$/, 'withdrawn'],
];

/** Leave rows; `typeNames` are the meanings the rota's key gives to leave codes. */
export function readLeave(
  table: Table<keyof typeof LEAVE_HEADERS>,
  reader: CellReader,
  known: Known & { typeNames: ReadonlyMap<string, string> },
): Leave[] {
  return table.rows.flatMap((row) => {
    const person = known.people.find(row.at('person'), reader.notes, 'leave');
    const span = readSpan(row, reader);
    const words = plain(row.at('status').text);
    const status = STATUSES.find(([pattern]) => pattern.test(words))?.[1];
    if (!status) {
      reader.notes.problem(
        'unknown-status',
        row.at('status'),
        `“${row.at('status').text}” is no status. Write approved, requested or recorded.`,
      );
    }
    if (!person || !span || !status) return [];
    const type = row.at('type').text || 'leave';
    const typeName = known.typeNames.get(type);
    const comment = row.at('comment').text;
    reader.notes.asWritten(row.at('person'), `${type}, ${status}, for ${person}`);
    return [{ person, ...span, type, ...(typeName ? { typeName } : {}), status, ...(comment ? { comment } : {}) }];
  });
}

export function readRequests(table: Table<keyof typeof REQUEST_HEADERS>, reader: CellReader, known: Known): Request[] {
  return table.rows.flatMap((row) => {
    const person = known.people.find(row.at('person'), reader.notes, 'a request');
    const span = readSpan(row, reader);
    const wish = oneOf(row.at('wish').text, { want: /^(want|prefer|like|yes|\+)/i, avoid: /^(avoid|not|no|off|-)/i });
    if (!wish)
      reader.notes.problem('unknown-wish', row.at('wish'), `“${row.at('wish').text}” is no wish. Write want or avoid.`);
    const priority = readPriority(row.at('priority').text);
    if (!priority) {
      reader.notes.problem(
        'unknown-priority',
        row.at('priority'),
        `“${row.at('priority').text}” is no priority. Write must, prefer or nice.`,
      );
    }
    const duty = requestedDuty(row, reader, known.duties);
    if (!person || !span || !wish || !priority || !duty) return [];
    const comment = row.at('comment').text;
    reader.notes.asWritten(row.at('person'), `${person} would ${wish === 'want' ? 'like' : 'rather not have'} ${duty}`);
    return [{ person, ...span, wish, duty, priority, ...(comment ? { comment } : {}) }];
  });
}

function requestedDuty(row: Row<'duty'>, reader: CellReader, duties: DutyIndex): string | null {
  const words = plain(row.at('duty').text);
  if (words === '' || /^any( duty)?$|^all$|^off$/.test(words)) return 'any';
  if (/^(any )?(on )?calls?$/.test(words)) return 'any call';
  return duties.find(row.at('duty'), reader.notes);
}

function readPriority(text: string): Priority | null {
  return text === ''
    ? 'prefer'
    : oneOf(text, { must: /^(must|essential|1)/i, prefer: /^(prefer|should|2)/i, nice: /^(nice|could|3)/i });
}

function oneOf<Word extends string>(text: string, patterns: Readonly<Record<Word, RegExp>>): Word | null {
  return (Object.keys(patterns) as Word[]).find((word) => patterns[word].test(text.trim())) ?? null;
}

export function readHolidays(table: Table<keyof typeof HOLIDAY_HEADERS>, reader: CellReader): Holiday[] {
  return table.rows.flatMap((row) => {
    const name = row.at('name').text;
    if (!name && !row.at('date').text) return [];
    const date = requiredDay(row.at('date'), reader, 'the holiday');
    const points = reader.number(row.at('points'), 'points', { max: 100 }) ?? 1;
    if (!date) return [];
    reader.notes.asWritten(row.at('date'), name || 'a holiday');
    return [{ date, name: name || 'Holiday', identity: holidayIdentity(name || 'Holiday'), points }];
  });
}

export function readDemandChanges(
  table: Table<keyof typeof DEMAND_HEADERS>,
  reader: CellReader,
  duties: DutyIndex,
): DemandChange[] {
  return table.rows.flatMap((row) => {
    const date = requiredDay(row.at('date'), reader, 'the change');
    const duty = duties.find(row.at('duty'), reader.notes);
    const need = reader.number(row.at('need'), 'people needed', { max: 100 });
    if (need === null && !row.at('need').text && row.at('need').formula === undefined) {
      reader.notes.problem(
        'number-missing',
        row.at('need'),
        'no number of people is given. Write 0 when the duty is not needed.',
      );
    }
    if (!date || !duty || need === null) return [];
    const reason = row.at('reason').text;
    reader.notes.asWritten(row.at('date'), `${need} × ${duty} on ${date}`);
    return [{ date, duty, need, ...(reason ? { reason } : {}) }];
  });
}

export function readPayPeriods(table: Table<keyof typeof PAY_PERIOD_HEADERS>, reader: CellReader): LocalDay[] {
  return table.rows.flatMap((row) => {
    const start = requiredDay(row.at('start'), reader, 'first day of the pay period');
    if (start) reader.notes.asWritten(row.at('start'), `a pay period starts on ${start}`);
    return start ? [start] : [];
  });
}

function readSpan(row: Row<'from' | 'to'>, reader: CellReader): { from: LocalDay; to: LocalDay } | null {
  const from = requiredDay(row.at('from'), reader, 'first day');
  const empty = !row.at('to').text && row.at('to').formula === undefined;
  const to = empty ? from : reader.day(row.at('to'), 'last day');
  if (!from || !to) return null;
  if (to < from) {
    reader.notes.problem(
      'ends-before-start',
      row.at('to'),
      `${to} is before ${from} in ${row.at('from').address}. Write the last day.`,
    );
    return null;
  }
  return { from, to };
}

function requiredDay(cell: Parameters<CellReader['day']>[0], reader: CellReader, subject: string): LocalDay | null {
  const day = reader.day(cell, subject);
  if (!day && !cell.text && cell.formula === undefined) {
    reader.notes.problem('date-missing', cell, `no date is given (${subject}). Write it as 2026-12-24.`);
  }
  return day;
}
