import type { Tier } from '@evenflow/rules';
import { MonthPool } from '../columns/month-pool.ts';
import { shortForEngine, takeOutRubbish } from '../memory.ts';
import { pause } from '../pause.ts';
import { expandHeld, restrictHeld, type Reduced, type Row } from '../presolve/reduced.ts';
import { costOfRota } from '../presolve/row-cost.ts';
import { engineBroke, renewEngine } from '../prove/engine.ts';
import { linearModel } from '../prove/linear-model.ts';
import { MEMORY_LIMIT, solveWhole } from '../prove/whole-problem.ts';
import { Random } from '../random.ts';
import { surplusOf } from '../columns/surplus.ts';
import type { FoundBy } from '../solution.ts';
import { columnBounds } from './column-bounds.ts';
import { ColumnRotas, mixesSlowly, type RotaHost } from './column-rotas.ts';
import { EngineInUse } from './engine-in-use.ts';
import type { ExactSettings, ExactStart } from './exact-part.ts';
import type { ExactHost } from './exact-host.ts';
import { relax, type Relaxed } from './linear-relaxation.ts';
import { tiersKept } from './kept-tiers.ts';
import { MIXING_PATIENCE, MonthMixing } from './month-mixing.ts';
import type { OwnMonths } from './own-months.ts';
import { PartRebuilding, partLimits, REPEATABLE_PARTS } from './part-rebuilding.ts';
import { raiseByPeople } from './people-bounds.ts';
import { settleInTurn } from './settled-people.ts';

const WHOLE_LIMIT = 160_000;
/** Up to this many entries the whole problem is solved before parts are rebuilt. */
const WHOLE_FIRST = 16_000;
/** Seconds for that, doubled each time it has its turn again: where its root takes longer, months tell more. */
const FIRST_SECONDS = 5;
/** Parts rebuilt without a gain before the whole problem is tried. */
const PATIENCE = 40;
/** Parts rebuilt without a gain before months are mixed again. */
const BETWEEN_MIXING = 8;
/** Work limits of a run that must be repeatable. */
const REPEATABLE_NODES = 3000;
const REPEATABLE_ROUNDS = 30;
const ALL_NODES = 10_000_000;
/** Engines that may break in a run. */
const MOST_BROKEN = 2;
/** Part of what the best rota costs that the linear relaxation must say for the search to follow it. */
const CLOSE_PART = 0.75;
/** Rounds of column generation; by then what is left to gain is small. */
const MOST_ROUNDS = 150;

/** Bounds, parts rebuilt exactly, and the whole problem where it is small enough; ends when nothing is left to try. */
export async function runExact(start: ExactStart, settings: ExactSettings, host: ExactHost): Promise<void> {
  const engine = new EngineInUse();
  for (let broken = 0; ; broken += 1) {
    const { held, cost } = host.best();
    const seed = settings.seed + broken;
    const run = new ExactRun(engine, { ...start, held, cost }, { ...settings, seed }, host);
    try {
      await engine.load();
      if (!host.over()) await run.run();
      return;
    } catch (failure) {
      if (!engineBroke(failure) || broken === MOST_BROKEN) throw failure;
      await renewEngine();
    }
  }
}

/** What the linear relaxation leaves for what comes after it. */
interface Stage extends Omit<Relaxed, 'own' | 'worthOf'> {
  readonly worthOf: ReadonlyMap<Row, number>;
}

class ExactRun {
  readonly #engine: EngineInUse;
  readonly #settings: ExactSettings;
  readonly #host: ExactHost;
  readonly #reduced: Reduced;
  readonly #kept: ReadonlySet<Tier>;
  /** The least that going against a kept tier costs. */
  #againstKept = Number.POSITIVE_INFINITY;
  #bound = Number.NEGATIVE_INFINITY;
  /** What the whole problem said last; where months say more, it is not asked again. */
  #wholeBound = Number.POSITIVE_INFINITY;
  #parts: PartRebuilding | undefined;
  #columnRotas: ColumnRotas | undefined;
  #mixing: { readonly months: MonthMixing; readonly againstKept: number; readonly slow: boolean } | undefined;

  constructor(engine: EngineInUse, start: ExactStart, settings: ExactSettings, host: ExactHost) {
    this.#engine = engine;
    this.#settings = settings;
    this.#host = host;
    this.#reduced = start.reduced;
    this.#kept = tiersKept(start.reduced, host.best().held);
  }

  async run(): Promise<void> {
    const relaxed = await this.#relax();
    if (!relaxed) return;
    const { entries, solvable, worthOf, large } = relaxed;
    this.#parts = new PartRebuilding(this.#engine, this.#reduced, this.#kept, this.#settings, this.#rotaHost);
    if (large) return this.#parts.run(Number.POSITIVE_INFINITY, true);
    const wholeFirst = solvable && entries <= WHOLE_FIRST;
    if (wholeFirst) this.#solveWhole(1, FIRST_SECONDS);
    await this.#engine.refresh();
    await this.#raiseByColumns(worthOf);
    if (!this.#mixing?.slow) await this.#mixMonths();
    if (!solvable) return;
    if (!wholeFirst) await this.#parts?.run(this.#partsPatience);
    await this.#wholeThenParts(entries);
  }

  /** The whole problem where it is small enough, each time for longer, and parts, until there is no more use in going on. */
  async #wholeThenParts(entries: number): Promise<void> {
    const { repeatable } = this.#settings;
    const limit = repeatable || this.#mixing ? WHOLE_FIRST : WHOLE_LIMIT;
    for (let seconds = FIRST_SECONDS; !this.#over(); seconds *= 2) {
      const again = this.#mixing !== undefined;
      const nodes = repeatable ? REPEATABLE_NODES : ALL_NODES;
      if (entries <= limit && (again || seconds === FIRST_SECONDS) && this.#wholeBound >= this.#bound)
        this.#solveWhole(nodes, again ? seconds : undefined);
      if (repeatable) return;
      await this.#columnRotas?.redraw();
      await this.#columnRotas?.redrawHalves();
      await this.#mixMonths();
      await this.#parts?.run(this.#partsPatience);
    }
  }

  /** What the linear relaxation tells; undefined when it tells nothing. Its model is let go with it. */
  async #relax(): Promise<Stage | undefined> {
    this.#host.phase('linear');
    const { own, ...relaxed } = relax(this.#engine.highs, this.#reduced, this.#kept, this.#host.over);
    const { entries, worthOf } = relaxed;
    this.#againstKept = relaxed.againstKept;
    if (!worthOf) {
      this.#host.note(`no bound: ${entries} matrix entries`);
      return undefined;
    }
    this.#raise(relaxed.bound);
    this.#host.note(`linear bound ${this.#bound}, ${entries} matrix entries`);
    await pause();
    if (own && relaxed.large && !this.#settings.repeatable) await this.#raiseByPeople(own);
    // Where it says most of what the best rotas cost, the search looks where it says they lie.
    else if (own && own.bound >= CLOSE_PART * this.#host.best().cost) {
      this.#host.surplus({ bound: own.bound, bySlot: own.bySlot });
    }
    return { ...relaxed, worthOf };
  }

  async #raiseByPeople(own: OwnMonths): Promise<void> {
    this.#host.phase('people');
    await this.#engine.renew();
    const over = (): boolean => this.#over() || this.#short();
    const raise = (bound: number): void => this.#raise(Math.min(bound, this.#host.best().cost));
    const hard = await raiseByPeople(this.#engine, own, { raise, over });
    const whole = { reduced: this.#reduced, kept: this.#kept };
    const best = (): number => this.#host.best().cost;
    const surplus = await settleInTurn(this.#engine, whole, own, hard, { best, over });
    // The search takes room for looking there: what the engine took is given back before.
    await this.#engine.renew();
    this.#host.surplus(surplus);
  }

  get #partsPatience(): number {
    return this.#mixing && !this.#mixing.slow ? BETWEEN_MIXING : PATIENCE;
  }

  #over(): boolean {
    return this.#host.over() || this.#bound >= this.#host.best().cost;
  }

  /** The process nears what it may take, even without this thread's rubbish. */
  #short(): boolean {
    const { repeatable, megabytes } = this.#settings;
    if (repeatable || !shortForEngine(megabytes)) return false;
    takeOutRubbish();
    return shortForEngine(megabytes);
  }

  /** A bound of the model holds for the problem up to what going against fixings or kept tiers would cost. */
  #raise(bound: number): void {
    const valid = Math.min(bound, this.#reduced.againstFixing, this.#againstKept);
    if (valid <= this.#bound) return;
    this.#bound = valid;
    this.#host.bound(valid);
  }

  #offer(reduced: Reduced, freeHeld: Uint8Array, by: FoundBy): boolean {
    const held = expandHeld(reduced, freeHeld);
    const cost = costOfRota(this.#reduced, restrictHeld(this.#reduced, held)).total;
    if (cost >= this.#host.best().cost) return false;
    this.#host.better(held, cost, by);
    return true;
  }

  get #rotaHost(): RotaHost {
    return {
      best: () => ({ freeHeld: restrictHeld(this.#reduced, this.#host.best().held), cost: this.#host.best().cost }),
      bound: () => this.#bound,
      offer: (freeHeld, by) => this.#offer(this.#reduced, freeHeld, by),
      over: () => this.#over(),
      stopped: this.#host.over,
      short: () => this.#short(),
      phase: this.#host.phase,
    };
  }

  /** Column generation, from the multipliers of the linear relaxation. */
  async #raiseByColumns(worthOf: ReadonlyMap<Row, number>): Promise<void> {
    if (this.#over()) return;
    this.#host.phase('columns');
    takeOutRubbish();
    const columns = await columnBounds(this.#engine.highs, this.#reduced, worthOf, () => {
      // Memory given back here is used again by the next drawing: no reason to stop.
      this.#short();
      return this.#over();
    });
    if (!columns) return;
    takeOutRubbish();
    const { generation, shares, kept, againstKept } = columns;
    const raise = (): void => this.#raise(Math.min(generation.bound, againstKept, this.#host.best().cost));
    const most = this.#settings.repeatable ? REPEATABLE_ROUNDS : MOST_ROUNDS;
    const pool = new MonthPool(generation, shares, kept);
    generation.learn(pool.monthsOf(restrictHeld(this.#reduced, this.#host.best().held)));
    raise();
    let rounds = 0;
    for (let go = true; go && rounds < most && !this.#over(); rounds += 1) {
      go = generation.round();
      raise();
      if (this.#engine.highs.memoryBytes > MEMORY_LIMIT || this.#short()) break;
      await pause();
    }
    generation.dispose();
    const surplus = surplusOf(generation, this.#reduced);
    if (this.#parts) this.#parts.surplus = surplus;
    if (!this.#over()) this.#host.surplus(surplus);
    const slow = mixesSlowly(generation);
    if (!slow) {
      this.#columnRotas = new ColumnRotas(this.#engine.highs, columns, pool, this.#settings, this.#rotaHost);
      await this.#columnRotas.redraw();
      await this.#columnRotas.dive();
      await this.#columnRotas.redrawHalves();
    }
    const random = new Random(this.#settings.seed);
    const months = new MonthMixing(this.#engine.highs, generation, pool, random);
    if (!months.exhausted) this.#mixing = { months, againstKept, slow };
    this.#host.note(`bound by columns ${this.#bound} after ${rounds} rounds`);
  }

  /** Months that column generation found are mixed anew, a few people's at a time, until rounds bring no gain. */
  async #mixMonths(): Promise<void> {
    const mixing = this.#mixing;
    const { repeatable } = this.#settings;
    if (mixing) this.#host.phase('mixing');
    const rounds = repeatable ? REPEATABLE_PARTS : Number.POSITIVE_INFINITY;
    const patience = MIXING_PATIENCE[mixing?.slow ? 'slow' : 'quick'];
    for (let round = 0, idle = 0; mixing && round < rounds && idle < patience && !this.#over(); round += 1) {
      const { held, cost } = this.#host.best();
      if (cost >= mixing.againstKept) return;
      const best = { freeHeld: restrictHeld(this.#reduced, held), cost };
      const limits = partLimits(repeatable);
      const interrupted = (): boolean => this.#host.over() || this.#short();
      const mixed = mixing.months.round(best, { limits, interrupted });
      const better = mixed.freeHeld !== undefined && this.#offer(this.#reduced, mixed.freeHeld, 'mixed');
      this.#raise(Math.min(mixed.bound, mixing.againstKept, this.#host.best().cost));
      idle = better ? 0 : idle + (mixed.finished ? 1 : MIXING_PATIENCE.unfinished);
      if (mixing.months.exhausted) this.#mixing = undefined;
      await pause();
      if (!this.#mixing) return;
    }
  }

  #solveWhole(nodes: number, most?: number): void {
    if (this.#over()) return;
    this.#host.phase('whole');
    const seconds = this.#settings.repeatable ? undefined : most;
    let fed = Number.POSITIVE_INFINITY;
    const known = restrictHeld(this.#reduced, this.#host.best().held);
    const result = solveWhole(
      this.#engine.highs,
      linearModel(this.#reduced, this.#kept),
      known,
      { nodes, ...(seconds === undefined ? {} : { seconds }) },
      {
        interrupted: () => this.#over() || this.#short(),
        bound: (bound) => this.#raise(Math.min(bound, this.#host.best().cost)),
        better: (freeHeld) => this.#offer(this.#reduced, freeHeld, 'whole'),
        outside: () => {
          const best = this.#host.best();
          if (best.cost >= fed) return undefined;
          fed = best.cost;
          return restrictHeld(this.#reduced, best.held);
        },
      },
    );
    if (result.freeHeld) this.#offer(this.#reduced, result.freeHeld, 'whole');
    this.#wholeBound = Math.min(result.bound, this.#host.best().cost);
    this.#raise(this.#wholeBound);
    const end = result.finished || this.#over() ? 'settled' : 'given up';
    this.#host.note(`whole problem ${end} after ${result.nodes} nodes`);
  }
}
