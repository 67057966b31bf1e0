import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { assign, eachDay, isCall, type Assignment, type RotaSnapshot, type Team } from '@evenflow/domain';
import { exportRota } from './export-rota.ts';
import { importWorkbook } from './import-workbook.ts';
import { obstacles } from './import-types.ts';

const PRINT = { version: 3, printedAt: '2026-11-23T14:05:00+00:00' };

async function demoTeam(id: string): Promise<Team> {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../../../demo', `${id}.xlsx`)));
  return (await importWorkbook(bytes, { fileName: `${id}.xlsx` })).team!;
}

const rotaOf = (team: Team, month: string, last: number, assignments: readonly Assignment[]): RotaSnapshot => ({
  team: team.id,
  from: `${month}-01`,
  to: `${month}-${last}`,
  assignments,
  locks: [],
});

async function readBack(team: Team, rota: RotaSnapshot): Promise<Team> {
  const imported = await importWorkbook(await exportRota(team, rota, PRINT), { fileName: 'rota.xlsx', previous: team });
  expect(obstacles(imported)).toEqual([]);
  expect(imported.month).toBe(rota.from.slice(0, 7));
  return imported.team!;
}

const inOrder = (assignments: readonly Assignment[]) =>
  [...assignments].sort((a, b) => `${a.date} ${a.person} ${a.duty}`.localeCompare(`${b.date} ${b.person} ${b.duty}`));

describe('a rota written as a workbook', () => {
  it.each(['two-rooms', 'st-cuthberts', 'lakeshore'])('reads back as the same November of %s', async (id) => {
    const team = await demoTeam(id);
    const again = await readBack(team, rotaOf(team, '2026-11', 30, team.history));
    expect(inOrder(again.history)).toEqual(inOrder(team.history));
    expect(again.leave).toEqual(team.leave);
    expect(again.people).toEqual(team.people);
    expect(again.ecmoCensus).toEqual(team.ecmoCensus);
    expect(again.tallies).toEqual(team.tallies);
  });

  it('counts what everybody holds, and did this year beside a fair share, on a sheet of its own', async () => {
    const team = await demoTeam('st-cuthberts');
    const workbook = new ExcelJS.Workbook();
    const rota = rotaOf(team, '2026-11', 30, team.history);
    await workbook.xlsx.load((await exportRota(team, rota, PRINT)).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet('Shares and hours')!;
    const [heads, ...rows] = sheet.getSheetValues().slice(1) as unknown[][];
    expect(rows).toHaveLength(team.people.length);
    const column = (name: string) => heads!.indexOf(name);
    const sum = (name: string) => rows.reduce((total, row) => total + Number(row[column(name)] ?? 0), 0);
    const calls = new Set(team.dutyTypes.filter(isCall).map(({ code }) => code));
    const held = team.history.filter((a) => a.date.startsWith('2026-11') && !a.supernumerary);
    expect(sum('Calls')).toBe(held.filter(({ duty }) => calls.has(duty)).length);
    expect(sum('Duties')).toBe(held.filter(({ duty }) => !calls.has(duty)).length);
    const burden = column('Burden points this year');
    const fair = rows.reduce((total, row) => total + Number(row[burden + 1] ?? 0), 0);
    expect(Math.abs(sum('Burden points this year') - fair)).toBeLessThan(2);
  });

  it('reads back any duties anyone may hold, supernumerary ones with their mentors', async () => {
    const team = await demoTeam('st-cuthberts');
    const days = eachDay('2026-12-01', '2026-12-31');
    const held = fc.record({
      person: fc.constantFrom(...team.people.map((person) => person.code)),
      duty: fc.constantFrom(...team.dutyTypes),
      day: fc.constantFrom(...days),
      mentor: fc.constantFrom(...team.people.filter((person) => !person.trainee).map((person) => person.code)),
    });
    const key = (a: { person: string; day: string; duty: { code: string } }) => `${a.person}|${a.day}|${a.duty.code}`;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(held, { selector: key, maxLength: 120 }), async (duties) => {
        const assignments = duties.map(({ person, duty, day, mentor }) => {
          const trainee = team.people.find((known) => known.code === person)!.trainee;
          const extra = trainee && Object.keys(duty.requiredCompetences).length > 0;
          return assign(team, person, duty, day, extra ? { supernumerary: true, with: mentor } : {});
        });
        const again = await readBack(team, rotaOf(team, '2026-12', 31, assignments));
        expect(inOrder(again.history.filter((a) => a.date >= '2026-12-01'))).toEqual(inOrder(assignments));
        expect(again.history.filter((a) => a.date < '2026-12-01')).toHaveLength(team.history.length);
      }),
      { numRuns: 12, seed: 7 },
    );
  }, 60_000);

  it('writes no formula, whatever people and duties are called', async () => {
    const team = await demoTeam('two-rooms');
    const names = ['=HYPERLINK("http://x.example","y")', '+1+1', '-2+3', '@SUM(A1)', '\t=1'];
    const hostile: Team = {
      ...team,
      name: '=cmd|calc',
      people: team.people.map((person, i) => ({ ...person, name: names[i]! })),
      // What XML cannot hold, and what it means something by.
      dutyTypes: team.dutyTypes.map((duty) => ({ ...duty, name: `=${duty.name}\u0001\u000b\ufffe<&]]>` })),
      holidays: team.holidays.map((holiday) => ({ ...holiday, name: `=${holiday.name}\u0008\ufffe]]>` })),
    };
    const bytes = await exportRota(hostile, rotaOf(hostile, '2026-11', 30, team.history), PRINT);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    let texts = 0;
    expect(workbook.worksheets.map(({ pageSetup }) => pageSetup.fitToWidth)).toEqual([1, 1, 1]);
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined();
          if (typeof cell.value === 'string') texts += 1;
          if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+\-@\t]/);
        }),
      );
    }
    expect(texts).toBeGreaterThan(200);
    const again = await readBack(hostile, rotaOf(hostile, '2026-11', 30, team.history));
    expect(again.people.map((person) => person.name)).toEqual(names);
  });

  it('shows title, weekdays, holidays, leave and key as teams write them', async () => {
    const team = await demoTeam('two-rooms');
    const workbook = new ExcelJS.Workbook();
    const bytes = await exportRota(team, rotaOf(team, '2026-11', 30, team.history), PRINT);
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = workbook.getWorksheet('Rota Nov 2026')!;
    expect(sheet.getCell('A1').value).toBe('Riverbend Heart Center – Perfusion – rota November 2026');
    expect([sheet.getCell('C2').value, sheet.getCell('A4').value, sheet.getCell('D5').value]).toEqual([
      'Sun',
      'Marisol Echeverría',
      'FL/C1',
    ]);
    expect(sheet.getCell('AB3').note).toBe('Thanksgiving');
    expect(sheet.getCell('K5').value).toBe('PTO');
    expect(sheet.getCell('K5').fill).toMatchObject({ fgColor: { argb: 'FFDDEFDC' } });
    const lines = sheet.getColumn(1).values.map(String);
    expect(lines).toContain('C1 = First call, 18:00–06:00 next day; weekend/holiday 06:00–06:00 next day');
    expect(lines).toContain('Version 3; made 2026-11-23 08:05 (America/Chicago)');
    expect(workbook.getWorksheet('One row per duty')!.rowCount).toBe(team.history.length + 1);
  });
});
