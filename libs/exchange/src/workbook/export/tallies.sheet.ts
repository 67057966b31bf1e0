import type { Worksheet } from 'exceljs';
import { dutyTotals, Ledger, type LedgerKind, type RotaSnapshot, type Team } from '@evenflow/domain';
import { safeText } from './safe-text.ts';
import { BOLD } from './sheet-look.ts';

const MONTH = ['Duties', 'Calls', 'Weekends', 'Lates', 'Nights', 'Hours'] as const;
const YEAR: readonly (readonly [LedgerKind, string])[] = [
  ['weeknight-calls', 'Weeknight calls'],
  ['weekends', 'Weekends'],
  ['holidays', 'Named holidays'],
  ['burden', 'Burden points'],
  ['hours', 'Hours'],
];

/** What everybody holds in these days, and did in the year up to their end beside a fair share. Numbers, no formulas. */
export function writeTallies(sheet: Worksheet, team: Team, rota: RotaSnapshot): void {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const ledger = new Ledger(team, rota.assignments, rota);
  const year = `${rota.to.slice(0, 4)}-01-01`;
  const lines = YEAR.map(([kind]) => ledger.between(kind, year, rota.to));
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: 1 }];
  const head = ['Name', 'Code', 'Of full time', ...MONTH];
  const ofYear = YEAR.flatMap(([, title]) => [`${title} this year`, 'fair share', 'difference']);
  const headRow = sheet.addRow([...head, ...ofYear]);
  headRow.font = BOLD;
  headRow.alignment = { wrapText: true, vertical: 'top' };
  for (const person of team.people) {
    const own = dutyTotals(
      rota.assignments.filter((a) => a.person === person.code),
      duties,
    );
    const held = [own.duties, own.calls, own.weekends, own.lates, own.nights, tidy(own.hours)];
    const done = lines.flatMap((line) => {
      const { done: did, fair } = line.get(person.code)!;
      return fair === null ? [tidy(did), null, null] : [tidy(did), tidy(fair), tidy(did - fair)];
    });
    sheet.addRow([safeText(person.name), safeText(person.code), person.fte, ...held, ...done]);
  }
  sheet.columns.forEach((column, i) => (column.width = i === 0 ? 26 : i === 1 ? 8 : 11));
}

/** One decimal at most. */
function tidy(number: number): number {
  return Math.round(number * 10) / 10;
}
