import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLocalDay } from '@evenflow/domain';
import { deepSize } from '@evenflow/testing';
import { importWorkbook } from '../import-workbook.ts';
import { mutated, randomFrom } from './mutations.ts';

const DEMO = join(__dirname, '../../../../../demo');
const SLOWEST_MS = 10_000;
const MOST_BYTES = 500 * 1024 * 1024;

/** Spoilt workbooks end in a team whose every reference holds, or in sentences: never in a crash, a hang or a full memory. */
it(`a spoilt workbook is read or refused, ${deepSize(120, 10_000)} of them`, async () => {
  const book = new Uint8Array(readFileSync(join(DEMO, 'two-rooms.xlsx')));
  // Other suites may have run in this process before.
  const before = process.memoryUsage.rss();
  const outcomes = { read: 0, asked: 0, refused: 0 };
  for (let seed = 1; seed <= deepSize(120, 10_000); seed += 1) {
    const bytes = mutated(book, randomFrom(seed));
    const started = process.cpuUsage();
    const { team, questions, problems } = await importWorkbook(bytes, { fileName: 'two-rooms.xlsx' }).catch(
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
