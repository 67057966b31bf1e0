import type { Worksheet } from 'exceljs';
import { weekdayOf, type RotaSnapshot, type Team } from '@evenflow/domain';
import { safeText } from './safe-text.ts';
import { BOLD } from './sheet-look.ts';

const HEADERS = ['Date', 'Day', 'Duty', 'Name', 'Code', 'Starts', 'Ends', 'Zone', 'Site', 'Supernumerary', 'With'];

/** One row per duty held, in order of date and duty, times with offset. */
export function writeList(sheet: Worksheet, team: Team, rota: RotaSnapshot): void {
  const [headers, ...rows] = listRows(team, rota);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.addRow(headers).font = BOLD;
  for (const row of rows) sheet.addRow(row);
  sheet.columns.forEach((column, i) => (column.width = [11, 6, 8, 26, 8, 27, 27, 18, 8, 14, 8][i]!));
}

/** The same as texts, headers first; none of them can act as a formula. */
export function listRows(team: Team, rota: RotaSnapshot): string[][] {
  const order = new Map(team.dutyTypes.map((duty, i) => [duty.code, i]));
  const names = new Map(team.people.map((person) => [person.code, person.name]));
  const zones = new Map(team.sites.map((site) => [site.code, site.timeZone]));
  const sorted = [...rota.assignments].sort(
    (a, b) => a.date.localeCompare(b.date) || (order.get(a.duty) ?? 0) - (order.get(b.duty) ?? 0),
  );
  const rows = sorted.map((a) => {
    const cells = [a.date, weekdayOf(a.date), a.duty, names.get(a.person) ?? a.person, a.person, a.start, a.end];
    const place = [zones.get(a.site ?? '') ?? team.timeZone, a.site ?? '', a.supernumerary ? 'yes' : '', a.with ?? ''];
    return [...cells, ...place].map(safeText);
  });
  return [HEADERS, ...rows];
}
