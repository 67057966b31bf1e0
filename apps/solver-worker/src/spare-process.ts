import { SOLVE_ENVIRONMENT, SOLVE_FLAGS } from '@evenflow/solver';
import { fork, type ChildProcess } from 'node:child_process';
import type { SolveProgram } from './solve-run.ts';

/** A process that waits for its solve, started ahead: who asks a question does not wait for Node and our modules too. */
export class SpareProcess {
  private waiting: ChildProcess | null = null;

  constructor(private readonly program: SolveProgram) {}

  /** Starts one unless one waits already. */
  prepare(): void {
    this.waiting ??= this.started();
  }

  /** The one that waits, or a new one where there is none or it has ended meanwhile. */
  take(): ChildProcess {
    const ready = this.waiting;
    this.waiting = null;
    const alive = ready?.connected === true && ready.exitCode === null && ready.signalCode === null;
    return alive ? ready : this.started();
  }

  close(): void {
    this.waiting?.kill('SIGKILL');
    this.waiting = null;
  }

  private started(): ChildProcess {
    const { path, heapMegabytes } = this.program;
    const execArgv = [...process.execArgv, ...SOLVE_FLAGS, `--max-old-space-size=${heapMegabytes}`];
    const env = { ...process.env, ...SOLVE_ENVIRONMENT };
    const child = fork(path, { execArgv, env, serialization: 'advanced' });
    // Whoever takes it hears that it could not be started by its end.
    child.on('error', () => undefined);
    return child;
  }
}
