import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLocalDay, type Team } from '@evenflow/domain';
import { deepSize } from '@evenflow/testing';
import { importWorkbook } from '../import-workbook.ts';
import { cuthbertsMonth } from './cuthberts-month.ts';
import { dateOf, dayOfMonth, matrix, turnedRows, ukDay, weeksOf, xlsxOf, type Row } from './layouts.ts';
import { mutated, randomFrom } from './mutations.ts';

const DEMO = join(__dirname, '../../../../../demo');
const SLOWEST_MS = 10_000;
const MOST_BYTES = 500 * 1024 * 1024;

interface Book {
  readonly bytes: Uint8Array;
  /** The team it is a rota of; a whole workbook needs none. */
  readonly previous?: Team;
}

/** A whole workbook, and months laid out in other ways: turned, in weeks, under two headers, with colours and a key. */
async function books(): Promise<Book[]> {
  const { month, team } = await cuthbertsMonth();
  const days = (say: (day: string) => Row[number]): Row => ['Name', 'Code', ...month.days.map(say)];
  const weeks = weeksOf(month.days).flatMap((week): Row[] => [
    ['Name', ...week.map((day) => day && dateOf(day))],
    ...month.people.map(({ code, name }): Row => [name, ...week.map((day) => (day && month.cell(code, day)) || null)]),
    [],
  ]);
  const coloured = matrix(month, [['November 2026'], days(dayOfMonth)]).map((row) =>
    row.map((value) => (value === 'AL' ? { value: null, fill: 'C6E0B4' } : value)),
  );
  const key: Row[] = [[], ['Key'], [{ value: null, fill: 'C6E0B4' }, 'Annual leave'], ['OC1', 'First on call']];
  const laidOut = [
    matrix(month, [days(ukDay)]),
    turnedRows(matrix(month, [days(dateOf)])),
    weeks,
    [...coloured, ...key],
  ];
  const whole = new Uint8Array(readFileSync(join(DEMO, 'two-rooms.xlsx')));
  return [
    { bytes: whole },
    ...(await Promise.all(laidOut.map(async (rows) => ({ bytes: await xlsxOf(rows), previous: team })))),
  ];
}

/** Spoilt workbooks end in a team whose every reference holds, or in sentences: never in a crash, a hang or a full memory. */
it(`a spoilt workbook is read or refused, ${deepSize(60, 10_000)} of them`, async () => {
  const shelf = await books();
  // Other suites may have run in this process before.
  const before = process.memoryUsage.rss();
  const outcomes = { read: 0, asked: 0, refused: 0 };
  for (let seed = 1; seed <= deepSize(60, 10_000); seed += 1) {
    const { bytes: book, previous } = shelf[seed % shelf.length]!;
    const bytes = mutated(book, randomFrom(seed));
    const started = process.cpuUsage();
    const { team, questions, problems } = await importWorkbook(bytes, { fileName: 'book.xlsx', previous }).catch(
      (cause: unknown) => {
        throw new Error(`seed ${seed}`, { cause });
      },
    );
    // Of its own work: what other programs take of the machine is no matter here.
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    if (ms > SLOWEST_MS) throw new Error(`seed ${seed} took ${Math.round(ms)} ms`);
    if (process.memoryUsage.rss() - before > MOST_BYTES) throw new Error(`seed ${seed}: memory`);
    if (!team) {
      expect(questions.length + problems.length).toBeGreaterThan(0);
      outcomes[problems.length > 0 ? 'refused' : 'asked'] += 1;
      continue;
    }
    outcomes.read += 1;
    const people = new Set(team.people.map((person) => person.code));
    const duties = new Set(team.dutyTypes.map((duty) => duty.code));
    for (const { person, duty, date } of team.history) {
      if (!people.has(person) || !duties.has(duty) || !isLocalDay(date))
        throw new Error(`seed ${seed}: ${person} ${duty} ${date}`);
    }
  }
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0);
});
