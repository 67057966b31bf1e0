import { Worker } from 'node:worker_threads';
import { solveRota, SOLVE_MEGABYTES, type ExactPhase } from '@evenflow/solver';
import { dice, loadDecember, type December, type TeamName } from '../explained/demo-decembers.ts';

export interface StopOrder {
  readonly teams: readonly TeamName[];
  /** Stops in each phase that a team reaches. */
  readonly count: number;
  /** How long a phase is waited for. */
  readonly seconds: number;
}

/** Reading the rules comes first, then `search` alone until the exact parts begin; these go on beside it. */
type Phase = 'compile' | 'search' | ExactPhase;

/** In the order in which they come; a stop is asked for up to so many milliseconds after its phase has begun. */
const PHASES: ReadonlyMap<Phase, number> = new Map([
  ['compile', 40],
  ['search', 300],
  ['linear', 300],
  ['columns', 2000],
  ['dive', 1500],
  ['mixing', 3000],
  ['parts', 3000],
  ['whole', 3000],
]);

/** From the moment the stop was asked for to the verified rota in hand. */
interface Stopped {
  readonly at: Phase;
  readonly ms: number;
  /** Processor time of all threads meanwhile: what the wait would be if nothing else ran and nothing ran side by side. */
  readonly cpuMs: number;
}

/** Stops solves of each team's December in every phase they reach, and prints how long the best rota so far took. */
export async function benchStops({ teams, count, seconds }: StopOrder): Promise<number> {
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  print(['team', 'phase', 'stops', 'median ms', 'p95 ms', 'slowest ms', 'p95 CPU ms']);
  print(Array.from({ length: 7 }, () => '---'));
  for (const team of teams) {
    const december = await loadDecember(team);
    const roll = dice(7);
    const all: Stopped[] = [];
    for (const [phase, withinMs] of PHASES) {
      for (let i = 0; i < count; i += 1) {
        const stopped = await stopIn(december, phase, { seed: i + 1, seconds, afterMs: roll(withinMs) });
        if (!stopped) break;
        all.push(stopped);
      }
    }
    for (const phase of PHASES.keys()) {
      const some = all.filter(({ at }) => at === phase);
      if (some.length > 0) print([team, phase, ...figures(some)]);
    }
    print([team, 'all', ...figures(all)]);
  }
  return 0;
}

/** Undefined when the team's solve ended, or its time did, before the phase began. */
async function stopIn(
  { situation }: December,
  phase: Phase,
  { seed, seconds, afterMs }: { readonly seed: number; readonly seconds: number; readonly afterMs: number },
): Promise<Stopped | undefined> {
  const stopping = new AbortController();
  const asker = startAsker();
  let at: Phase = 'compile';
  let stop: { readonly asked: Asked; readonly at: Phase } | undefined;
  await asker.ready;
  asker.onAsked((asked) => {
    stop = { asked, at: phase === 'compile' ? phase : at };
    stopping.abort();
  });
  const begins = (begun: Phase): void => {
    if (begun === phase && at !== phase) asker.askAfter(afterMs);
    at = begun;
  };
  if (phase === 'compile') asker.askAfter(afterMs);
  const { team, ruleSet, range } = situation;
  await solveRota(team, ruleSet, range, {
    ...{ seed, seconds, megabytes: SOLVE_MEGABYTES },
    signal: stopping.signal,
    onPhase: begins,
    onProgress: () => at === 'compile' && begins('search'),
  });
  const [now, cpu] = [wallMs(), process.cpuUsage()];
  await asker.end();
  if (!stop) return undefined;
  const cpuMs = (cpu.user + cpu.system - stop.asked.cpu) / 1000;
  return { at: stop.at, ms: now - stop.asked.ms, cpuMs };
}

interface Asked {
  readonly ms: number;
  readonly cpu: number;
}

/** Asks from a thread of its own, as the worker does from another process: this thread may be busy at that moment. */
const ASKER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (afterMs) => setTimeout(() => {
  const { user, system } = process.cpuUsage();
  parentPort.postMessage({ ms: performance.timeOrigin + performance.now(), cpu: user + system });
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

function wallMs(): number {
  return performance.timeOrigin + performance.now();
}

function figures(stops: readonly Stopped[]): (string | number)[] {
  const at = (of: (stopped: Stopped) => number, share: number): string => {
    const sorted = stops.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  };
  const wall = [0.5, 0.95, 1].map((share) => at(({ ms }) => ms, share));
  return [stops.length, ...wall, at(({ cpuMs }) => cpuMs, 0.95)];
}
