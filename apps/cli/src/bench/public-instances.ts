import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '@evenflow/domain';
import { readCurtois, readInrc2, SOLVE_MEGABYTES, solve, type PublicInstance, type Solution } from '@evenflow/solver';

/** Even when reading took all the time there was. */
const LEAST_SECONDS = 0.1;

export interface BenchRun {
  readonly seconds: number;
  readonly seed: number;
  readonly out: string | undefined;
}

/** Fills one Curtois instance, prints cost and bound, writes `{assignments: [{employee, day, shift}]}`. */
export async function benchCurtois(file: string, run: BenchRun): Promise<number> {
  const instance = readCurtois(text(file), path.basename(file));
  return report(instance, run, ({ person, day, duty }) => ({ employee: person, day, shift: duty }));
}

/** Fills one INRC-II instance such as `n030w4_1_6-2-9-1`, writes `{assignments: [{nurse, day, shift, skill}]}`. */
export async function benchInrc2(folder: string, name: string, run: BenchRun): Promise<number> {
  const parts = /^(n\d+w\d+)_(\d+)_(\d+(?:-\d+)*)$/.exec(name);
  if (!parts)
    throw new DomainError('inrc2-name', { name }, `${name} is not the name of an instance, such as n030w4_1_6-2-9-1.`);
  const [, set, history, weeks] = parts as unknown as [string, string, string, string];
  const read = (file: string) => text(path.join(folder, file));
  const instance = readInrc2(
    {
      scenario: read(`Sc-${set}.txt`),
      history: read(`H0-${set}-${history}.txt`),
      weeks: weeks.split('-').map((week) => read(`WD-${set}-${week}.txt`)),
    },
    name,
  );
  return report(instance, run, ({ person, day, duty }) => {
    const [shift, skill] = duty.split(' as ') as [string, string];
    return { nurse: person, day, shift, skill };
  });
}

interface Held {
  readonly person: string;
  readonly day: number;
  readonly duty: string;
}

async function report(
  { problem, name }: PublicInstance,
  run: BenchRun,
  write: (held: Held) => object,
): Promise<number> {
  // Reading a large instance takes its time, which is part of what was given.
  const seconds = Math.max(LEAST_SECONDS, run.seconds - performance.now() / 1000);
  const solution = await solve(problem, { seconds, seed: run.seed, megabytes: SOLVE_MEGABYTES });
  const { cost, bound, gap, proven, elapsedMs, firstCompleteMs } = solution;
  process.stdout.write(
    `${name}: cost ${cost.total}, bound ${bound}, ${proven ? 'proven' : `gap ${(gap * 100).toFixed(2)} %`}, ` +
      `first complete ${firstCompleteMs === undefined ? 'none' : `${(firstCompleteMs / 1000).toFixed(2)} s`}, ` +
      `${(elapsedMs / 1000).toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  );
  if (run.out)
    writeFileSync(run.out, `${JSON.stringify({ assignments: heldOf({ problem, name }, solution).map(write) })}\n`);
  return solution.complete ? 0 : 1;
}

function heldOf({ problem }: PublicInstance, { held }: Solution): Held[] {
  return problem.slots.flatMap((slot, index) =>
    held[index] && slot.day >= problem.firstDay
      ? [{ person: problem.people[slot.person]!, day: slot.day - problem.firstDay, duty: slot.duty }]
      : [],
  );
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DomainError(
      'no-such-file',
      { file },
      `${file} cannot be read. Check the name and that it may be opened.`,
    );
  }
}
