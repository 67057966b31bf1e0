import type { CompetenceLevel, Contact, Credential, DutyType, Person, Site, Weekday } from '@evenflow/domain';
import {
  competenceOfReview,
  credentialColumn,
  isRequiredCredential,
  type CredentialColumn,
} from '../credential-columns.ts';
import type { CellReader } from '../reading/cell-reader.ts';
import type { Cell } from '../reading/grid.ts';
import type { Table } from '../reading/table.ts';
import { plain } from '../reading/words.ts';
import { optional, readContract } from './staff-contract.ts';
import type { StaffField, StaffRow } from './staff-headers.ts';

/** Columns of the staff sheet beyond the fixed fields. */
export interface StaffColumns {
  readonly competences: ReadonlyMap<number, string>;
  readonly credentials: readonly CredentialColumn[];
  /** Column of minutes from home to a site code; empty code: the only site. */
  readonly travel: ReadonlyMap<number, string>;
}

/** Sorts the headers that are no fixed field into competences, credentials and minutes of travel. */
export function staffColumns(table: Table<StaffField>): StaffColumns {
  const competences = new Map<number, string>();
  const credentials: CredentialColumn[] = [];
  const travel = new Map<number, string>();
  for (const [column, header] of table.others) {
    const minutes = /^min(?:ute)?s?\.?\s+(?:from home(?:\s+to\s+(\S+))?|to\s+(\S+))$/i.exec(header.text);
    const credential = minutes ? null : credentialColumn(header, column);
    if (minutes) travel.set(column, minutes[1] ?? minutes[2] ?? '');
    else if (credential) credentials.push(credential);
    else if (/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)?$/.test(header.text)) competences.set(column, header.text);
  }
  return { competences, credentials, travel };
}

/** Reads one person per row. Two rows with one code, or one name, are a problem: duties could not be told apart. */
export function readStaff(table: Table<StaffField>, reader: CellReader, known: KnownToStaff): Person[] {
  const columns = staffColumns(table);
  for (const [column, header] of table.others) {
    if (
      !columns.competences.has(column) &&
      !columns.travel.has(column) &&
      !columns.credentials.some((c) => c.column === column)
    ) {
      reader.notes.leftOut(header, `the column “${header.text}”`);
    }
  }
  const people: Person[] = [];
  const seen = new Map<string, Cell>();
  for (const row of table.rows) {
    const person = readPerson(row, { columns, reader, ...known });
    if (!person) continue;
    const [name, code] = [row.at('name'), row.at('code')];
    if (isTaken(seen, code, reader, 'code') || isTaken(seen, name, reader, 'name')) continue;
    people.push(person);
  }
  return people;
}

function isTaken(seen: Map<string, Cell>, cell: Cell, reader: CellReader, kind: 'name' | 'code'): boolean {
  const key = `${kind}:${plain(cell.text)}`;
  const first = seen.get(key);
  seen.set(key, first ?? cell);
  if (!first) return false;
  reader.notes.problem(
    `two-people-one-${kind}`,
    cell,
    `a second person has the ${kind} “${cell.text}” (the first is in ${first.address}). Give each person a ${kind} of their own.`,
  );
  return true;
}

/** What other sheets say that the staff sheet names. */
export interface KnownToStaff {
  readonly sites: readonly Site[];
  readonly dutyTypes: readonly DutyType[];
}

interface StaffContext extends KnownToStaff {
  readonly columns: StaffColumns;
  readonly reader: CellReader;
}

function readPerson(row: StaffRow, context: StaffContext): Person | null {
  const { reader } = context;
  const [name, code] = [row.at('name'), row.at('code')];
  if (!isPerson(row, reader)) return null;
  reader.notes.asWritten(name, `a person, ${code.text}`);
  const grade = row.at('grade').text;
  const notes = row.at('notes').text;
  const provisional = /\bprovisional\b|new graduate/i.test(grade);
  return {
    code: code.text,
    name: name.text,
    grade,
    ...optional('band', row.at('band').text),
    ...readContract(row, reader),
    trainee: /\b(trainee|student)\b/i.test(grade) || /\bsupernumerary\b/i.test(notes),
    provisional,
    competences: readCompetences(row, context),
    credentials: readCredentials(row, context, provisional),
    travelMinutes: readTravel(row, context),
    ...readFixedDays(row, context),
    contacts: readContacts(row),
    optOut48h: reader.yes(row.at('optOut')),
    ...optional('notes', notes),
  };
}

/** False for a remark below the people; a person with only a name or only a code is a problem. */
function isPerson(row: StaffRow, { notes }: CellReader): boolean {
  const [name, code] = [row.at('name'), row.at('code')];
  if (name.text && code.text) return true;
  const [empty, written] = name.text ? [code, name] : [name, code];
  if (!written.text) return false;
  if (!row.at('grade').text && !row.at('fte').text) notes.leftOut(written, 'a remark');
  else notes.problem('person-incomplete', empty, `“${written.text}” has no ${name.text ? 'code' : 'name'}. Write one.`);
  return false;
}

/** ✓ is independent, T in training, 0–4 a level; only levels above none are kept. */
function readCompetences(row: StaffRow, { columns, reader }: StaffContext): Record<string, CompetenceLevel> {
  const levels: Record<string, CompetenceLevel> = {};
  for (const [column, code] of columns.competences) {
    const cell = row.in(column);
    if (!cell.text) continue;
    const level = competenceLevel(cell.text);
    if (level === null) {
      reader.notes.problem(
        'not-a-level',
        cell,
        `“${cell.text}” is no level of ${code}. Write ✓, T or a level from 0 to 4.`,
      );
    } else {
      reader.notes.asWritten(cell, `${code} level ${level}`);
      if (level > 0) levels[code] = level;
    }
  }
  return levels;
}

function competenceLevel(text: string): CompetenceLevel | null {
  if (/^[0-4]$/.test(text)) return Number(text) as CompetenceLevel;
  if (/^(✓|✔|x|y|yes)$/i.test(text)) return 3;
  if (/^(t|training|in training)$/i.test(text)) return 2;
  return /^(n|no|-|–)$/i.test(text) ? 0 : null;
}

function readCredentials(row: StaffRow, context: StaffContext, provisional: boolean): Credential[] {
  const found = new Map<string, Credential>();
  for (const column of context.columns.credentials) {
    const cell = row.in(column.column);
    const value =
      column.part === 'expires' || column.part === 'from' ? context.reader.day(cell, column.header.text) : cell.text;
    if (!value) continue;
    context.reader.notes.asWritten(cell, `${column.header.text}: ${value}`);
    const key = `${column.type}|${column.body}|${column.site ?? ''}`;
    const credential = found.get(key) ?? newCredential(column, context, provisional);
    const field = column.part === 'from' ? 'validFrom' : column.part;
    found.set(key, { ...credential, [field]: value });
  }
  return [...found.values()];
}

function newCredential(column: CredentialColumn, { columns, sites }: StaffContext, provisional: boolean): Credential {
  const forCompetence = competenceOfReview(column.type, [...columns.competences.values()]);
  const permit = provisional && /licen[cs]e/i.test(column.type);
  return {
    type: permit ? 'Limited permit (provisional)' : column.type,
    body: column.site ? (sites.find((site) => site.code === column.site)?.name ?? column.site) : column.body,
    number: '',
    required: isRequiredCredential(column.type),
    ...(forCompetence ? { forCompetence } : {}),
    ...(column.site ? { site: column.site } : {}),
  };
}

function readTravel(row: StaffRow, { columns, reader, sites }: StaffContext): Record<string, number> {
  const minutes: Record<string, number> = {};
  for (const [column, site] of columns.travel) {
    const value = reader.number(row.in(column), 'minutes from home', { max: 1440 });
    if (value === null) continue;
    reader.notes.asWritten(row.in(column), `${value} minutes`);
    minutes[site || sites[0]!.code] = value;
  }
  return minutes;
}

/** `Mon, Fri` are days off; `Wed (university)` is the university duty every Wednesday. */
function readFixedDays(
  row: StaffRow,
  { reader, dutyTypes }: StaffContext,
): Pick<Person, 'fixedDaysOff' | 'fixedDuties'> {
  const cell = row.at('fixedDaysOff');
  const fixedDaysOff: Weekday[] = [];
  const fixedDuties: Person['fixedDuties'][number][] = [];
  for (const part of cell.text.split(/[,;/+]|\band\b/).filter((text) => text.trim())) {
    const weekdays = reader.weekdays(part);
    const duty = dutyNamed(/\(([^)]+)\)/.exec(part)?.[1] ?? '', dutyTypes);
    if (weekdays.length === 0) {
      reader.notes.problem(
        'not-a-weekday',
        cell,
        `“${part.trim()}” is no weekday. Write Mon, Tue, … or leave it empty.`,
      );
    } else if (duty) fixedDuties.push(...weekdays.map((weekday) => ({ weekday, duty: duty.code })));
    else fixedDaysOff.push(...weekdays);
  }
  if (fixedDaysOff.length + fixedDuties.length > 0) reader.notes.asWritten(cell, cell.text);
  return { fixedDaysOff, fixedDuties };
}

function dutyNamed(words: string, dutyTypes: readonly DutyType[]): DutyType | undefined {
  const wanted = plain(words);
  return wanted
    ? dutyTypes.find((duty) => plain(duty.code) === wanted || plain(duty.name).startsWith(wanted))
    : undefined;
}

function readContacts(row: StaffRow): Contact[] {
  const contact = (kind: Contact['kind'], visibility: Contact['visibility'], value: string): Contact[] =>
    value ? [{ kind, value, visibility }] : [];
  return [
    ...contact('phone', 'on-call', row.at('phone').text),
    ...contact('pager', 'on-call', row.at('pager').text),
    ...contact('email', 'team', row.at('email').text),
  ];
}
