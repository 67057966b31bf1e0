import { fork, type ChildProcess } from 'node:child_process';
import type { FromSolve, SolveProgress, SolveTask, ToSolve } from './solve-messages.ts';

/** How a solve's process ended: with an answer, or without one. */
export type SolveOutcome = Exclude<FromSolve, { progress: SolveProgress }> | 'died';

export interface SolveProgram {
  /** The file that is run. */
  readonly path: string;
  /** Its heap may grow to this; beyond, the process ends and the solve counts as died. */
  readonly heapMegabytes: number;
}

/** One solve, running in a process of its own. */
export class SolveRun {
  readonly outcome: Promise<SolveOutcome>;
  private readonly child: ChildProcess;

  constructor(program: SolveProgram, task: SolveTask, heard: (progress: SolveProgress) => void) {
    const execArgv = [...process.execArgv, `--max-old-space-size=${program.heapMegabytes}`];
    this.child = fork(program.path, { execArgv, serialization: 'advanced' });
    this.outcome = new Promise((resolve) => {
      this.child.on('message', (message: FromSolve) => {
        if ('progress' in message) heard(message.progress);
        else resolve(message);
      });
      this.child.once('error', () => resolve('died'));
      this.child.once('exit', () => resolve('died'));
    });
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

  private send(message: ToSolve): void {
    // A process that just died cannot be told anything; its outcome says so.
    if (this.child.connected) this.child.send(message, () => undefined);
  }
}
