import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { Team } from '@evenflow/domain';
import { deepSize } from '@evenflow/testing';
import { ImportNotes } from './import-notes.ts';
import { obstacles } from './import-types.ts';
import { importWorkbook } from './import-workbook.ts';
import { gridOf, type Cell, type CellContent, type Grid } from './reading/grid.ts';
import { readXlsx } from './reading/read-xlsx.ts';
import { teamFromSheets } from './team-from-sheets.ts';

const demo = (id: string) => new Uint8Array(readFileSync(join(__dirname, '../../../../demo', `${id}.xlsx`)));
const importDemo = (id: string) => importWorkbook(demo(id), { fileName: `${id}.xlsx` });

async function changed(id: string, change: (workbook: ExcelJS.Workbook) => void, fileName = `${id}.xlsx`) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(demo(id).slice().buffer);
  change(workbook);
  return importWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()), { fileName });
}

describe('a workbook laid out another way', () => {
  let original: Team;
  beforeAll(async () => (original = (await importDemo('two-rooms')).team!));

  it('may say the same with other headers, sheet names, capitals and a title row on each list', async () => {
    const { team } = await changed('two-rooms', (workbook) => {
      workbook.getWorksheet('Staff')!.name = 'Perfusionists';
      workbook.getWorksheet('Leave')!.name = 'Time off 2026';
      const staff = workbook.getWorksheet('Perfusionists')!;
      for (const [cell, header] of [
        ['B1', 'INITIALS'],
        ['D1', 'WTE'],
        ['T1', 'Mobile'],
        ['U1', 'email'],
      ])
        staff.getCell(cell!).value = header!;
      staff.spliceRows(1, 0, ['Our people'], []);
      workbook.getWorksheet('Rota Nov 2026')!.getCell('D4').value = 'or1';
    });
    expect(team).toEqual(original);
  });

  it('carries the first and the last day of people, whatever the columns are called', async () => {
    const { team } = await changed('two-rooms', (workbook) => {
      const staff = workbook.getWorksheet('Staff')!;
      for (const [cell, value] of [
        ['G1', 'Joined'],
        ['G2', new Date('2026-12-10')],
        ['AA1', 'Last day'],
        ['AA3', new Date('2026-12-12')],
      ] as const)
        staff.getCell(cell).value = value;
    });
    const dates = team!.people.map(({ startDate, endDate }) => ({ startDate, endDate }));
    const expected = original.people.map(({ startDate }) => ({ startDate, endDate: undefined as string | undefined }));
    expected[0]!.startDate = '2026-12-10';
    expected[1]!.endDate = '2026-12-12';
    expect(dates).toEqual(expected);
  });

  it('may count the days 1, 2, 3 and leave the month to the title', async () => {
    const { team, month } = await changed('two-rooms', (workbook) => {
      const sheet = workbook.getWorksheet('Rota Nov 2026')!;
      for (let column = 3; column <= 32; column += 1)
        Object.assign(sheet.getCell(3, column), { numFmt: 'General', value: column - 2 });
    });
    expect(month).toBe('2026-11');
    expect(team).toEqual(original);
  });

  it('may write surnames first, commas in cells and totals below', async () => {
    const { team } = await changed('two-rooms', (workbook) => {
      const sheet = workbook.getWorksheet('Rota Nov 2026')!;
      sheet.getCell('A5').value = 'Whitcomb, Darnell';
      sheet.getCell('B5').value = null;
      sheet.getCell('D5').value = 'FL, C1';
      sheet.getCell('A9').value = 'TOTAL';
      sheet.getCell('C9').value = 2;
    });
    expect(team).toEqual(original);
  });

  it('leaves hidden and foreign sheets out and says so', async () => {
    const imported = await changed('two-rooms', (workbook) => {
      workbook.addWorksheet('old', { state: 'hidden' }).getCell('A1').value = 'x';
      workbook.addWorksheet('Recipes').getCell('A1').value = 'Soup';
    });
    expect(imported.team).toEqual(original);
    expect(imported.sheets.slice(-2).map(({ kind, cells }) => [kind, cells[0]!.status])).toEqual([
      ['hidden', 'left-out'],
      ['unknown', 'left-out'],
    ]);
  });

  it('takes the short name from the title when the file is called anything', async () => {
    const { team } = await changed('two-rooms', () => undefined, 'Perfusion rota 2026 FINAL v7.xlsx');
    expect(team!.id).toBe('riverbend-heart-center');
  });

  it('may bring more than one month', async () => {
    const { team, month } = await changed('two-rooms', (workbook) => {
      const october = workbook.addWorksheet('Rota Oct 2026');
      october.addRow(['Riverbend Heart Center – Perfusion – rota October 2026']);
      october.addRow(['Name', 'Code', ...Array.from({ length: 31 }, (_, i) => new Date(Date.UTC(2026, 9, i + 1)))]);
      october.addRow(['Tuan Pham', 'TP', 'OR1', 'C2']);
    });
    expect(month).toBe('2026-11');
    expect(team!.history.slice(0, 2)).toMatchObject([
      { person: 'TP', date: '2026-10-01', duty: 'OR1' },
      { person: 'TP', date: '2026-10-02', duty: 'C2', start: '2026-10-02T14:30:00-05:00' },
    ]);
    expect(team!.history).toHaveLength(original.history.length + 2);
  });

  it('may be one list as CSV, for a team that is known', async () => {
    const csv =
      'Person;From;To;Type;Status;Comment\r\nTuan Pham;12/28/2026;2026-12-30;PTO;requested;"sea; sun ""and"" sand"\r\nKL;2026-12-31;;CE;;';
    const imported = await importWorkbook(new TextEncoder().encode(`\ufeff${csv}`), {
      fileName: 'leave.csv',
      previous: original,
    });
    expect(obstacles(imported)).toEqual([]);
    expect(imported.changes.leave).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(imported.team!.leave.slice(-2)).toEqual([
      {
        person: 'TP',
        from: '2026-12-28',
        to: '2026-12-30',
        type: 'PTO',
        typeName: undefined,
        status: 'requested',
        comment: 'sea; sun "and" sand',
      },
      { person: 'KL', from: '2026-12-31', to: '2026-12-31', type: 'CE', status: 'approved' },
    ]);
    expect(imported.team!.history).toEqual(original.history);
    const noise = await importWorkbook(new Uint8Array([0x41, 0xff, 0xfe]), { fileName: 'leave.csv' });
    expect(noise.problems.map((problem) => problem.code)).toEqual(['file-not-text']);
  });
});

describe('importing into a known team', () => {
  it('counts what is new and what is different, keeps ids and what the workbook does not mention', async () => {
    const original = (await importDemo('two-rooms')).team!;
    const previous: Team = {
      ...original,
      people: original.people.map((person) => ({
        ...person,
        id: `id-${person.code}`,
        grade: person.code === 'KL' ? 'Student' : person.grade,
      })),
      leave: [
        ...original.leave.slice(1),
        { id: 'x', person: 'ME', from: '2027-02-01', to: '2027-02-05', type: 'PTO', status: 'approved' },
      ],
    };
    const imported = await importWorkbook(demo('two-rooms'), { fileName: 'any.xlsx', previous });
    expect(imported.changes.people).toEqual({ added: 0, changed: 1, unchanged: 4 });
    expect(imported.changes.leave).toEqual({ added: 1, changed: 0, unchanged: 7 });
    expect(imported.team!.people[4]).toMatchObject({ id: 'id-KL', grade: 'CCP (new, 9 months)' });
    expect(imported.team!.leave.map((leave) => leave.id)).toContain('x');
    expect(imported.team!.id).toBe('two-rooms');
  });
});

describe('whatever stands in the cells', () => {
  const contents: fc.Arbitrary<CellContent> = fc.oneof(
    fc.constantFrom<CellContent>(
      '',
      'ME',
      'C1',
      '(OR1)/(C2)',
      '/',
      '30 Feb 2026',
      '#REF!',
      '=1',
      'Key',
      'x'.repeat(5000),
      null,
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.double(),
    fc.boolean(),
    fc.record({
      day: fc.constantFrom('1899-12-30', '2026-02-28', '9999-12-31'),
      minutes: fc.integer({ min: 0, max: 1439 }),
    }),
  );

  /** A heading, a date in a list, and a day of the rota. */
  const NO_NUMBER = [
    { sheet: 0, row: 1, column: 1 },
    { sheet: 2, row: 3, column: 2 },
    { sheet: 6, row: 3, column: 5 },
  ].map((place) => ({ ...place, content: Number.NaN }));

  const textOf = (content: CellContent) =>
    content === null ? '' : typeof content === 'object' ? content.day : String(content).trim();

  it.each(['two-rooms', 'st-cuthberts', 'lakeshore'])(
    'the workbook of %s never throws, and every change is spoken of',
    async (id) => {
      const grids = await readXlsx(demo(id));
      const place = fc.record({
        sheet: fc.nat(grids.length - 1),
        row: fc.integer({ min: 1, max: 40 }),
        column: fc.integer({ min: 1, max: 38 }),
        content: contents,
      });
      fc.assert(
        fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (places) => {
          const spoilt = grids.map((grid, i) =>
            withCells(
              grid,
              places.filter((p) => p.sheet === i),
            ),
          );
          const notes = new ImportNotes({});
          const read = teamFromSheets(spoilt, notes, { fileName: `${id}.xlsx` });
          for (const problem of notes.problems) expect(problem.sentence).toContain(`${problem.sheet}, ${problem.cell}`);
          if (!read.team) return;
          for (const { sheet, row, column, content } of places) {
            if (!textOf(content) || places.filter((p) => p.sheet === sheet).length > 1) continue;
            const report = notes.sheets[sheet]!;
            if (report.kind === 'unknown' || report.kind === 'hidden') continue;
            expect(report.cells.map((cell) => cell.cell)).toContain(spoilt[sheet]!.cell(row, column).address);
          }
        }),
        { numRuns: deepSize(12, 600), seed: 11, examples: [[NO_NUMBER]] },
      );
    },
  );

  function withCells(grid: Grid, places: readonly { row: number; column: number; content: CellContent }[]): Grid {
    const cells: Cell[] = [];
    for (let row = 1; row <= Math.max(40, grid.rowCount); row += 1) {
      for (let column = 1; column <= Math.max(38, grid.columnCount); column += 1) {
        const cell = grid.cell(row, column);
        const place = places.find((p) => p.row === row && p.column === column);
        if (place)
          cells.push({ address: cell.address, row, column, content: place.content, text: textOf(place.content) });
        else if (cell.text) cells.push(cell);
      }
    }
    return gridOf(grid.name, grid.hidden, cells);
  }
});
