import type { Tier } from '@evenflow/rules';
import { MonthPool } from '../columns/month-pool.ts';
import { MonthTree } from '../columns/month-tree.ts';
import { MemoryWatch, takeOutRubbish } from '../memory.ts';
import { pause } from '../pause.ts';
import { expandHeld, restrictHeld, type Reduced, type Row } from '../presolve/reduced.ts';
import { costOfRota } from '../presolve/row-cost.ts';
import { engineBroke, renewEngine } from '../prove/engine.ts';
import { MEMORY_LIMIT } from '../prove/whole-problem.ts';
import { Random } from '../random.ts';
import { surplusOf } from '../columns/surplus.ts';
import type { FoundBy } from '../solution.ts';
import { columnBounds } from './column-bounds.ts';
import { ColumnRotas, mixesSlowly } from './column-rotas.ts';
import { EngineInUse } from './engine-in-use.ts';
import type { ExactSettings, ExactStart } from './exact-part.ts';
import type { ExactHost } from './exact-host.ts';
import { relax, type Relaxed } from './linear-relaxation.ts';
import { tiersKept } from './kept-tiers.ts';
import { MixingRounds } from './mixing-rounds.ts';
import { MonthMixing } from './month-mixing.ts';
import { NearRotas } from './near-rotas.ts';
import type { OwnMonths } from './own-months.ts';
import { PartRebuilding } from './part-rebuilding.ts';
import { raiseByPeople } from './people-bounds.ts';
import type { RaisingHost } from './rota-host.ts';
import { settleInTurn } from './settled-people.ts';
import { takeTurns } from './turns-by-gain.ts';
import { TreeTurns } from './tree-turns.ts';
import { WholeTurns } from './whole-turns.ts';

/** Parts rebuilt without a gain before another way has its turn; and where months can be mixed quickly. */
const PATIENCE = 40;
const BETWEEN_MIXING = 8;
/** Rounds of column generation in a run that must be repeatable. */
const REPEATABLE_ROUNDS = 30;
/** Ways that come after the others, unless these gain little or have nothing to do: see `Way.after`. */
const LATER = 1000;
/** Engines that may break in a run. */
const MOST_BROKEN = 2;
/** Waits for memory before another way has its turn: how often, and how long each time. */
const ROOM_WAITS = 20;
const ROOM_MS = 50;
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
  readonly #memory: MemoryWatch;
  readonly #reduced: Reduced;
  readonly #kept: ReadonlySet<Tier>;
  /** The least that going against a kept tier costs. */
  #againstKept = Number.POSITIVE_INFINITY;
  #bound = Number.NEGATIVE_INFINITY;
  /** Of the gap, by this thread. */
  #closed = 0;
  #parts: PartRebuilding | undefined;
  #rotas: { readonly near: NearRotas; readonly columns: ColumnRotas } | undefined;
  #tree: TreeTurns | undefined;
  #mixing: MixingRounds | undefined;

  constructor(engine: EngineInUse, start: ExactStart, settings: ExactSettings, host: ExactHost) {
    this.#engine = engine;
    this.#settings = settings;
    this.#host = host;
    this.#memory = MemoryWatch.forEngine(settings.repeatable ? undefined : settings.megabytes);
    this.#reduced = start.reduced;
    this.#kept = tiersKept(start.reduced, host.best().held);
  }

  async run(): Promise<void> {
    const relaxed = await this.#relax();
    if (!relaxed) return;
    const { entries, solvable, worthOf, large } = relaxed;
    const [reduced, kept] = [this.#reduced, this.#kept];
    this.#parts = new PartRebuilding(this.#engine, reduced, kept, this.#settings, this.#rotaHost);
    if (large) return this.#parts.run(Number.POSITIVE_INFINITY, true);
    const whole = new WholeTurns(this.#engine, { reduced, kept, entries }, this.#settings, this.#rotaHost);
    if (solvable) whole.first();
    await this.#engine.refresh();
    await this.#raiseByColumns(worthOf);
    await this.#takeTurns(solvable ? whole : undefined);
  }

  /** All ways to a better rota or bound, until there is no more use in going on. */
  async #takeTurns(whole: WholeTurns | undefined): Promise<void> {
    const { repeatable } = this.#settings;
    const { near, columns } = this.#rotas ?? {};
    const ways = [
      { open: () => columns !== undefined, turn: () => columns!.redrawOthers() },
      { open: () => this.#tree?.isOpen === true && !this.#tree.isEarly, turn: () => this.#tree!.turn() },
      { after: LATER, open: () => this.#isMixing, turn: () => this.#mixing!.run() },
      { after: LATER, open: () => whole !== undefined, turn: () => this.#parts!.run(this.#partsPatience) },
      { after: LATER, open: () => columns !== undefined, turn: () => columns!.beginAnew(near!) },
      { after: LATER, open: () => whole?.isOpen(this.#isMixing) === true, turn: () => whole!.turn(this.#isMixing) },
    ];
    const turns = repeatable ? ways.length : Number.POSITIVE_INFINITY;
    const now = (): number => (repeatable ? 0 : performance.now());
    const host = { closed: () => this.#closed, over: () => this.#over(), room: () => this.#room(), now };
    await takeTurns(ways, host, turns);
  }

  /** Short of memory, whatever comes next would end at once: the search may give some back meanwhile. */
  async #room(): Promise<void> {
    for (let waits = 0; waits < ROOM_WAITS && this.#memory.isShort() && !this.#over(); waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, ROOM_MS));
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
    const over = (): boolean => this.#over() || this.#memory.isShort();
    const raise = (bound: number): void => this.#raise(Math.min(bound, this.#host.best().cost));
    const hard = await raiseByPeople(this.#engine, own, { raise, over });
    const whole = { reduced: this.#reduced, kept: this.#kept };
    const best = (): number => this.#host.best().cost;
    const settling = { best, over, room: () => this.#room() };
    const surplus = await settleInTurn(this.#engine, whole, own, hard, settling);
    // The search takes room for looking there: what the engine took is given back before.
    await this.#engine.renew();
    this.#host.surplus(surplus);
  }

  get #isMixing(): boolean {
    return this.#mixing?.exhausted === false;
  }

  get #partsPatience(): number {
    return this.#isMixing && !this.#mixing?.slow ? BETWEEN_MIXING : PATIENCE;
  }

  #over(): boolean {
    return this.#host.over() || this.#bound >= this.#host.best().cost;
  }

  /** A bound of the model holds for the problem up to what going against fixings or kept tiers would cost. */
  #raise(bound: number): void {
    const valid = Math.min(bound, this.#reduced.againstFixing, this.#againstKept);
    if (valid <= this.#bound) return;
    this.#close(valid - this.#bound);
    this.#bound = valid;
    this.#host.bound(valid);
  }

  #close(by: number): void {
    const gap = this.#host.best().cost - this.#bound;
    if (Number.isFinite(gap) && gap > 0) this.#closed += Math.min(1, by / gap);
  }

  #offer(reduced: Reduced, freeHeld: Uint8Array, by: FoundBy): boolean {
    const held = expandHeld(reduced, freeHeld);
    const cost = costOfRota(this.#reduced, restrictHeld(this.#reduced, held)).total;
    const before = this.#host.best().cost;
    if (cost >= before) return false;
    this.#close(before - cost);
    this.#host.better(held, cost, by);
    return true;
  }

  get #rotaHost(): RaisingHost {
    return {
      best: () => ({ freeHeld: restrictHeld(this.#reduced, this.#host.best().held), cost: this.#host.best().cost }),
      bound: () => this.#bound,
      offer: (freeHeld, by) => this.#offer(this.#reduced, freeHeld, by),
      over: () => this.#over(),
      stopped: this.#host.over,
      short: () => this.#memory.isShort(),
      phase: this.#host.phase,
      raise: (bound) => this.#raise(bound),
      note: this.#host.note,
    };
  }

  /** Column generation, from the multipliers of the linear relaxation. */
  async #raiseByColumns(worthOf: ReadonlyMap<Row, number>): Promise<void> {
    if (this.#over()) return;
    this.#host.phase('columns');
    takeOutRubbish();
    const columns = await columnBounds(this.#engine.highs, this.#reduced, worthOf, () => {
      // Memory given back here is used again by the next drawing: no reason to stop.
      this.#memory.isShort();
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
      if (this.#engine.highs.memoryBytes > MEMORY_LIMIT || this.#memory.isShort()) break;
      await pause();
    }
    generation.dispose();
    const surplus = surplusOf(generation, this.#reduced);
    if (this.#parts) this.#parts.surplus = surplus;
    if (!this.#over()) this.#host.surplus(surplus);
    const slow = mixesSlowly(generation);
    if (!slow) {
      const near = new NearRotas(columns, this.#settings, this.#rotaHost);
      const rotas = new ColumnRotas(this.#engine.highs, { columns, pool }, this.#settings, this.#rotaHost);
      const plant = (): MonthTree => new MonthTree(this.#engine.highs, generation, this.#settings);
      this.#tree = new TreeTurns(plant, againstKept, this.#settings, this.#rotaHost);
      this.#rotas = { near, columns: rotas };
      await near.redraw();
      await rotas.dive();
    }
    const random = new Random(this.#settings.seed);
    const months = new MonthMixing(this.#engine.highs, generation, pool, random);
    if (!months.exhausted) {
      this.#mixing = new MixingRounds(months, { againstKept, slow }, this.#settings, this.#rotaHost);
    }
    this.#host.note(`bound by columns ${this.#bound} after ${rounds} rounds`);
  }
}
