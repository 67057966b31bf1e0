import {
  guessMark,
  DUTY_MARKS,
  type CompetenceLevel,
  type DutyKind,
  type DutyMark,
  type DutyTimes,
  type DutyType,
  type Site,
} from '@evenflow/domain';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Cell } from '../reading/grid.ts';
import type { Headers, Row, Table } from '../reading/table.ts';
import { plain } from '../reading/words.ts';
import { needsOf, readCount, type ReadNeed } from './duty-needs.ts';

export const DUTY_HEADERS = {
  code: ['code', 'duty', 'duty code', 'shift', 'shift code', 'short'],
  name: ['name', 'description', 'duty name', 'meaning'],
  kind: ['kind', 'type'],
  mark: ['mark'],
  site: ['site', 'sites', 'place', 'hospital'],
  start: ['start', 'from', 'starts'],
  end: ['end', 'to', 'ends', 'finish'],
  nextDay: ['ends next day', 'next day', 'overnight'],
  weekendStart: ['start sat sun hol', 'weekend start', 'start weekend', 'start w e'],
  weekendEnd: ['end sat sun hol', 'weekend end', 'end weekend', 'end w e'],
  weekendNextDay: ['ends next day w e', 'ends next day weekend', 'weekend ends next day'],
  paidHours: ['paid h', 'paid hours', 'hours'],
  weekdayNeed: ['need mon fri', 'need weekday', 'need weekdays', 'need'],
  satNeed: ['need sat', 'need saturday'],
  sunNeed: ['need sun', 'need sunday'],
  holidayNeed: ['need holiday', 'need bank hol', 'need bank holiday', 'need hol', 'need holidays'],
  skills: ['required skills', 'skills', 'competences', 'required competences', 'needs'],
  response: ['response min', 'response', 'response minutes', 'response time'],
  night: ['counts as night', 'night'],
  weekend: ['counts as weekend', 'weekend'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks'],
} satisfies Headers<string>;

export type DutyField = keyof typeof DUTY_HEADERS;
type DutyRow = Row<DutyField>;

const OPTIONAL = /only when needed|as staffing allows|optional/i;

/** Codes of sites in a duty's site cell: `U+C` serves both, `any` and an empty cell none in particular. */
export function siteCodes(text: string): string[] {
  return /^(any|all|either|)$/i.test(text) ? [] : text.split(/\s*[+/,&]\s*/).filter(Boolean);
}

/** What other sheets say that the duties name; `competences` is null where no staff sheet tells them. */
export interface KnownToDuties {
  readonly sites: readonly Site[];
  readonly competences: ReadonlySet<string> | null;
  /** The team's duties until now. */
  readonly before: readonly DutyType[];
}

export function readDuties(table: Table<DutyField>, reader: CellReader, known: KnownToDuties): DutyType[] {
  for (const [, header] of table.others) reader.notes.leftOut(header, `the column “${header.text}”`);
  const duties: (Omit<DutyType, 'mark'> & { mark: DutyMark | null })[] = [];
  const seen = new Map<string, Cell>();
  const need = needsOf(table, reader, known.before);
  for (const row of table.rows) {
    const code = row.at('code');
    if (!code.text) continue;
    const first = seen.get(plain(code.text));
    if (first) {
      reader.notes.problem(
        'two-duties-one-code',
        code,
        `a second duty is called ${code.text} (the first is in ${first.address}). Give it a code of its own.`,
      );
      continue;
    }
    seen.set(plain(code.text), code);
    const duty = readDuty(row, reader, { ...known, need });
    if (duty) duties.push(duty);
  }
  return duties.map((duty) => ({ ...duty, mark: duty.mark ?? guessMark(duty, duties) }));
}

function readDuty(
  row: DutyRow,
  reader: CellReader,
  { need, ...known }: KnownToDuties & { readonly need: ReadNeed },
): (Omit<DutyType, 'mark'> & { mark: DutyMark | null }) | null {
  const kind = readKind(row, reader);
  const weekday = readTimes(row, ['start', 'end', 'nextDay'], reader);
  if (!kind || !weekday) return null;
  const hasWeekend = row.at('weekendStart').text !== '' || row.at('weekendEnd').text !== '';
  const notes = row.at('notes').text;
  const optional = OPTIONAL.test(notes);
  const code = row.at('code');
  reader.notes.asWritten(code, `a duty, ${row.at('name').text || code.text}`);
  const response = reader.number(row.at('response'), 'response in minutes', { max: 1440 });
  return {
    code: code.text,
    name: row.at('name').text || code.text,
    kind,
    mark: DUTY_MARKS.find((mark) => plain(mark) === plain(row.at('mark').text)) ?? null,
    sites: dutySites(row, reader, known.sites),
    weekday,
    weekendAndHoliday: hasWeekend ? readTimes(row, ['weekendStart', 'weekendEnd', 'weekendNextDay'], reader) : null,
    paidHours: readCount(row.at('paidHours'), 'paid h', reader),
    workingTimeWeight: kind === 'on-call-from-home' ? 0 : 1,
    need: need(row, { optional, before: known.before.find((duty) => plain(duty.code) === plain(code.text)) }),
    optional,
    requiredCompetences: readSkills(row.at('skills'), reader, known.competences),
    responseMinutes: response,
    countsAsNight: reader.yes(row.at('night')),
    countsAsWeekend: reader.yes(row.at('weekend')),
    ...(notes && !optional ? { notes } : {}),
  };
}

function readKind(row: DutyRow, reader: CellReader): DutyKind | null {
  const cell = row.at('kind');
  const words = plain(cell.text);
  if (/resident|in house|in hospital/.test(words)) return 'resident-on-call';
  if (/on call|from home|standby|stand by/.test(words)) return 'on-call-from-home';
  if (words === '' || /duty|day|shift|work/.test(words)) return 'duty';
  reader.notes.problem(
    'unknown-kind',
    cell,
    `“${cell.text}” is no kind of duty. Write duty, on-call from home or resident night.`,
  );
  return null;
}

/** Equal start and end is a day and a night, never nothing; an end before the start is on the next day. */
function readTimes(
  row: DutyRow,
  [from, to, next]: readonly [DutyField, DutyField, DutyField],
  reader: CellReader,
): DutyTimes | null {
  const start = readClock(row, from, reader);
  const end = readClock(row, to, reader);
  if (!start || !end) return null;
  if (!row.at(next).text && end <= start) {
    reader.notes.byEvidence(row.at(to), `${end} on the next day`, `it starts at ${start}`);
  }
  return { start, end, endDayOffset: reader.yes(row.at(next)) || end <= start ? 1 : 0 };
}

function readClock(row: DutyRow, field: DutyField, reader: CellReader): string | null {
  const cell = row.at(field);
  const clock = reader.clock(cell, DUTY_HEADERS[field][0]!);
  if (clock) reader.notes.asWritten(cell, clock);
  else if (!cell.text && cell.formula === undefined) {
    reader.notes.problem(
      'time-missing',
      cell,
      `${row.at('code').text} has no time here (${DUTY_HEADERS[field][0]}). Write it as 17:30.`,
    );
  }
  return clock;
}

function dutySites(row: DutyRow, reader: CellReader, sites: readonly Site[]): string[] {
  const cell = row.at('site');
  const named = siteCodes(cell.text);
  if (cell.text) reader.notes.asWritten(cell, named.length ? named.join(' and ') : 'any site');
  return named.length === 0 && sites.length === 1 ? [sites[0]!.code] : named;
}

/** `CPB-A≥3, ECMO>=3`; a competence without a level is asked for at level 3, independent. */
function readSkills(
  cell: Cell,
  reader: CellReader,
  known: ReadonlySet<string> | null,
): Record<string, CompetenceLevel> {
  const required: Record<string, CompetenceLevel> = {};
  for (const part of cell.text
    .split(/[,;]/)
    .map((text) => text.trim())
    .filter(Boolean)) {
    const match = /^(\S+?)\s*(?:(?:≥|>=|=|:)\s*([1-4])|([1-4])\+)?$/.exec(part);
    if (!match) reader.notes.problem('not-a-skill', cell, `“${part}” is no required skill. Write it as ECMO≥3.`);
    else if (known && !known.has(match[1]!)) {
      reader.notes.problem(
        'unknown-competence',
        cell,
        `no column of the staff sheet is called ${match[1]}. Correct it, or add the column.`,
      );
    } else required[match[1]!] = Number(match[2] ?? match[3] ?? 3) as CompetenceLevel;
  }
  if (cell.text) reader.notes.asWritten(cell, cell.text);
  return required;
}
