import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { WorkbookImport } from './import-types.ts';
import { obstacles } from './import-types.ts';
import { importWorkbook } from './import-workbook.ts';

const demo = (id: string) => new Uint8Array(readFileSync(join(__dirname, '../../../../demo', `${id}.xlsx`)));

type Spoil = (workbook: ExcelJS.Workbook) => void;

/** The demo workbook with something in it changed, and read again. */
async function spoilt(
  spoil: Spoil,
  options: { id?: string; answers?: Record<string, string> } = {},
): Promise<WorkbookImport> {
  const id = options.id ?? 'two-rooms';
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(demo(id).slice().buffer);
  spoil(workbook);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return importWorkbook(bytes, { fileName: `${id}.xlsx`, answers: options.answers });
}

const write =
  (sheet: string, cell: string, value: ExcelJS.CellValue): Spoil =>
  (workbook) => {
    workbook.getWorksheet(sheet)!.getCell(cell).value = value;
  };

describe('a workbook with something wrong in it', () => {
  it.each<[string, Spoil, string]>([
    [
      '30 February, as ISO',
      write('Leave', 'B5', '2026-02-30'),
      'Leave, B5: 2026-02-30 does not exist. Write the day that is meant.',
    ],
    [
      '30 February, in words',
      write('Leave', 'C5', '30 Feb 2026'),
      'Leave, C5: 30 Feb 2026 does not exist. Write the day that is meant.',
    ],
    [
      '30 February, as Americans write',
      write('Holidays', 'A3', '02/30/2026'),
      'Holidays, A3: 02/30/2026 does not exist. Write the day that is meant.',
    ],
    [
      'a damaged number where a date should be',
      write('Requests', 'B3', Number.NaN),
      'Requests, B3: “Invalid Date” is not a date (first day). Write it as 2026-12-24.',
    ],
    [
      'a date that is none',
      write('Requests', 'B3', 'soon'),
      'Requests, B3: “soon” is not a date (first day). Write it as 2026-12-24.',
    ],
    [
      'no date',
      write('Demand changes', 'A2', null),
      'Demand changes, A2: no date is given (the change). Write it as 2026-12-24.',
    ],
    [
      'a formula without result where a date should be',
      write('Leave', 'B4', { formula: 'C4-1' }),
      'Leave, B4: the formula =C4-1 has no result stored, where a date is expected (first day). Replace it by a date.',
    ],
    [
      'a formula that gives another date every day',
      write('Staff', 'G2', { formula: 'TODAY()', result: new Date('2026-11-20') }),
      'Staff, G2: the formula =TODAY() changes by itself, where a date is expected (start date). Replace it by a date.',
    ],
    [
      'a fault where a number should be',
      write('Duties', 'K2', { error: '#REF!' }),
      'Duties, K2: holds #REF! where a number is expected (need mon fri). Write a number.',
    ],
    [
      'a number that is none',
      write('Staff', 'D3', 'full'),
      'Staff, D3: “full” is not a number (fte). Write a number, 0 to 1.',
    ],
    [
      'a time that is none',
      write('Duties', 'D2', '25:10'),
      'Duties, D2: “25:10” is not a time (start). Write it as 17:30.',
    ],
    [
      'two people of one name',
      write('Staff', 'A4', 'Marisol Echeverria'),
      'Staff, A4: a second person has the name “Marisol Echeverria” (the first is in A2). Give each person a name of their own.',
    ],
    [
      'two people of one code',
      write('Staff', 'B4', 'me'),
      'Staff, B4: a second person has the code “me” (the first is in B2). Give each person a code of their own.',
    ],
    [
      'two duties of one code',
      write('Duties', 'A3', 'OR1'),
      'Duties, A3: a second duty is called OR1 (the first is in A2). Give it a code of its own.',
    ],
    [
      'an unknown code in the rota',
      write('Rota Nov 2026', 'E6', 'OR9'),
      'Rota Nov 2026, E6: “OR9” is no code of this team (Anneliese Vogt, Tue 3 Nov). What is meant?',
    ],
    [
      'a doubtful code in the rota',
      write('Rota Nov 2026', 'E6', 'OR1?'),
      'Rota Nov 2026, E6: “OR1?” is no code of this team (Anneliese Vogt, Tue 3 Nov). What is meant?',
    ],
    [
      'a competence nobody has a column for',
      write('Duties', 'O7', 'CPB-A≥3, ECOM≥3'),
      'Duties, O7: no column of the staff sheet is called ECOM. Correct it, or add the column.',
    ],
    [
      '30 February among the days of the rota',
      write('Rota Nov 2026', 'F3', '30 Feb'),
      'Rota Nov 2026, F3: “30 Feb” stands where the day 2026-11-04 is expected. Write the dates one after the other.',
    ],
    [
      'a formula among the days of the rota',
      write('Rota Nov 2026', 'F3', { formula: 'E3+1' }),
      'Rota Nov 2026, F3: a formula without a stored result stands where the day 2026-11-04 is expected. Write the dates one after the other.',
    ],
    [
      'no days in the rota',
      (workbook) => workbook.getWorksheet('Rota Nov 2026')!.spliceRows(3, 1),
      'Rota Nov 2026, A1: no row of dates is found. Write the dates of the month in one row, one beside the other.',
    ],
    [
      'an unknown duty in demand',
      write('Demand changes', 'B2', 'OR7'),
      'Demand changes, B2: “OR7” is no duty of this team. Which one is meant?',
    ],
    ['a stranger on leave', write('Leave', 'A3', 'Keesha Lindquist'), 'Leave, A3: Who is “Keesha Lindquist”?'],
    [
      'leave that ends before it starts',
      write('Leave', 'C5', new Date('2026-12-01')),
      'Leave, C5: 2026-12-01 is before 2026-12-07 in B5. Write the last day.',
    ],
    [
      'somebody who leaves before they begin',
      (workbook) => {
        const staff = workbook.getWorksheet('Staff')!;
        staff.getCell('AA1').value = 'Last day';
        staff.getCell('AA2').value = new Date('2001-01-31');
      },
      'Staff, AA2: Marisol Echeverría would leave on 2001-01-31, before they begin on 2011-06-13. Correct one of them.',
    ],
    [
      'an unknown status',
      write('Leave', 'E5', 'perhaps'),
      'Leave, E5: “perhaps” is no status. Write approved, requested or recorded.',
    ],
    [
      'a level beyond the scale',
      write('Staff', 'I6', '7'),
      'Staff, I6: “7” is no level of ECMO. Write ✓, T or a level from 0 to 4.',
    ],
    [
      'a name beside another person’s code',
      write('Rota Nov 2026', 'B5', 'ME'),
      'Rota Nov 2026, B5: “Darnell Whitcomb” and “ME” are two people. Correct the name or the code.',
    ],
    [
      'no staff sheet',
      (w) => w.removeWorksheet('Staff'),
      'Staff, A1: the workbook has no such sheet. Add a sheet “Staff”, one row per person, with the headers Name and Code in its first row.',
    ],
    [
      'no duties sheet',
      (w) => w.removeWorksheet('Duties'),
      'Duties, A1: the workbook has no such sheet. Add a sheet “Duties”, one row per duty, with the headers Code, Name, Kind, Start and End in its first row.',
    ],
    [
      'no leave sheet',
      (w) => w.removeWorksheet('Leave'),
      'Leave, A1: The workbook has no such sheet. Is there nothing to tell, or should the sheet be added first?',
    ],
    [
      'no holidays sheet',
      (w) => w.removeWorksheet('Holidays'),
      'Holidays, A1: The workbook has no such sheet. Is there nothing to tell, or should the sheet be added first?',
    ],
    [
      'no headers',
      (w) => w.getWorksheet('Leave')!.spliceRows(1, 1),
      'Leave, A1: no row of headers is recognised. Write the headers in the first row.',
    ],
  ])('with %s says where, and gives no team', async (_what, spoil, sentence) => {
    const imported = await spoilt(spoil);
    expect(imported.team).toBeNull();
    expect(obstacles(imported)).toContain(sentence);
  });

  it('asks once for a code that stands in many cells, and takes the answer for all', async () => {
    const spoil: Spoil = (workbook) => {
      for (const cell of ['E6', 'F6', 'N6']) workbook.getWorksheet('Rota Nov 2026')!.getCell(cell).value = 'Room 1';
    };
    const asked = await spoilt(spoil);
    expect(asked.questions).toHaveLength(1);
    expect(asked.questions[0]!.answers.map((answer) => answer.id)).toContain('OR1');
    const rota = (imported: WorkbookImport) => imported.sheets.find((sheet) => sheet.kind === 'rota')!;
    expect(
      rota(asked)
        .cells.filter((cell) => cell.status === 'asks')
        .map((cell) => cell.cell),
    ).toEqual(['E6', 'F6', 'N6']);
    const { id } = asked.questions[0]!;
    const answered = await spoilt(spoil, { answers: { [id]: 'OR1' } });
    const original = await importWorkbook(demo('two-rooms'), { fileName: 'two-rooms.xlsx' });
    expect(answered.team).toEqual(original.team);
    const left = await spoilt(spoil, { answers: { [id]: 'leave-out' } });
    expect(left.team!.history).toHaveLength(original.team!.history.length - 3);
    expect((await spoilt(spoil, { answers: { [id]: 'no such answer' } })).team).toBeNull();
  });

  it('stops asking when hardly anything is understood', async () => {
    const imported = await spoilt(
      (workbook) => {
        const sheet = workbook.getWorksheet('Rota Nov 2026')!;
        for (let row = 4; row <= 17; row += 1) {
          for (let column = 3; column <= 32; column += 1) sheet.getCell(row, column).value = `?${row}-${column}`;
        }
      },
      { id: 'st-cuthberts' },
    );
    expect(imported.team).toBeNull();
    expect(imported.questions).toHaveLength(200);
    expect(imported.problems.map((problem) => problem.code)).toEqual(['too-many-questions']);
  });

  it('never guesses a person: a short form that fits one is taken, one letter off is asked', async () => {
    const row =
      (name: string): Spoil =>
      (workbook) => {
        const sheet = workbook.getWorksheet('Rota Nov 2026')!;
        sheet.getCell('A9').value = name;
        sheet.getCell('B9').value = null;
      };
    const original = await importWorkbook(demo('st-cuthberts'), { fileName: 'st-cuthberts.xlsx' });
    const short = await spoilt(row('S. Ní Dhálaigh'), { id: 'st-cuthberts' });
    expect(short.team).toEqual(original.team);
    expect(short.sheets.find((sheet) => sheet.kind === 'rota')!.cells.find((cell) => cell.cell === 'A9')).toMatchObject(
      {
        status: 'by-evidence',
        why: 'no one else here can be “S. Ní Dhálaigh”',
      },
    );
    const asked = await spoilt(row('S. Ni Dhalaig'), { id: 'st-cuthberts' });
    expect(asked.team).toBeNull();
    expect(asked.questions[0]).toMatchObject({ sheet: 'Rota Nov 2026', cell: 'A9', text: 'Who is “S. Ni Dhalaig”?' });
    expect(asked.questions[0]!.answers[0]).toEqual({ id: 'SND', label: 'Siobhán Ní Dhálaigh (SND)' });
    const answers = { [asked.questions[0]!.id]: 'SND' };
    expect((await spoilt(row('S. Ni Dhalaig'), { id: 'st-cuthberts', answers })).team).toEqual(original.team);
  });

  it('takes leave that only the rota shows as a recorded fact', async () => {
    const imported = await spoilt(write('Rota Nov 2026', 'Z5', 'SICK'));
    expect(imported.team!.leave.at(-1)).toEqual({
      person: 'DW',
      from: '2026-11-24',
      to: '2026-11-24',
      type: 'SICK',
      typeName: 'sick',
      status: 'recorded',
    });
  });

  it('uses the stored result of a formula that stays', async () => {
    const imported = await spoilt(write('Leave', 'C5', { formula: 'B5+4', result: new Date('2026-12-11') }));
    expect(imported.team!.leave[3]).toMatchObject({ from: '2026-12-07', to: '2026-12-11' });
    const zero = await spoilt(write('Duties', 'K2', { formula: '1-1', result: 0 }));
    expect(zero.team!.dutyTypes[0]!.need.monFri).toBe(0);
  });

  it('goes on without a leave sheet once somebody says there is none', async () => {
    const imported = await spoilt((w) => w.removeWorksheet('Leave'), { answers: { 'sheet:leave': 'none' } });
    expect(imported.team!.leave.every((leave) => leave.status === 'recorded')).toBe(true);
    expect(imported.team!.leave.length).toBeGreaterThan(0);
  });

  it('asks for the time zone when nothing tells it', async () => {
    const spoil: Spoil = (workbook) => {
      for (const cell of ['P1', 'Q1']) workbook.getWorksheet('Staff')!.getCell(cell).value = `Permit ${cell}`;
    };
    const asked = await spoilt(spoil);
    expect(asked.team).toBeNull();
    expect(asked.questions.map((question) => question.id)).toEqual(['time-zone']);
    const answered = await spoilt(spoil, { answers: { 'time-zone': 'Australia/Sydney' } });
    expect(answered.team).toMatchObject({ country: 'AU', region: 'AU-NSW', timeZone: 'Australia/Sydney' });
    expect(answered.team!.history[0]!.start).toBe('2026-11-01T06:00:00+11:00');
  });
});

describe('a file that is no workbook', () => {
  const read = (bytes: Uint8Array) => importWorkbook(bytes, { fileName: 'rota.xlsx' });
  const noise = (length: number, start: readonly number[]) => {
    const bytes = new Uint8Array(length);
    for (let i = 0, x = 1; i < length; i += 1) bytes[i] = x = (x * 1_103_515_245 + 12_345) & 0xff;
    bytes.set(start);
    return bytes;
  };
  const MEGA = 1024 * 1024;

  it.each<[string, () => Uint8Array, string]>([
    ['empty', () => new Uint8Array(), 'file-empty'],
    ['10 MB of noise', () => noise(10 * MEGA, [1, 2, 3]), 'file-not-a-workbook'],
    ['10 MB of noise that begins like an archive', () => noise(10 * MEGA, [0x50, 0x4b, 3, 4]), 'file-damaged'],
    ['larger than 10 MB', () => noise(10 * MEGA + 1, [0x50, 0x4b]), 'file-too-big'],
    ['an old .xls', () => noise(4000, [0xd0, 0xcf, 0x11, 0xe0]), 'file-old-format'],
    ['a PDF', () => new TextEncoder().encode('%PDF-1.7 …'), 'file-is-pdf'],
    ['cut off', () => demo('two-rooms').slice(0, 9000), 'file-damaged'],
    ['another archive', () => zip([{ name: 'a.txt', content: 'a' }]), 'file-not-a-workbook'],
    ['a workbook of rubbish', () => zip([{ name: 'xl/workbook.xml', content: '<a' }]), 'file-damaged'],
    [
      'a zip bomb',
      () => zip([WORKBOOK, { name: 'xl/worksheets/sheet1.xml', content: '\0'.repeat(60 * MEGA) }]),
      'file-unpacks-too-big',
    ],
    [
      'a zip bomb that lies',
      () => zip([WORKBOOK, { name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(60 * MEGA), says: 999 }]),
      'file-unpacks-too-big',
    ],
    [
      'a sheet of a million rows',
      () => sheetOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
      'file-too-many-cells',
    ],
    ['a sheet of 16,384 columns', () => sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'file-too-many-cells'],
    [
      'widths of columns beyond the last',
      () => sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>', '<cols><col min="4" max="99999999" width="8"/></cols>'),
      'file-damaged',
    ],
    [
      '300,000 cells',
      () => sheetOf(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(300_000)}</row>`),
      'file-too-many-cells',
    ],
    [
      'a name for every cell',
      () =>
        zip([
          {
            name: 'xl/workbook.xml',
            content: '<workbook><definedName name="x">S!$A$1:$XFD$1048576</definedName></workbook>',
          },
        ]),
      'file-too-many-cells',
    ],
  ])('%s is refused quickly, in a sentence', async (_what, bytes, code) => {
    const file = bytes();
    const started = performance.now();
    const imported = await read(file);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(imported).toMatchObject({ team: null, month: null, sheets: [] });
    expect(imported.problems.map((problem) => problem.code)).toEqual([code]);
    expect(imported.problems[0]!.sentence).toMatch(/^rota\.xlsx (is|has|unpacks) .+\. .*(Save|Choose|Import|Open)/);
  });

  it('reads a sheet that merges every cell without being kept busy', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = (type: string, target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/${type}" Target="${target}"/></Relationships>`;
    const cells = ['Name', 'Code']
      .map((text, i) => `<c r="${'AB'[i]}1" t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('');
    const everyCell = 'A1:XFD1048576';
    const bytes = zip([
      { name: '_rels/.rels', content: relations('officeDocument', 'xl/workbook.xml') },
      { name: 'xl/_rels/workbook.xml.rels', content: relations('worksheet', 'worksheets/sheet1.xml') },
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="${relation}"><sheets><sheet sheetId="1" name="Staff" r:id="r1"/></sheets></workbook>`,
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet><sheetData><row r="1">${cells}</row></sheetData><mergeCells><mergeCell ref="${everyCell}"/></mergeCells><dataValidations><dataValidation type="list" sqref="${everyCell}"><formula1>"a"</formula1></dataValidation></dataValidations></worksheet>`,
      },
    ]);
    const started = performance.now();
    const imported = await read(bytes);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(imported.sheets).toMatchObject([{ name: 'Staff', kind: 'staff' }]);
    expect(imported.problems.map((problem) => problem.code)).toEqual(['sheet-missing']);
  });
});

interface Part {
  readonly name: string;
  readonly content: string;
  /** Size the directory claims, when it is not the true one. */
  readonly says?: number;
}

const WORKBOOK: Part = { name: 'xl/workbook.xml', content: '<workbook/>' };

const sheetOf = (rows: string, before = '') =>
  zip([
    WORKBOOK,
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>` },
  ]);

/** An archive made by hand, so that its directory can say what it likes. */
function zip(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, says } of parts) {
    const packed = deflateRawSync(Buffer.from(content));
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? Buffer.byteLength(content), 18);
    common.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}
