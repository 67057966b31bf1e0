import type { RotaSnapshot, Team } from '@evenflow/domain';
import { listRows } from './list.sheet.ts';

/** One row per duty as CSV (RFC 4180, UTF-8 with a mark so that Excel reads the accents). */
export function rotaCsv(team: Team, rota: RotaSnapshot): string {
  const inRange = rota.assignments.filter((a) => a.date >= rota.from && a.date <= rota.to);
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = listRows(team, { ...rota, assignments: inRange }).map((row) => row.map(field).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
