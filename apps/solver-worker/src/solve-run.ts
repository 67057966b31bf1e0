import type { ChildProcess } from 'node:child_process';
import type { FromSolve, SolveNews, SolveTask, ToSolve } from './solve-messages.ts';
import { residentBytes } from './resident-memory.ts';

/** How a solve's process ended: with an answer, or without one. */
export type SolveOutcome = Exclude<FromSolve, { progress: unknown }> | 'died';

export interface SolveProgram {
  /** The file that is run. */
  readonly path: string;
  /** Its heap may grow to this; beyond, the process ends and the solve counts as died. */
  readonly heapMegabytes: number;
  /** All its memory may grow to this; beyond, the process is ended. */
  readonly residentMegabytes: number;
  /** How much longer than asked for a solve may take, for reading, compiling and the last word, before it is ended. */
  readonly graceMs: number;
}

const WATCH_EVERY_MS = 250;
/** A rota so far is put down within a moment of being asked for; what takes this long hears nothing any more. */
const LAST_WORD_MS = 10_000;

/** One solve, running in a process of its own, within the memory and the time it may have. */
export class SolveRun {
  readonly outcome: Promise<SolveOutcome>;
  private readonly watching: NodeJS.Timeout;
  private until: number;
  private end: (outcome: SolveOutcome) => void = () => undefined;

  constructor(
    private readonly program: SolveProgram,
    private readonly child: ChildProcess,
    private readonly task: SolveTask,
    heard: (progress: SolveNews) => void,
  ) {
    this.outcome = new Promise((resolve) => (this.end = resolve));
    this.child.on('message', (message: FromSolve) => {
      if ('progress' in message) heard(message.progress);
      else this.end(message);
    });
    this.child.once('error', () => this.end('died'));
    this.child.once('exit', () => this.end('died'));
    this.until = performance.now() + task.seconds * 1000 + program.graceMs;
    this.watching = setInterval(() => void this.watch(), WATCH_EVERY_MS);
    void this.outcome.finally(() => clearInterval(this.watching));
    this.send({ solve: task });
  }

  /** Asks for the best rota so far; `outcome` follows within a moment. A question ends at once. */
  stop(): void {
    if (this.task.question) return this.endFor({ code: 'stopped', facts: {} });
    this.until = Math.min(this.until, performance.now() + LAST_WORD_MS);
    this.send('stop');
  }

  /** Ends it at once, without an answer. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async watch(): Promise<void> {
    const { residentMegabytes } = this.program;
    const { seconds } = this.task;
    if (performance.now() > this.until) this.endFor({ code: 'solve-overran', facts: { seconds } });
    else if ((await residentBytes(this.child.pid ?? 0)) > residentMegabytes * 1_048_576) {
      this.endFor({ code: 'solve-memory', facts: { megabytes: residentMegabytes } });
    }
  }

  private endFor(problem: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }): void {
    this.end({ problem });
    this.kill();
  }

  private send(message: ToSolve): void {
    // A process that just died cannot be told anything; its outcome says so.
    if (this.child.connected) this.child.send(message, () => undefined);
  }
}
