import {
  eachDay,
  type Assignment,
  type Competence,
  type DutyType,
  type Leave,
  type LocalDay,
  type Person,
  type Site,
  type Team,
} from '@evenflow/domain';
import { competenceName } from './competence-names.ts';
import { DutyIndex } from './duty-index.ts';
import type { ImportNotes } from './import-notes.ts';
import { PeopleIndex } from './people-index.ts';
import { nameFromTitle, sitesKnownBefore, sitesOf, teamId } from './place/find-name.ts';
import { findPlace, type Place } from './place/find-place.ts';
import type { CellReader } from './reading/cell-reader.ts';
import type { Grid } from './reading/grid.ts';
import type { Table } from './reading/table.ts';
import { requireSheets } from './require-sheets.ts';
import { readDuties, siteCodes } from './sheets/duties.sheet.ts';
import {
  readDemandChanges,
  readHolidays,
  readLeave,
  readPayPeriods,
  readRequests,
  type Known,
} from './sheets/list.sheets.ts';
import { usualMonth } from './sheets/rota-days.ts';
import { readKey } from './sheets/rota-key.ts';
import { leaveFromRota, leaveNames } from './sheets/rota-leave.ts';
import { daysOfList, readRotaList } from './sheets/rota-list.sheet.ts';
import { readRota } from './sheets/rota.sheet.ts';
import { sheetsThatDoNotCount } from './sheets/same-days.ts';
import { readStaff, staffColumns } from './sheets/staff.sheet.ts';
import { readTally } from './sheets/tally.sheet.ts';
import { askAboutUncomputed } from './sheets/uncomputed.ts';
import { askAboutUndated } from './sheets/undated-rota.ts';
import type { FieldOf } from './sheet-kinds.ts';
import { WorkbookSheets } from './workbook-sheets.ts';

export interface SheetsRead {
  /** Null while the place is asked. */
  readonly team: Team | null;
  /** Months of the workbook's rotas, the latest last. */
  readonly months: readonly string[];
  /** Days that the rotas cover: an empty cell there says that nobody held the duty. */
  readonly days: ReadonlySet<LocalDay>;
}

interface TeamOptions {
  readonly fileName: string;
  readonly previous?: Team;
}

/** The team that the sheets of a workbook tell; what they do not tell but name is looked up in `previous`. */
export function teamFromSheets(grids: readonly Grid[], notes: ImportNotes, options: TeamOptions): SheetsRead {
  askAboutUncomputed(grids, notes);
  const found = findPlace(grids, notes, options.previous);
  const order = found?.place.country === 'US' ? 'month-first' : 'day-first';
  const sheets = new WorkbookSheets(grids, notes, {
    order,
    fileName: options.fileName,
    years: yearsOf(options.previous),
  });
  const lists = rotaLists(sheets);
  const months = [...sheets.rotas.map((rota) => rota.layout.month), ...lists.map((list) => list.month)].sort();
  const days = new Set([
    ...sheets.rotas.flatMap((rota) => [...rota.layout.days]),
    ...lists.flatMap((list) => list.days),
  ]);
  requireSheets(sheets, notes, options.previous);
  if (!found) return { team: null, months, days };
  const { place, told } = found;
  if (told)
    sheets.notesOf(told.grid).byEvidence(told.cell, `the team works by the clocks of ${place.timeZone}`, told.why);
  const team = withLists(withPeopleAndDuties(sheets, place, options), sheets, { previous: options.previous, lists });
  sheets.noteRest();
  return { team, months, days };
}

/** The frame that all lists lean on: place, sites, duties, people, holidays. */
function withPeopleAndDuties(sheets: WorkbookSheets, place: Place, { fileName, previous }: TeamOptions): Team {
  const title = nameFromTitle(sheets.rotas.at(-1)?.layout.title ?? '');
  const name = previous?.name ?? (title || fileName.replace(/\.[a-z]+$/i, ''));
  const sites = readSites(sheets, { name, zone: place.timeZone, previous });
  const competences = staffCompetences(sheets, previous);
  const dutyTypes = sheets.list('duties', (table, reader) =>
    readDuties(table, reader, {
      sites,
      competences: sheets.has('staff') ? new Set(competences) : null,
      before: previous?.dutyTypes ?? [],
    }),
  );
  const people = sheets.list('staff', (table, reader) =>
    readStaff(table, reader, { sites, dutyTypes: joined(dutyTypes, previous?.dutyTypes) }),
  );
  return {
    id: previous?.id ?? teamId(fileName, name),
    name,
    ...place,
    sites,
    competences: named(
      [...competences, ...dutyTypes.flatMap((duty) => Object.keys(duty.requiredCompetences))],
      previous,
    ),
    people,
    dutyTypes,
    holidays: sheets.list('holidays', (table, reader) => readHolidays(table, reader)),
    demandChanges: [],
    demandRecurrences: [],
    ecmoCensus: {},
    leave: [],
    requests: [],
    history: [],
    tallies: [],
    holidaysWorked: [],
    payPeriodStarts: sheets.list('pay-periods', (table, reader) => readPayPeriods(table, reader)),
  };
}

/** Everything that names people and duties. */
function withLists(
  team: Team,
  sheets: WorkbookSheets,
  { previous, lists }: { previous: Team | undefined; lists: readonly RotaList[] },
): Team {
  const known = {
    people: new PeopleIndex(joined(team.people, previous?.people)),
    duties: new DutyIndex(joined(team.dutyTypes, previous?.dutyTypes)),
  };
  for (const { grid, notes } of sheets.unknown()) askAboutUndated(grid, known, notes);
  const keys = [...sheets.rotas.map(({ grid, layout }) => readKey(grid, layout)), ...(sheets.key ? [sheets.key] : [])];
  const typeNames = new Map(keys.flatMap((key) => [...leaveNames(key, known.duties)]));
  const leave = sheets.list('leave', (table, reader) => readLeave(table, reader, { ...known, typeNames }));
  const matrices = readMatrices(sheets, known, { team, previous, leave, typeNames, lists });
  const month = sheets.rotas.at(-1)?.layout.month ?? lists.at(-1)?.month ?? null;
  const tallies = sheets.list('tally', (table, reader) => [readTally(table, reader, { ...known, month })]);
  return {
    ...team,
    demandChanges: sheets.list('demand-changes', (table, reader) => readDemandChanges(table, reader, known.duties)),
    ecmoCensus: Object.assign({}, ...matrices.map((matrix) => matrix.ecmoCensus)) as Team['ecmoCensus'],
    leave: [...leave, ...matrices.flatMap((matrix) => matrix.leave)],
    requests: sheets.list('requests', (table, reader) => readRequests(table, reader, known)),
    history: matrices.flatMap((matrix) => matrix.assignments),
    tallies: tallies.flatMap((tally) => tally.tallies),
    holidaysWorked: tallies.flatMap((tally) => tally.holidaysWorked),
  };
}

interface ToldBefore {
  readonly team: Team;
  readonly previous: Team | undefined;
  readonly leave: readonly Leave[];
  readonly typeNames: ReadonlyMap<string, string>;
  readonly lists: readonly RotaList[];
}

interface Matrix {
  readonly assignments: readonly Assignment[];
  readonly ecmoCensus: Team['ecmoCensus'];
  readonly leave: readonly Leave[];
}

function readMatrices(sheets: WorkbookSheets, known: Known, told: ToldBefore): Matrix[] {
  const { previous, typeNames } = told;
  const dates = new Set(told.team.holidays.map((holiday) => holiday.date));
  const team: Team = {
    ...told.team,
    people: joined(told.team.people, previous?.people),
    holidays: [...told.team.holidays, ...(previous?.holidays ?? []).filter((holiday) => !dates.has(holiday.date))],
  };
  const leave = [...told.leave, ...(previous?.leave ?? [])];
  const leaveTypes = new Map([...leave.map(({ type, typeName }) => [type, typeName ?? type] as const), ...typeNames]);
  const context = { team, ...known, leaveTypes, leave, otherKey: sheets.key };
  const rotas = sheets.rotas.map(({ grid, layout, reader: { notes } }) => {
    return { grid, notes, read: readRota(grid, layout, { ...context, notes }) };
  });
  const dropped = sheetsThatDoNotCount(rotas);
  const matrices = rotas
    .filter(({ grid }) => !dropped.has(grid))
    .map(({ read, notes }) => ({ ...read, leave: leaveFromRota(read, { leave, typeNames }, notes) }));
  const listed = told.lists.map(({ table, reader }) => {
    const list = readRotaList(table, reader, { ...context, notes: reader.notes });
    return { ...list, leave: leaveFromRota(list, { leave, typeNames }, reader.notes) };
  });
  return [...matrices, ...listed];
}

interface RotaList {
  readonly table: Table<FieldOf<'rota-list'>>;
  readonly reader: CellReader;
  readonly month: string;
  readonly days: readonly LocalDay[];
}

/** Rotas written as lists; one that repeats days of a matrix is left out, since the matrix says the same and more. */
function rotaLists(sheets: WorkbookSheets): RotaList[] {
  const inMatrix = new Set(sheets.rotas.flatMap(({ layout }) => [...layout.days]));
  return sheets.list('rota-list', (table, reader): RotaList[] => {
    const days = daysOfList(table, reader);
    const [first, last] = [days[0], days.at(-1)];
    if (days.some((day) => inMatrix.has(day))) {
      reader.notes.leftOut(table.grid.cell(table.headerRow, 1), 'the same days are read from a table of this workbook');
      return [];
    }
    return first && last ? [{ table, reader, month: usualMonth(days), days: eachDay(first, last).slice(0, 400) }] : [];
  });
}

function yearsOf(team: Team | undefined): number[] {
  const days = [
    ...(team?.holidays ?? []).map((holiday) => holiday.date),
    ...(team?.leave ?? []).map((leave) => leave.from),
  ];
  return [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort();
}

interface SiteFacts {
  readonly name: string;
  readonly zone: string;
  readonly previous: Team | undefined;
}

function readSites(sheets: WorkbookSheets, { name, zone, previous }: SiteFacts): readonly Site[] {
  const ofDuties = sheets
    .tables('duties')
    .flatMap((table) => table.rows.flatMap((row) => siteCodes(row.at('site').text)));
  const ofStaff = sheets.tables('staff').flatMap((table) => {
    const { travel, credentials } = staffColumns(table);
    return [...travel.values(), ...credentials.map((credential) => credential.site ?? '')];
  });
  const codes = [...new Set([...ofDuties, ...ofStaff])].filter(Boolean);
  return sitesKnownBefore(previous, codes) ?? sitesOf(codes, name, zone);
}

function staffCompetences(sheets: WorkbookSheets, previous: Team | undefined): string[] {
  return [
    ...sheets.tables('staff').flatMap((table) => [...staffColumns(table).competences.values()]),
    ...(previous?.competences ?? []).map((competence) => competence.code),
  ];
}

/** Each code once, with the name it has had or the one the field uses. */
function named(codes: readonly string[], previous: Team | undefined): Competence[] {
  const before = new Map(previous?.competences.map((competence) => [competence.code, competence.name]));
  return [...new Set(codes)].map((code) => ({ code, name: before.get(code) ?? competenceName(code) }));
}

/** What the workbook tells, and what was known besides. */
function joined<T extends Person | DutyType>(told: readonly T[], before: readonly T[] | undefined): readonly T[] {
  const codes = new Set(told.map((thing) => thing.code));
  return [...told, ...(before ?? []).filter((thing) => !codes.has(thing.code))];
}
