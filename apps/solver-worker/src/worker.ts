import { DomainError } from '@evenflow/domain';
import {
  listenTo,
  SOLVE_CHANNELS,
  SolveRepository,
  type Listening,
  type SolveClaim,
  type SolveState,
} from '@evenflow/persistence';
import { TIER_COST } from '@evenflow/rules';
import type { DataSource } from 'typeorm';
import type { SolveProgress, SolveResult, SolveTask } from './solve-messages.ts';
import { SolveRun, type SolveOutcome, type SolveProgram } from './solve-run.ts';
import { SpareProcess } from './spare-process.ts';
import { loadSolveTask, spentMs } from './solve-task.ts';
import { Teller } from './teller.ts';

export interface WorkerOptions {
  readonly name: string;
  readonly databaseUrl: string;
  readonly program: SolveProgram;
  /** A claim that is not renewed for this long is taken over by another worker. */
  readonly leaseMs: number;
  /** After this long a solve gives way if another team waits, and goes on with its best rota at its next turn. */
  readonly turnMs: number;
  /** How often the queue is looked at when nobody calls. */
  readonly lookEveryMs: number;
  readonly now: () => Date;
  /** Told what went wrong and is tried again. */
  readonly warn: (line: string) => void;
}

/** Takes solves from the queue, one at a time, and sees each through. Any number of workers may run side by side. */
export class SolverWorker {
  private readonly solves: SolveRepository;
  private readonly spare: SpareProcess;
  private listening: Listening | null = null;
  private working: Promise<void> | null = null;
  private current: Current | null = null;
  private looking: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly source: DataSource,
    private readonly options: WorkerOptions,
  ) {
    this.solves = new SolveRepository(source.manager);
    this.spare = new SpareProcess(options.program);
  }

  async start(): Promise<void> {
    this.listening = await listenTo(this.options.databaseUrl, Object.values(SOLVE_CHANNELS), (channel, id) => {
      if (channel === SOLVE_CHANNELS.waiting) this.look();
      else if (id === this.current?.claim.id) void this.renew(this.current);
    });
    this.spare.prepare();
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
    this.spare.close();
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
      if (!next) break;
      await this.see(next.claim, next.solve);
    }
    if (!this.closing) this.spare.prepare();
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
    // Asked to end meanwhile: nothing has run that `close` could end.
    if (this.closing) await this.solves.release(claim);
    else await this.runThrough({ claim, task, spentMs: spentMs(solve) });
  }

  /** A process that was killed (by the system, for memory) is tried once again; what kills it twice is no accident. */
  private async runThrough(order: Order): Promise<void> {
    const first = await this.run(order);
    if (first.lost) return;
    const last = first.outcome === 'died' && !this.closing ? await this.run(order) : first;
    await this.end(order, last);
  }

  private async run({ claim, task, spentMs }: Order): Promise<Ran> {
    const teller = new Teller((progress) => this.solves.report(claim, progress));
    let first: object | null = null;
    const run = new SolveRun(this.options.program, this.spare.take(), task, (news) => {
      if ('first' in news) ({ first } = news);
      teller.tell({ ...news, elapsedMs: news.elapsedMs + spentMs });
    });
    const turnMs = task.seconds * 1000 > this.options.turnMs ? this.options.turnMs : Number.MAX_SAFE_INTEGER;
    const current: Current = { claim, run, turnMs, gaveWay: false, lost: false };
    this.current = current;
    // At once: a stop may have been asked for before anybody listened.
    let renewed = this.renew(current);
    const renewing = setInterval(() => {
      renewed = renewed.then(() => this.renew(current));
    }, this.options.leaseMs / 3);
    try {
      const outcome = await run.outcome;
      return { outcome, first, gaveWay: current.gaveWay, lost: current.lost };
    } finally {
      clearInterval(renewing);
      this.current = null;
      // Whoever closes this worker may close the database next.
      await Promise.all([teller.told(), renewed]);
    }
  }

  private async renew(current: Current): Promise<void> {
    try {
      const standing = await this.solves.renew(current.claim, this.options.leaseMs, current.turnMs);
      if (standing === 'lost') {
        current.lost = true;
        current.run.kill();
      }
      if (standing === 'give-way') current.gaveWay = true;
      if (standing === 'stop' || standing === 'give-way') current.run.stop();
    } catch (failure) {
      // The database is out of reach for a moment; the next renewal may come in time.
      this.options.warn(`The solve could not be renewed: ${(failure as Error).message}`);
    }
  }

  /** Nothing is written when the claim went to another worker meanwhile: the repository sees to it. */
  private async end({ claim, task, spentMs }: Order, { outcome, first, gaveWay }: Ran): Promise<void> {
    if (this.closing && outcome === 'died') return;
    const at = this.options.now();
    if (outcome === 'died') {
      await this.solves.finish(claim, { status: 'failed', problem: { code: 'solve-died', facts: {} }, at });
    } else if ('answer' in outcome) {
      await this.solves.finish(claim, { status: 'done', result: outcome.answer, at });
    } else if ('problem' in outcome) {
      await this.endWithout(claim, task, { problem: outcome.problem, first, gaveWay });
    } else {
      const result = { ...outcome.result, elapsedMs: outcome.result.elapsedMs + spentMs };
      const stopped = (await this.solves.renew(claim, this.options.leaseMs)) === 'stop';
      const unfinished = !result.proven && outcome.result.elapsedMs < task.seconds * 1000;
      if (gaveWay && !stopped && unfinished) {
        await this.solves.report(claim, progressOf(result));
        await this.solves.release(claim, result);
      } else await this.solves.finish(claim, { status: stopped ? 'stopped' : 'done', result, at });
    }
  }

  private async endWithout(claim: SolveClaim, task: SolveTask, { problem, first, gaveWay }: Without): Promise<void> {
    const at = this.options.now();
    const stopped = problem.code === 'stopped';
    // Nothing to go on from: again when its turn comes.
    if (stopped && gaveWay) await this.solves.release(claim);
    else if (stopped && (first || !task.question))
      await this.solves.finish(claim, { status: 'stopped', result: first, at });
    else await this.solves.finish(claim, { status: 'failed', problem, at });
  }
}

interface Without {
  readonly problem: Extract<SolveOutcome, { problem: unknown }>['problem'];
  readonly first: object | null;
  readonly gaveWay: boolean;
}

interface Current {
  readonly claim: SolveClaim;
  readonly run: SolveRun;
  /** What ends within one turn need not give way. */
  readonly turnMs: number;
  gaveWay: boolean;
  lost: boolean;
}

interface Order {
  readonly claim: SolveClaim;
  readonly task: SolveTask;
  /** How long earlier turns took. */
  readonly spentMs: number;
}

interface Ran {
  readonly outcome: SolveOutcome;
  /** The first answer to a question, where it told one. */
  readonly first: object | null;
  /** Asked to end because others waited. */
  readonly gaveWay: boolean;
  /** Another worker has it now. */
  readonly lost: boolean;
}

/** An answer as the news it is when the search goes on later. */
function progressOf({ elapsedMs, iterations, cost, bound, open, assignments }: SolveResult): SolveProgress {
  const missing = open.reduce((sum, duty) => sum + duty.missing, 0);
  const mustBroken = Math.round(cost.byTier.must / TIER_COST.must);
  return { elapsedMs, iterations, cost, bound, open: missing, mustBroken, assignments };
}
