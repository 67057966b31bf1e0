import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { dice } from '../explained/demo-decembers.ts';
import { stopSubject, type Phase, type StopSubject } from './stop-subjects.ts';

export interface StopOrder {
  /** Names of instances, or Curtois files. */
  readonly subjects: readonly string[];
  /** Stops in each phase that a subject reaches. */
  readonly count: number;
  /** How long a phase is waited for. */
  readonly seconds: number;
}

/** In the order in which they come; a stop is asked for up to so many milliseconds after its phase has begun. */
const PHASES: ReadonlyMap<Phase, number> = new Map([
  ['reading', 400],
  ['first rota', 100],
  ['search', 400],
  ['linear', 400],
  ['people', 2000],
  ['columns', 2000],
  ['near', 1500],
  ['dive', 1500],
  ['mixing', 3000],
  ['parts', 3000],
  ['whole', 3000],
]);

/** From the moment the stop was asked for to the verified rota in hand. */
interface Stopped {
  readonly at: Phase;
  readonly ms: number;
  /** Processor time of the thread that answers: what the wait would be if nothing else ran. */
  readonly cpuMs: number;
}

const COLUMNS = ['what', 'phase', 'stops', 'median ms', 'p95 ms', 'slowest ms', 'p95 CPU ms', 'slowest CPU ms'];

/** Stops solves of each subject in every phase they reach, each subject in a process of its own, and prints how long the best rota so far took. */
export async function benchStops({ subjects, count, seconds }: StopOrder): Promise<number> {
  const [only] = subjects;
  print(COLUMNS);
  print(COLUMNS.map(() => '---'));
  if (only !== undefined && subjects.length === 1) return stopsOf(only, count, seconds);
  for (const name of subjects) {
    const words = ['bench', 'stops', name, '--count', String(count), '--seconds', String(seconds)];
    const lines = execFileSync(process.execPath, [...process.execArgv, process.argv[1]!, ...words], {
      encoding: 'utf8',
    });
    process.stdout.write(lines.split('\n').slice(2).join('\n'));
  }
  return 0;
}

function print(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function stopsOf(name: string, count: number, seconds: number): Promise<number> {
  const subject = await stopSubject(name);
  const roll = dice(7);
  const all: Stopped[] = [];
  for (const [phase, withinMs] of PHASES) {
    for (let i = 0; i < count; i += 1) {
      const stopped = await stopIn(subject, phase, { seed: i + 1, seconds, afterMs: roll(withinMs) });
      if (!stopped) break;
      all.push(stopped);
    }
  }
  const what = name.split('/').at(-1)!;
  for (const phase of PHASES.keys()) {
    const some = all.filter(({ at }) => at === phase);
    if (some.length > 0) print([what, phase, ...figures(some)]);
  }
  print([what, 'all', ...figures(all)]);
  return 0;
}

/** Undefined when the solve ended, or its time did, before the phase began. */
async function stopIn(
  subject: StopSubject,
  phase: Phase,
  { seed, seconds, afterMs }: { readonly seed: number; readonly seconds: number; readonly afterMs: number },
): Promise<Stopped | undefined> {
  const stopping = new AbortController();
  const asker = startAsker();
  let at: Phase = 'reading';
  let stop: { readonly asked: Asked; readonly at: Phase } | undefined;
  await asker.ready;
  asker.onAsked((asked) => {
    stop = { asked, at };
    stopping.abort();
  });
  const begins = (begun: Phase): void => {
    if (begun === phase && at !== phase) asker.askAfter(afterMs);
    at = begun;
  };
  if (phase === 'reading') asker.askAfter(afterMs);
  await subject({ seed, seconds, signal: stopping.signal, begins });
  const [now, cpu] = [performance.timeOrigin + performance.now(), process.cpuUsage()];
  const thread = threadCpuMs();
  await asker.end();
  if (!stop) return undefined;
  const { asked } = stop;
  const all = (cpu.user + cpu.system) / 1000 - asked.cpu;
  const cpuMs = asked.thread === undefined || thread === undefined ? all : thread - asked.thread;
  return { at: stop.at, ms: now - asked.ms, cpuMs };
}

interface Asked {
  readonly ms: number;
  /** Milliseconds of processor time: of all threads, and of the first one where the system tells. */
  readonly cpu: number;
  readonly thread: number | undefined;
}

/** Processor time of a process's first thread, where the system tells; the asker has the same function as text. */
function threadCpuMs(): number | undefined {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

/** Asks from a thread of its own, as the worker does from another process: this thread may be busy at that moment. */
const ASKER = `
const { parentPort } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const threadCpuMs = ${threadCpuMs.toString()};
parentPort.on('message', (afterMs) => setTimeout(() => {
  const { user, system } = process.cpuUsage();
  const ms = performance.timeOrigin + performance.now();
  parentPort.postMessage({ ms, cpu: (user + system) / 1000, thread: threadCpuMs() });
}, afterMs));
`;

function startAsker() {
  const thread = new Worker(ASKER, { eval: true });
  return {
    ready: new Promise<void>((resolve) => thread.once('online', () => resolve())),
    onAsked: (heard: (asked: Asked) => void) => void thread.on('message', heard),
    askAfter: (ms: number) => thread.postMessage(ms),
    end: () => thread.terminate(),
  };
}

function figures(stops: readonly Stopped[]): (string | number)[] {
  const at = (of: (stopped: Stopped) => number, share: number): string => {
    const sorted = stops.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  };
  const wall = [0.5, 0.95, 1].map((share) => at(({ ms }) => ms, share));
  return [stops.length, ...wall, ...[0.95, 1].map((share) => at(({ cpuMs }) => cpuMs, share))];
}
