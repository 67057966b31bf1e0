import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '@evenflow/domain';
import { exportTeam, importWorkbook, obstacles, type WorkbookImport } from '@evenflow/exchange';
import { readArguments } from '../arguments.ts';

export const importUsage = 'npm run import -- <workbook.xlsx> [--out team.json]';

/** Says what was understood of a workbook, sheet by sheet; writes the team only when `--out` is given and nothing is open. */
export async function importVerb(words: readonly string[]): Promise<number> {
  const args = readArguments(words, ['out']);
  const [file] = args.plain;
  if (!file) throw new DomainError('no-file', {}, `Name a workbook.\n${importUsage}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new DomainError(
      'no-such-file',
      { file },
      `${file} cannot be read. Check the name and that it may be opened.`,
    );
  }
  const result = await importWorkbook(bytes, { fileName: path.basename(file) });
  process.stdout.write(`${preview(result).join('\n')}\n`);
  if (!result.team) return 2;
  const out = args.options.get('out');
  if (out) writeFileSync(out, `${JSON.stringify(exportTeam(result.team), null, 1)}\n`);
  return 0;
}

function preview(imported: WorkbookImport): string[] {
  const { sheets, team } = imported;
  return [
    ...sheets.map((sheet) => `${sheet.name}: ${sheet.kind}, ${sheet.understood} cells understood`),
    ...obstacles(imported),
    team
      ? `${team.name}: ${team.people.length} people, ${team.dutyTypes.length} duties. Nothing is written without --out.`
      : 'Nothing can be written.',
  ];
}
