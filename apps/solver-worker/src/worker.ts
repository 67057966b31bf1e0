import { DomainError } from '@evenflow/domain';
import {
  listenTo,
  SOLVE_CHANNELS,
  SolveRepository,
  type Listening,
  type SolveClaim,
  type SolveState,
} from '@evenflow/persistence';
import type { DataSource } from 'typeorm';
import type { SolveProgress, SolveTask } from './solve-messages.ts';
import { SolveRun, type SolveOutcome, type SolveProgram } from './solve-run.ts';
import { loadSolveTask } from './solve-task.ts';

export interface WorkerOptions {
  readonly name: string;
  readonly databaseUrl: string;
  readonly program: SolveProgram;
  /** A claim that is not renewed for this long is taken over by another worker. */
  readonly leaseMs: number;
  /** How often the queue is looked at when nobody calls. */
  readonly lookEveryMs: number;
  readonly now: () => Date;
  /** Told what went wrong and is tried again. */
  readonly warn: (line: string) => void;
}

/** Takes solves from the queue, one at a time, and sees each through. Any number of workers may run side by side. */
export class SolverWorker {
  private readonly solves: SolveRepository;
  private listening: Listening | null = null;
  private working: Promise<void> | null = null;
  private current: { readonly claim: SolveClaim; readonly run: SolveRun } | null = null;
  private looking: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly source: DataSource,
    private readonly options: WorkerOptions,
  ) {
    this.solves = new SolveRepository(source.manager);
  }

  async start(): Promise<void> {
    this.listening = await listenTo(this.options.databaseUrl, Object.values(SOLVE_CHANNELS), (channel, id) => {
      if (channel === SOLVE_CHANNELS.waiting) this.look();
      else if (id === this.current?.claim.id) void this.renew(this.current.claim, this.current.run);
    });
    this.looking = setInterval(() => this.look(), this.options.lookEveryMs);
    this.look();
  }

  /** Gives back what it works on, for another worker, and ends. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.looking) clearInterval(this.looking);
    await this.listening?.close();
    // Held here: the run may end while its claim is being given back.
    const current = this.current;
    if (current) {
      await this.solves.release(current.claim);
      current.run.kill();
    }
    await this.working;
  }

  private look(): void {
    if (this.working || this.closing) return;
    this.working = this.workOff()
      .catch((failure: unknown) => this.options.warn(`The queue could not be read: ${(failure as Error).message}`))
      .finally(() => (this.working = null));
  }

  private async workOff(): Promise<void> {
    while (!this.closing) {
      const next = await this.solves.claim(this.options.name, this.options.leaseMs);
      if (!next) return;
      await this.see(next.claim, next.solve);
    }
  }

  private async see(claim: SolveClaim, solve: SolveState): Promise<void> {
    let task: SolveTask;
    try {
      task = await loadSolveTask(this.source.manager, solve);
    } catch (failure) {
      if (!(failure instanceof DomainError)) throw failure;
      const { code, facts } = failure as DomainError;
      await this.solves.finish(claim, { status: 'failed', problem: { code, facts }, at: this.options.now() });
      return;
    }
    await this.end(claim, await this.runOnceMoreIfKilled(claim, task));
  }

  /** A process that was killed (by the system, for memory) is tried once again; what kills it twice is no accident. */
  private async runOnceMoreIfKilled(claim: SolveClaim, task: SolveTask): Promise<SolveOutcome> {
    const first = await this.run(claim, task);
    return first === 'died' && !this.closing ? this.run(claim, task) : first;
  }

  private async run(claim: SolveClaim, task: SolveTask): Promise<SolveOutcome> {
    const teller = new Teller((progress) => this.solves.report(claim, progress));
    const run = new SolveRun(this.options.program, task, (progress) => teller.tell(progress));
    this.current = { claim, run };
    const renewing = setInterval(() => void this.renew(claim, run), this.options.leaseMs / 3);
    // A stop that was asked for before anybody listened.
    void this.renew(claim, run);
    try {
      return await run.outcome;
    } finally {
      clearInterval(renewing);
      this.current = null;
      await teller.told();
    }
  }

  private async renew(claim: SolveClaim, run: SolveRun): Promise<void> {
    try {
      const held = await this.solves.renew(claim, this.options.leaseMs);
      if (held === 'stop') run.stop();
      else if (held === 'lost') run.kill();
    } catch (failure) {
      // The database is out of reach for a moment; the next renewal may come in time.
      this.options.warn(`The solve could not be renewed: ${(failure as Error).message}`);
    }
  }

  /** Nothing is written when the claim went to another worker meanwhile: `finish` sees to it. */
  private async end(claim: SolveClaim, outcome: SolveOutcome): Promise<void> {
    if (this.closing && outcome === 'died') return;
    const at = this.options.now();
    if (outcome === 'died') {
      await this.solves.finish(claim, { status: 'failed', problem: { code: 'solve-died', facts: {} }, at });
    } else if ('problem' in outcome) {
      await this.solves.finish(claim, { status: 'failed', problem: outcome.problem, at });
    } else {
      const stopped = (await this.solves.renew(claim, this.options.leaseMs)) === 'stop';
      await this.solves.finish(claim, { status: stopped ? 'stopped' : 'done', result: outcome.result, at });
    }
  }
}

/** Writes progress one at a time; when several came meanwhile, only the newest. */
class Teller {
  private newest: SolveProgress | null = null;
  private writing: Promise<void> | null = null;

  constructor(private readonly write: (progress: SolveProgress) => Promise<unknown>) {}

  tell(progress: SolveProgress): void {
    this.newest = progress;
    this.writing ??= this.writeOut().finally(() => (this.writing = null));
  }

  async told(): Promise<void> {
    await this.writing;
  }

  private async writeOut(): Promise<void> {
    while (this.newest) {
      const progress = this.newest;
      this.newest = null;
      // Progress is news, not truth: what cannot be written is replaced by the next.
      await this.write(progress).catch(() => undefined);
    }
  }
}
