import type { Competence, DutyType, Leave, Person, Site, Team } from '@evenflow/domain';
import { competenceName } from './competence-names.ts';
import { DutyIndex } from './duty-index.ts';
import type { ImportNotes } from './import-notes.ts';
import { PeopleIndex } from './people-index.ts';
import { nameFromTitle, sitesKnownBefore, sitesOf, teamId } from './place/find-name.ts';
import { findPlace, type Place } from './place/find-place.ts';
import type { Grid } from './reading/grid.ts';
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
import { leaveFromRota, leaveNames } from './sheets/rota-leave.ts';
import { readRota } from './sheets/rota.sheet.ts';
import { readStaff, staffColumns } from './sheets/staff.sheet.ts';
import { readTally } from './sheets/tally.sheet.ts';
import { WorkbookSheets } from './workbook-sheets.ts';

export interface SheetsRead {
  /** Null while the place is asked. */
  readonly team: Team | null;
  /** Months of the workbook's rotas, the latest last. */
  readonly months: readonly string[];
}

interface TeamOptions {
  readonly fileName: string;
  readonly previous?: Team;
}

/** The team that the sheets of a workbook tell; what they do not tell but name is looked up in `previous`. */
export function teamFromSheets(grids: readonly Grid[], notes: ImportNotes, options: TeamOptions): SheetsRead {
  const found = findPlace(grids, notes, options.previous);
  const sheets = new WorkbookSheets(grids, notes, found?.place.country === 'US' ? 'month-first' : 'day-first');
  const months = sheets.rotas.map((rota) => rota.layout.month);
  requireSheets(sheets, notes, options.previous);
  if (!found) return { team: null, months };
  const { place, told } = found;
  if (told)
    sheets.notesOf(told.grid).byEvidence(told.cell, `the team works by the clocks of ${place.timeZone}`, told.why);
  const team = withLists(withPeopleAndDuties(sheets, place, options), sheets, options.previous);
  sheets.noteRest();
  return { team, months };
}

/** The frame that all lists lean on: place, sites, duties, people, holidays. */
function withPeopleAndDuties(sheets: WorkbookSheets, place: Place, { fileName, previous }: TeamOptions): Team {
  const title = nameFromTitle(sheets.rotas.at(-1)?.layout.title ?? '');
  const name = previous?.name ?? (title || fileName.replace(/\.[a-z]+$/i, ''));
  const sites = readSites(sheets, { name, zone: place.timeZone, previous });
  const competences = staffCompetences(sheets, previous);
  const dutyTypes = sheets.list('duties', (table, reader) =>
    readDuties(table, reader, { sites, competences: sheets.has('staff') ? new Set(competences) : null }),
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
function withLists(team: Team, sheets: WorkbookSheets, previous: Team | undefined): Team {
  const known = {
    people: new PeopleIndex(joined(team.people, previous?.people)),
    duties: new DutyIndex(joined(team.dutyTypes, previous?.dutyTypes)),
  };
  const typeNames = new Map(sheets.rotas.flatMap(({ grid, layout }) => [...leaveNames(grid, layout, known.duties)]));
  const leave = sheets.list('leave', (table, reader) => readLeave(table, reader, { ...known, typeNames }));
  const matrices = readMatrices(sheets, known, { team, previous, leave, typeNames });
  const month = sheets.rotas.at(-1)?.layout.month ?? null;
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
}

function readMatrices(
  sheets: WorkbookSheets,
  known: Known,
  told: ToldBefore,
): (ReturnType<typeof readRota> & { readonly leave: readonly Leave[] })[] {
  const { previous, typeNames } = told;
  const dates = new Set(told.team.holidays.map((holiday) => holiday.date));
  const team: Team = {
    ...told.team,
    people: joined(told.team.people, previous?.people),
    holidays: [...told.team.holidays, ...(previous?.holidays ?? []).filter((holiday) => !dates.has(holiday.date))],
  };
  const leave = [...told.leave, ...(previous?.leave ?? [])];
  const leaveTypes = new Map([...leave.map(({ type, typeName }) => [type, typeName ?? type] as const), ...typeNames]);
  return sheets.rotas.map(({ grid, layout, reader: { notes } }) => {
    const matrix = readRota(grid, layout, { team, ...known, leaveTypes, notes });
    return { ...matrix, leave: leaveFromRota(matrix, { leave, typeNames }, notes) };
  });
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
