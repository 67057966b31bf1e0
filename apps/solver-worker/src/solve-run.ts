import type { ChildProcess } from 'node:child_process';
import type { FromSolve, QuestionSteps, SolveProgress, SolveTask, ToSolve } from './solve-messages.ts';
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

/** One solve, running in a process of its own, within the memory and the time it may have. */
export class SolveRun {
  readonly outcome: Promise<SolveOutcome>;
  private readonly watching: NodeJS.Timeout;
  private end: (outcome: SolveOutcome) => void = () => undefined;

  constructor(
    private readonly program: SolveProgram,
    private readonly child: ChildProcess,
    task: SolveTask,
    heard: (progress: SolveProgress | QuestionSteps) => void,
  ) {
    this.outcome = new Promise((resolve) => (this.end = resolve));
    this.child.on('message', (message: FromSolve) => {
      if ('progress' in message) heard(message.progress);
      else this.end(message);
    });
    this.child.once('error', () => this.end('died'));
    this.child.once('exit', () => this.end('died'));
    const until = performance.now() + task.seconds * 1000 + program.graceMs;
    this.watching = setInterval(() => void this.watch(until, task.seconds), WATCH_EVERY_MS);
    void this.outcome.finally(() => clearInterval(this.watching));
    this.send({ solve: task });
  }

  /** Asks for the best rota so far; `outcome` follows within a moment. */
  stop(): void {
    this.send('stop');
  }

  /** Ends it at once, without an answer. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async watch(until: number, seconds: number): Promise<void> {
    const { residentMegabytes } = this.program;
    if (performance.now() > until) this.endFor({ code: 'solve-overran', facts: { seconds } });
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
