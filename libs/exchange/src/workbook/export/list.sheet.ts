import type { Worksheet } from 'exceljs';
import { weekdayOf, type RotaSnapshot, type Team } from '@evenflow/domain';
import { safeText } from './safe-text.ts';

const HEADERS = ['Date', 'Day', 'Duty', 'Name', 'Code', 'Starts', 'Ends', 'Zone', 'Site', 'Supernumerary', 'With'];

/** One row per duty held, in order of date and duty, times with offset. */
export function writeList(sheet: Worksheet, team: Team, rota: RotaSnapshot): void {
  const order = new Map(team.dutyTypes.map((duty, i) => [duty.code, i]));
  const names = new Map(team.people.map((person) => [person.code, person.name]));
  const zones = new Map(team.sites.map((site) => [site.code, site.timeZone]));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.addRow(HEADERS).font = { bold: true };
  const sorted = [...rota.assignments].sort(
    (a, b) => a.date.localeCompare(b.date) || (order.get(a.duty) ?? 0) - (order.get(b.duty) ?? 0),
  );
  for (const a of sorted) {
    const cells = [a.date, weekdayOf(a.date), a.duty, names.get(a.person) ?? a.person, a.person, a.start, a.end];
    const place = [zones.get(a.site ?? '') ?? team.timeZone, a.site ?? '', a.supernumerary ? 'yes' : '', a.with ?? ''];
    sheet.addRow([...cells, ...place].map(safeText));
  }
  sheet.columns.forEach((column, i) => (column.width = [11, 6, 8, 26, 8, 27, 27, 18, 8, 14, 8][i]!));
}
