import type { Highs } from 'highs';
import type { ColumnGeneration } from '../columns/column-generation.ts';
import { DayDive } from '../columns/day-dive.ts';
import { Dive, type DiveStart } from '../columns/dive.ts';
import type { MonthOf } from '../columns/master.ts';
import type { MonthPool } from '../columns/month-pool.ts';
import { poolModel } from '../columns/pool-model.ts';
import { monthsNear } from '../columns/surplus.ts';
import { MonthAnnealing } from '../improve/month-annealing.ts';
import { takeOutRubbish } from '../memory.ts';
import { slotsHeld } from '../person-month/person-months.ts';
import type { Shares } from '../person-month/shares.ts';
import { pause } from '../pause.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { costOfRota } from '../presolve/row-cost.ts';
import { solveWhole } from '../prove/whole-problem.ts';
import { Random } from '../random.ts';
import type { ColumnBounds } from './column-bounds.ts';
import type { ExactSettings } from './exact-part.ts';
import type { NearRotas } from './near-rotas.ts';
import { bettering, type RotaHost } from './rota-host.ts';
import { WhoKeeps } from './who-keeps.ts';

/** Months found before, for each person, that a dive carries along. */
const DIVING = 40;
/** The same for dives by days, one after another while they end far off, before one by months, which takes longer. */
const DAY_DIVES = [DIVING, 20] as const;
/** The same where some people keep their month: there is less to settle. */
const SETTLING = 20;
const MOST_DIVING_ROWS = 400;
/** Part of what the best rota costs that better ones are looked for within. */
const FAR = 0.05;
/** Part beyond which a dive by days is followed by one by months: one by days ends at 2 to 8 % where it is at home. */
const VERY_FAR = 0.1;
/** What raises the bound by more than this part of the gap is taken back, and another month or fewer days settled. */
const DEAR_RISE = 0.1;
/** How often, for each that is settled. */
const INSTEAD = 2;
/** Times that some keep their month while the others' are redrawn, without a gain, before that ends. */
const TIMES = 8;
const REPEATABLE_TIMES = 3;
/** Others' months are not redrawn where less than this part of the gap could be gained. */
const WORTH_REDRAWING = 0.25;
/** A rota that was begun anew is bettered where it costs at most this part more than the best. */
const WORTH_BETTERING = 0.15;
/** What one as good as the best counts for, as a part of the gap: another may be better. */
const AS_GOOD = 0.3;
/** The months of those who are left are redrawn once so few are, each time another has theirs. */
const FEW = 0.45;
/** Arcs a day that each of them has, by turns; each time months are drawn from nothing, for so many arcs. */
const REST_ARCS = [12, 12, 24, 12] as const;
const REST_WORK = 12_000_000;
const REPEATABLE_REST_WORK = 600_000;
/** Arcs passed at a time. */
const WORK = 300_000;

/**
 * The rest of a dive is chosen exactly among the months of rotas that cost at most this part more than it must, once these
 * are so few for all together; what that may take.
 */
const REST_PART = 0.01;
const MOST_CHOICES = 8000;
const REST_LIMITS = { nodes: 5000, seconds: 2 } as const;
const REPEATABLE_REST_LIMITS = { nodes: 100 } as const;

/** What rotas are made of. */
export interface KnownMonths {
  readonly columns: ColumnBounds;
  readonly pool: MonthPool;
  /** Who keeps their month while others' are redrawn: learnt by all that go on from these. */
  readonly whoKeeps?: WhoKeeps;
}

/** Rotas from what column generation knows: by diving, and by drawing months anew out of those near the bound. */
export class ColumnRotas {
  readonly #highs: Highs;
  readonly #generation: ColumnGeneration;
  readonly #shares: Shares;
  readonly #pool: MonthPool;
  readonly #random: Random;
  readonly #reduced: Reduced;
  readonly #settings: ExactSettings;
  readonly #host: RotaHost;
  #drawings = 0;
  readonly #whoKeeps: WhoKeeps;
  /** Rotas begun anew. */
  #begun = 0;
  readonly #columns: ColumnBounds;

  constructor(
    highs: Highs,
    { columns, pool, whoKeeps = new WhoKeeps(columns.generation) }: KnownMonths,
    settings: ExactSettings,
    host: RotaHost,
  ) {
    this.#whoKeeps = whoKeeps;
    this.#pool = pool;
    this.#random = new Random(settings.seed);
    this.#highs = highs;
    this.#columns = columns;
    this.#generation = columns.generation;
    this.#shares = columns.shares;
    this.#reduced = columns.shares.reduced;
    this.#settings = settings;
    this.#host = host;
  }

  /** The best mixture of months, turned into a rota: by days, and where that ends far off by whole months. */
  async dive(): Promise<void> {
    if (this.#host.over()) return;
    this.#host.phase('dive');
    for (const each of DAY_DIVES) {
      const dive = new DayDive(this.#highs, this.#generation, this.#diveStart(each));
      await this.#descend(dive, () => this.#tooDear(dive));
      dive.dispose();
      if (!this.#far) return;
    }
    await this.#diveByMonths();
  }

  /** The best rota costs more than days settled at the bound may leave it at: there months end nearer. */
  get #far(): boolean {
    return !this.#host.over() && this.#host.best().cost > (1 + VERY_FAR) * this.#generation.bound;
  }

  #diveStart(each: number): DiveStart {
    return { people: monthsNear(this.#generation, this.#costNear(this.#generation.bound), 1), each };
  }

  /** Days are settled, the clearest first, until everybody has a month; fewer at a time where they go too far. */
  async #descend(dive: DayDive, goesTooFar: () => boolean): Promise<void> {
    let most = MOST_CHOICES;
    while (!this.#ended(dive) && dive.settle()) {
      await this.#raise(dive);
      for (let time = 0; time < INSTEAD && goesTooFar() && dive.instead(); time += 1) await this.#raise(dive);
      if (this.#ended(dive)) continue;
      const chosen = this.#chooseRest(dive, most);
      if (chosen === 'done') return;
      if (chosen === 'too many') most /= 2;
    }
    const months = dive.rota?.map(({ month }) => month);
    if (months) this.#host.offer(slotsHeld(months, this.#reduced.free.length), 'mixed');
  }

  /**
   * The best of what a dive has left, once that is little enough to be chosen exactly. `too many`: not chosen to the end in
   * its time. Otherwise the dive goes on: more than `most` are left, or only a dearer rota can be made.
   */
  #chooseRest(dive: DayDive, most: number): 'done' | 'too many' | 'goes on' {
    const known = this.#host.best().cost;
    const cost = Math.min(known, dive.bound + REST_PART * known);
    const choices = dive.choices(cost, most);
    if (!choices) return 'goes on';
    // The engine takes its room at once: what rubbish holds is given back before.
    takeOutRubbish();
    const model = poolModel(this.#generation.shared, this.#generation.people.length, choices);
    const limits = this.#settings.repeatable ? REPEATABLE_REST_LIMITS : REST_LIMITS;
    let bound = dive.bound;
    const nothingBetter = (): boolean => bound >= this.#host.best().cost;
    const { freeHeld: taken, finished } = solveWhole(this.#highs, model, new Uint8Array(choices.length), limits, {
      interrupted: () => this.#host.over() || this.#host.short() || nothingBetter(),
      bound: (raised) => {
        bound = raised;
      },
    });
    const months = choices.filter((_, i) => taken?.[i] === 1).map(({ month }) => month);
    if (taken) this.#host.offer(slotsHeld(months, this.#reduced.free.length), 'mixed');
    if (nothingBetter()) return 'done';
    if (!finished) return 'too many';
    return taken !== undefined || cost === known ? 'done' : 'goes on';
  }

  /** One month after another is settled, and the last few redrawn. */
  async #diveByMonths(): Promise<void> {
    const dive = new Dive(this.#highs, this.#generation, this.#diveStart(DIVING));
    const few = FEW * dive.left;
    while (!this.#ended(dive) && dive.settle()) {
      await this.#raise(dive);
      for (let time = 0; time < INSTEAD && this.#tooDear(dive) && dive.instead(); time += 1) await this.#raise(dive);
      if (dive.left > few || this.#ended(dive)) continue;
      await this.#redrawRest(dive);
    }
    const months = dive.rota?.map(({ month }) => month);
    if (months) this.#host.offer(slotsHeld(months, this.#reduced.free.length), 'mixed');
    dive.dispose();
  }

  /**
   * Some of the people keep the month they have in the best rota, the others get theirs at the bound of what is left: by a
   * dive, or redrawn where dives end far off. Ends when that has often brought nothing.
   */
  async redrawOthers(): Promise<void> {
    if (this.#host.over()) return;
    this.#host.phase('halves');
    const patience = this.#settings.repeatable ? REPEATABLE_TIMES : TIMES;
    for (let idle = 0; idle < patience && !this.#host.over() && !this.#host.short(); idle += 1) {
      const { freeHeld, cost } = this.#host.best();
      const current = this.#pool.monthsOf(freeHeld).filter(({ month }) => Number.isFinite(month.cost));
      const kept = this.#whoKeeps.choose(current, this.#random);
      if (this.#far) await this.#redrawOthers(kept);
      else await this.#settleOthers(kept);
      if (this.#host.best().cost < cost) idle = -1;
    }
  }

  /**
   * Another rota of the months near the bound, bettered the same way unless it is far dearer than the best. What it comes
   * to as a part of the gap: the less the more dearer than the best it is, against the gap.
   */
  async beginAnew(near: NearRotas): Promise<number> {
    const start = await near.anew();
    const { cost } = this.#host.best();
    if (this.#host.over() || start.cost > (1 + WORTH_BETTERING) * cost) return 0;
    const host = bettering(start, (freeHeld) => costOfRota(this.#reduced, freeHeld).total, this.#host);
    this.#begun += 1;
    const settings = { ...this.#settings, seed: this.#settings.seed + this.#begun };
    const known = { columns: this.#columns, pool: this.#pool, whoKeeps: this.#whoKeeps };
    await new ColumnRotas(this.#highs, known, settings, host).redrawOthers();
    const dearer = (host.best().cost - cost) / Math.max(1, cost - this.#host.bound());
    return AS_GOOD / (1 + Math.max(0, dearer) ** 2);
  }

  async #settleOthers(kept: readonly MonthOf[]): Promise<void> {
    const { cost } = this.#host.best();
    const dive = new DayDive(this.#highs, this.#generation, this.#diveStart(SETTLING));
    dive.begin(kept);
    await this.#raise(dive);
    const isLittle = cost - dive.bound < WORTH_REDRAWING * (cost - this.#host.bound());
    if (!isLittle) await this.#descend(dive, () => !this.#host.over() && dive.bound >= this.#host.best().cost);
    this.#whoKeeps.learn(isLittle || dive.bound >= cost);
    dive.dispose();
  }

  async #redrawOthers(kept: readonly MonthOf[]): Promise<void> {
    const dive = new Dive(this.#highs, this.#generation, this.#diveStart(DIVING));
    dive.begin(kept);
    await this.#raise(dive);
    if (!this.#ended(dive)) await this.#redrawRest(dive);
    dive.dispose();
  }

  /** What the best rota costs; where it is far off, it says little of how far to look. */
  #costNear(bound: number): number {
    const { cost } = this.#host.best();
    return Math.min(cost, bound + FAR * cost);
  }

  async #raise(dive: Dive | DayDive): Promise<void> {
    do await pause();
    while (!this.#ended(dive) && dive.round());
  }

  /** What was settled last takes up much of what is left to gain. */
  #tooDear(dive: Dive | DayDive): boolean {
    const { cost } = this.#host.best();
    return !this.#host.over() && dive.rise > Math.min(DEAR_RISE * (cost - dive.bound), DEAR_RISE * FAR * cost);
  }

  /** Over, or at the bottom, or nothing better can come of it. */
  #ended(dive: Dive | DayDive): boolean {
    if (dive.rota || this.#host.over() || this.#host.short()) return true;
    return dive.bound >= this.#host.best().cost;
  }

  /** The months of those who have none yet, drawn anew a few times among the few that are near the bound of the rest. */
  async #redrawRest(dive: Dive): Promise<void> {
    const guess = slotsHeld(
      dive.guess.map(({ month }) => month),
      this.#reduced.free.length,
    );
    const work = this.#settings.repeatable ? REPEATABLE_REST_WORK : REST_WORK;
    for (const arcs of REST_ARCS) {
      if (this.#ended(dive)) return;
      const drawn = dive.few(arcs, this.#costNear(dive.bound) - dive.bound);
      this.#drawings += 1;
      const seed = this.#settings.seed + this.#drawings;
      const among = { shares: this.#shares, drawn };
      const annealing = new MonthAnnealing(this.#reduced, {
        seed,
        freeHeld: guess,
        cost: Number.POSITIVE_INFINITY,
        among,
      });
      while (annealing.work < work && !annealing.idle && !this.#host.over()) {
        annealing.run(WORK);
        await pause();
      }
      if (annealing.bestCost < this.#host.best().cost) this.#host.offer(annealing.best, 'months');
    }
  }
}

/** Beyond so many shared rows a mixture takes long, and a dive ends at nothing better. */
export function mixesSlowly({ shared }: ColumnGeneration): boolean {
  return shared.model.rowLower.length > MOST_DIVING_ROWS;
}
