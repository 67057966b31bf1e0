import type { Team } from '@evenflow/domain';
import type { ImportNotes } from '../import-notes.ts';
import type { Cell, Grid } from '../reading/grid.ts';
import { plain } from '../reading/words.ts';
import { COUNTRY_OF_ZONE, US_STATES, ZONES_OFFERED, type Region } from './regions.ts';

export type Place = Pick<Team, 'country' | 'region' | 'locale' | 'timeZone'>;

export interface FoundPlace {
  readonly place: Place;
  /** The cell that tells it, when one does. */
  readonly told?: Told & { readonly why: string };
}

interface Told {
  readonly grid: Grid;
  readonly cell: Cell;
}

/**
 * Where the team works: as before when it is known, else as the workbook's own words say (the state that licenses its
 * people, the college that registers them, the kind of holidays), else asked. Null while the question is open.
 */
export function findPlace(grids: readonly Grid[], notes: ImportNotes, previous?: Team): FoundPlace | null {
  if (previous) {
    const { country, region, locale, timeZone } = previous;
    return { place: { country, ...(region ? { region } : {}), locale, timeZone } };
  }
  const heads = grids.flatMap(headCells);
  const state = stateNamed(heads);
  if (state?.region.zone) {
    const place = { country: 'US', region: state.region.code, locale: 'en-US', timeZone: state.region.zone };
    return { place, told: { ...state.told, why: `people are licensed in ${state.region.name}` } };
  }
  const british = state
    ? undefined
    : heads.find(({ cell }) => /\bGB&I\b|\bAfC\b|\bWTE\b|\bNHS\b|bank hol/i.test(cell.text));
  if (british) {
    const place = { country: 'GB', region: britishRegion(grids), locale: 'en-GB', timeZone: 'Europe/London' };
    return { place, told: { ...british, why: `“${british.cell.text}” is said in Britain` } };
  }
  const place = askZone(grids, notes, state?.region);
  return place && { place };
}

function askZone(grids: readonly Grid[], notes: ImportNotes, state: Region | undefined): Place | null {
  const why = state
    ? `${state.name} has more than one time zone.`
    : 'No header names a state, a registering body or a country.';
  const asked = notes.ask('time-zone', { sheet: grids[0]?.name ?? '', cell: 'A1' }, () => ({
    text: 'In which time zone does the team work?',
    evidence: [why],
    answers: ZONES_OFFERED.map((id) => ({ id, label: id.replace('_', ' ') })),
  }));
  const zone = asked?.answer;
  if (!zone) return null;
  const known = state ? undefined : COUNTRY_OF_ZONE[zone];
  if (known) return { ...known, timeZone: zone };
  return { country: 'US', ...(state ? { region: state.code } : {}), locale: 'en-US', timeZone: zone };
}

/** Titles and headers; people's own cells and comments are not read for this. */
function headCells(grid: Grid): Told[] {
  const cells: Told[] = [];
  for (let row = 1; row <= Math.min(3, grid.rowCount); row += 1) {
    for (let column = 1; column <= grid.columnCount; column += 1) {
      const cell = grid.cell(row, column);
      if (cell.text) cells.push({ grid, cell });
    }
  }
  return cells;
}

function stateNamed(heads: readonly Told[]): { region: Region; told: Told } | undefined {
  const licences = heads.filter(({ cell }) => /\b(licen[cs]e|permit)\b/i.test(cell.text));
  for (const region of US_STATES) {
    const told = licences.find(({ cell }) => ` ${plain(cell.text)} `.includes(` ${plain(region.name)} `));
    if (told) return { region, told };
  }
  return undefined;
}

/** Holidays that only some of the nations keep tell them apart. */
function britishRegion(grids: readonly Grid[]): string {
  const texts = grids.flatMap((grid) =>
    Array.from({ length: Math.min(40, grid.rowCount) }, (_, i) => grid.cell(i + 1, 2).text),
  );
  if (texts.some((text) => /st\.? andrew|2(nd)? january/i.test(text))) return 'GB-SCT';
  if (texts.some((text) => /battle of the boyne|orangemen/i.test(text))) return 'GB-NIR';
  return 'GB-ENG';
}
