import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { RotaSnapshot, Team } from '@evenflow/domain';
import { importWorkbook } from '../workbook/import-workbook.ts';
import { rotaCsv } from '../workbook/export/rota-csv.ts';
import { pagesOf } from './make-pdf.ts';
import { monthPdf } from './month-sheet.ts';
import { personalSheets } from './personal-sheet.ts';

const PRINT = { version: 3, printedAt: '2026-12-09T14:40:00+00:00' };
let team: Team;
let rota: RotaSnapshot;

beforeAll(async () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../../../demo/st-cuthberts.xlsx')));
  team = (await importWorkbook(bytes, { fileName: 'st-cuthberts.xlsx' })).team!;
  rota = { from: '2026-11-01', to: '2026-11-30', assignments: team.history } as RotaSnapshot;
});

it.each(['A4', 'A3'] as const)('fits fifteen people on one page of %s', async (paper) => {
  const pdf = await monthPdf(team, rota, { ...PRINT, paper });
  if (process.env['KEEP_PDF']) writeFileSync(join(process.env['KEEP_PDF'], `month-${paper}.pdf`), pdf);
  const text = Buffer.from(pdf).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(pagesOf(pdf)).toBe(1);
  const [, , , width, height] = /\/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]/.exec(text)! as unknown as string[];
  expect(Number(width)).toBeGreaterThan(Number(height));
  expect(drawnOperators(pdf)).toBeGreaterThan(rota.assignments.length);
});

it.each(['A4', 'A3'] as const)('fits twenty-eight people with seven kinds of call on one page of %s', async (paper) => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../../../demo/lakeshore.xlsx')));
  const large = (await importWorkbook(bytes, { fileName: 'lakeshore.xlsx' })).team!;
  const november = { ...rota, assignments: large.history };
  const pdf = await monthPdf(large, november, { ...PRINT, paper });
  if (process.env['KEEP_PDF']) writeFileSync(join(process.env['KEEP_PDF'], `large-${paper}.pdf`), pdf);
  expect(large.people.length).toBe(28);
  expect(pagesOf(pdf)).toBe(1);
});

it('gives each person a page of their own, one or all in one file', async () => {
  const all = team.people.map(({ code }) => code);
  const pdf = await personalSheets(team, rota, { ...PRINT, people: all });
  if (process.env['KEEP_PDF']) writeFileSync(join(process.env['KEEP_PDF'], 'personal.pdf'), pdf);
  expect(pagesOf(pdf)).toBe(all.length);
  const one = await personalSheets(team, rota, { ...PRINT, people: ['PR'] });
  expect(pagesOf(one)).toBe(1);
  expect(drawnOperators(one)).toBeGreaterThan(rota.assignments.filter(({ person }) => person === 'PR').length * 3);
});

it('writes leave that goes on in one line', async () => {
  const sheet = async (to: string) => {
    const leave = [{ person: 'PR', from: '2026-11-02', to, type: 'AL', status: 'approved' as const }];
    const away = { ...team, leave };
    return drawnOperators(await personalSheets(away, { ...rota, assignments: [] }, { ...PRINT, people: ['PR'] }));
  };
  expect(await sheet('2026-11-20')).toBe(await sheet('2026-11-03'));
});

/** Pieces of text that the page draws. */
function drawnOperators(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf);
  let count = 0;
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      count +=
        inflateSync(bytes.subarray(at + 7))
          .toString('latin1')
          .match(/\] TJ/g)?.length ?? 0;
    } catch {
      // A font, or the end of another stream.
    }
  }
  return count;
}

it('gives one row per duty as CSV, in which no text is a formula', () => {
  const evil = {
    ...team,
    people: team.people.map((person, i) => (i === 0 ? { ...person, name: '=cmd|"x"!A1' } : person)),
  };
  const lines = rotaCsv(evil, rota).trimEnd().split('\r\n');
  expect(lines).toHaveLength(team.history.length + 1);
  expect(lines[0]).toBe('\ufeffDate,Day,Duty,Name,Code,Starts,Ends,Zone,Site,Supernumerary,With');
  expect(lines.join('\n')).not.toMatch(/(^|,)"?[=+@]/m);
  expect(lines.join('\n')).toContain(`"'=cmd|""x""!A1"`);
});
