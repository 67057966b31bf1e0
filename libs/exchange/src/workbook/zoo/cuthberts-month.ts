import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { addDays, type Team } from '@evenflow/domain';
import { importWorkbook } from '../import-workbook.ts';
import type { TrueMonth } from './layouts.ts';

const DEMO = join(__dirname, '../../../../../demo/st-cuthberts.xlsx');

export interface KnownMonth {
  /** The team as its workbook tells it, the rota included. */
  readonly told: Team;
  /** The team without its rota: what the rota says must come from the layout. */
  readonly team: Team;
  readonly month: TrueMonth;
}

/** November of the example team, which every layout of the zoo tells in its own way. */
export async function cuthbertsMonth(): Promise<KnownMonth> {
  const bytes = new Uint8Array(readFileSync(DEMO));
  const told = (await importWorkbook(bytes, { fileName: 'st-cuthberts.xlsx' })).team!;
  const sickness = { person: 'AB', from: '2026-01-05', to: '2026-01-05', type: 'SICK', status: 'recorded' } as const;
  const team = {
    ...told,
    history: [],
    leave: [sickness, ...told.leave.filter((leave) => leave.status !== 'recorded')],
  };
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const sheet = workbook.getWorksheet('Rota Nov 2026')!;
  const days = Array.from({ length: 30 }, (_, i) => addDays('2026-11-01', i));
  const cells = new Map<string, string>();
  for (let row = 4; row <= 17; row += 1)
    days.forEach((day, i) => cells.set(`${sheet.getCell(row, 2).text} ${day}`, sheet.getCell(row, 3 + i).text));
  const month = {
    days,
    people: told.people.map(({ code, name }) => ({ code, name })),
    cell: (person: string, day: string) => cells.get(`${person} ${day}`) ?? '',
  };
  return { told, team, month };
}
