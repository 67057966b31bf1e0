import { payTotals, type PayLine, type PersonCode, type Team, type WorkedHours } from '@evenflow/domain';
import { safeText } from '../workbook/export/safe-text.ts';

export interface PayTable {
  readonly team: Pick<Team, 'people' | 'timeZone'>;
  readonly hours: readonly WorkedHours[];
  readonly lines: readonly PayLine[];
  readonly from: string;
  readonly to: string;
}

const HEAD = [
  ...['Code', 'Name', 'From', 'To', 'Time zone', 'Rostered hours', 'Called-in hours', 'Call-outs'],
  ...['Rest owed hours', 'Standby pay', 'Called-in pay', 'Total pay'],
];

/**
 * Hours, call-outs and pay, one row a person; RFC 4180, UTF-8 with a mark so that spreadsheets read it, and no cell that
 * a spreadsheet would take for a formula. Money with two digits, hours with two.
 */
export function payCsv({ team, hours, lines, from, to }: PayTable): string {
  const rows = hours.map((each) => {
    const { standby, calledIn } = payTotals([each.person], lines)[0]!;
    return [
      ...[each.person, nameOf(team, each.person), from, to, team.timeZone],
      ...[hoursText(each.rostered), hoursText(each.calledIn), String(each.callOuts), hoursText(each.restOwed)],
      ...[moneyText(standby), moneyText(calledIn), moneyText(standby + calledIn)],
    ];
  });
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function nameOf({ people }: Pick<Team, 'people'>, code: PersonCode): string {
  return people.find((person) => person.code === code)?.name ?? code;
}

function hoursText(minutes: number): string {
  return (Math.round((minutes / 60) * 100) / 100).toFixed(2);
}

function moneyText(pence: number): string {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}

function cell(text: string): string {
  const safe = safeText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
