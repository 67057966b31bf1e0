import type { Row, Worksheet } from 'exceljs';
import {
  type Assignment,
  dayTypeOf,
  dutyTotals,
  type DutyType,
  eachDay,
  leaveOn,
  type LocalDay,
  type Person,
  type RotaSnapshot,
  type Team,
  weekdayOf,
} from '@evenflow/domain';
import { safeText, writable } from './safe-text.ts';
import { BOLD, forPaper } from './sheet-look.ts';

export interface MatrixContent {
  readonly team: Team;
  readonly rota: RotaSnapshot;
  readonly title: string;
  /** Stands below the key: version and time. */
  readonly note: string;
}

const FILL = { weekend: 'FFE5E7EB', holiday: 'FFFCE0B8', leave: 'FFDDEFDC', header: 'FF1E3A5F' } as const;
const FIRST_DAY_COLUMN = 3;
const TOTALS = ['Duties', 'Hours', 'Calls', 'W/ends', 'Leave d'];

export function writeMatrix(sheet: Worksheet, content: MatrixContent): void {
  const { team, rota } = content;
  const days = eachDay(rota.from, rota.to);
  const last = FIRST_DAY_COLUMN + days.length + TOTALS.length - 1;
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: 3 }];
  forPaper(sheet, { headRows: 3, note: content.note });
  sheet.getColumn(1).width = 26;
  sheet.getColumn(2).width = 7;
  for (let column = FIRST_DAY_COLUMN; column <= last; column += 1) sheet.getColumn(column).width = 8;
  sheet.getCell(1, 1).value = safeText(content.title);
  sheet.getCell(1, 1).font = { ...BOLD, size: 14 };
  writeHeader(sheet, team, days);
  team.people.forEach((person, i) => writePerson(sheet.getRow(4 + i), person, { team, rota, days }));
  let row = 4 + team.people.length;
  if (days.some((day) => team.ecmoCensus[day] !== undefined)) {
    sheet.getCell(row, 1).value = 'ECMO patients (census)';
    days.forEach((day, i) => (sheet.getCell(row, FIRST_DAY_COLUMN + i).value = team.ecmoCensus[day] ?? null));
    row += 1;
  }
  for (const line of keyLines(team, content.note)) {
    row += 1;
    sheet.getCell(row, 1).value = safeText(line);
  }
}

function writeHeader(sheet: Worksheet, team: Team, days: readonly LocalDay[]): void {
  sheet.getCell(3, 1).value = 'Name';
  sheet.getCell(3, 2).value = 'Code';
  days.forEach((day, i) => {
    const column = FIRST_DAY_COLUMN + i;
    sheet.getCell(2, column).value = weekdayOf(day);
    const cell = sheet.getCell(3, column);
    cell.value = new Date(`${day}T00:00:00Z`);
    cell.numFmt = 'd mmm';
    const holiday = team.holidays.find((known) => known.date === day);
    if (holiday) cell.note = writable(holiday.name);
    const fill = dayFill(team, day);
    if (fill) for (const row of [2, 3]) sheet.getCell(row, column).fill = solid(fill);
  });
  TOTALS.forEach((total, i) => (sheet.getCell(3, FIRST_DAY_COLUMN + days.length + i).value = total));
  for (const row of [2, 3]) sheet.getRow(row).font = BOLD;
  for (const column of [1, 2]) {
    sheet.getCell(3, column).fill = solid(FILL.header);
    sheet.getCell(3, column).font = { ...BOLD, color: { argb: 'FFFFFFFF' } };
  }
}

interface PersonContext {
  readonly team: Team;
  readonly rota: RotaSnapshot;
  readonly days: readonly LocalDay[];
}

function writePerson(row: Row, person: Person, { team, rota, days }: PersonContext): void {
  row.getCell(1).value = safeText(person.name);
  row.getCell(2).value = safeText(person.code);
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const own = rota.assignments.filter((assignment) => assignment.person === person.code);
  days.forEach((day, i) => {
    const cell = row.getCell(FIRST_DAY_COLUMN + i);
    const held = own.filter((a) => a.date === day).sort((a, b) => a.start.localeCompare(b.start));
    const leave = leaveCodeOn(team, person, day);
    const codes = [...held.map(codeOf), ...(leave ? [leave] : [])];
    const off = codes.length === 0 && person.fixedDaysOff.includes(weekdayOf(day));
    const text = off ? 'NWD' : codes.join('/');
    if (text) cell.value = safeText(text);
    const mentors = held.filter((a) => a.with).map((a) => `${a.duty} with ${a.with}`);
    if (mentors.length > 0) cell.note = writable(mentors.join('; '));
    const fill = leave ? FILL.leave : dayFill(team, day);
    if (fill) cell.fill = solid(fill);
    cell.alignment = { horizontal: 'center', wrapText: true };
  });
  totalsOf(
    own,
    duties,
    days.filter((day) => leaveCodeOn(team, person, day) && dayTypeOf(team, day) === 'monFri').length,
  ).forEach((total, i) => (row.getCell(FIRST_DAY_COLUMN + days.length + i).value = total));
}

function codeOf(assignment: Assignment): string {
  return assignment.supernumerary ? `(${assignment.duty})` : assignment.duty;
}

/** Duties that are no call, paid hours, calls, weekends with any duty counted as weekend, working days of leave. */
function totalsOf(own: readonly Assignment[], duties: ReadonlyMap<string, DutyType>, leaveDays: number): number[] {
  const { duties: many, hours, calls, weekends } = dutyTotals(own, duties);
  return [many, hours, calls, weekends, leaveDays];
}

/** The code of the leave that keeps the person away that day. */
function leaveCodeOn(team: Team, person: Person, day: LocalDay): string | undefined {
  const leave = leaveOn(team.leave, person.code, day);
  return leave && leaveCode(team, leave.type);
}

/** A leave type that is also a duty's code is written so that the two cannot be taken for each other. */
function leaveCode(team: Team, type: string): string {
  return team.dutyTypes.some((duty) => duty.code === type) ? `${type} leave` : type;
}

function dayFill(team: Team, day: LocalDay): string | null {
  const type = dayTypeOf(team, day);
  if (type === 'monFri') return null;
  return type === 'holiday' ? FILL.holiday : FILL.weekend;
}

function solid(argb: string) {
  return { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } };
}

function keyLines(team: Team, note: string): string[] {
  const leave = new Map(team.leave.map(({ type, typeName }) => [leaveCode(team, type), typeName ?? type]));
  return [
    'Key',
    ...team.dutyTypes.map((duty) => `${duty.code} = ${duty.name}, ${timesText(duty)}`),
    ...[...leave].map(([code, name]) => `${code} = ${name}`),
    'NWD = fixed non-working day',
    '( ) = supernumerary, with the mentor in the cell’s note',
    'Grey = weekend, orange = holiday, green = leave',
    note,
  ];
}

function timesText({ weekday, weekendAndHoliday }: DutyType): string {
  const say = ({ start, end, endDayOffset }: DutyType['weekday']) =>
    `${start}–${end}${endDayOffset ? ' next day' : ''}`;
  return say(weekday) + (weekendAndHoliday ? `; weekend/holiday ${say(weekendAndHoliday)}` : '');
}
