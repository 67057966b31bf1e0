import { atOnce } from '@evenflow/rules';
import { acceptanceThresholds, exponential, logarithm, Random } from '../random.ts';
import type { Reduced } from '../presolve/reduced.ts';
import { firstFill } from './first-fill.ts';
import { Move } from './move.ts';
import { nextProposer } from './proposals.ts';
import type { RotaShape } from './rota-shape.ts';
import { clearPart } from './ruin.ts';
import type { SearchModel } from './search-model.ts';
import { searchParts, type SearchParts } from './search-parts.ts';
import type { SearchState } from './search-state.ts';
import { typicalChange } from './typical-change.ts';

/** Stages of a cooling cycle. */
const STAGES = 64;
/** Moves in one stage of the first cycle, for each free slot and at most; later cycles are longer, doubled by and by. */
const STAGE_PER_SLOT = 6;
const LONGEST_FIRST_STAGE = 3000;
const LONGEST_GROWTH = 64;
const CYCLES_OF_A_LENGTH = { whole: 4, broken: 2 } as const;
/**
 * Temperatures at the start of cycles, in typical changes among the shoulds: of the first, and of the others in turn; and
 * where all of them end. Measured on months of 14 to 60 people: at 0.4 hardly anything of a good rota is left, below 0.01
 * nothing moves any more, and what is found is found in between.
 */
const FIRST_WARMTH = 0.7;
const WARMTH = [0.45, 0.22, 0.14, 0.22] as const;
const COLD = 0.012;
/** Stages of a hot cycle after which what was there before is forgotten: from there on it is another rota. */
const FORGOTTEN = 20;
/** A search that starts from a rota already made begins this much colder. */
const COLD_START = 0.05;
const JOURNAL = 8192;
/** What a broken must weighs beside a typical change among the shoulds, at most. */
const HARDEST = 60;
/** How much harder musts get with each stage after which some are broken. */
const HARDER = 1.25;
/**
 * Stages spent on a first whole rota before cooling starts all the same. It gets warmer from one to the next, up to so many
 * typical changes: what is still broken then mends only once shoulds no longer hold it in place. Then musts get lighter, as
 * long as hardly any are broken: the last one often needs another to be broken on the way.
 */
const BUILDING_STAGES = 160;
const BUILDING_WARMER = 1.5;
const BUILDING_WARMTH = 5;
const BUILDING_LIGHTEST = 20;
const LIGHTER = 0.85;
const HARDLY_ANY = 6;

export interface SearchOptions {
  readonly seed: number;
  /** Values of the free slots to start from. */
  readonly start?: ArrayLike<number>;
  /** Stay near the start at first, because it is a rota worth keeping. */
  readonly cold?: boolean;
  /** How much longer than the shortest its first cycles are. */
  readonly growth?: number;
}

/**
 * Simulated annealing over a reduced problem: cycles of cooling, of which every fourth makes another rota and the others
 * better the one it made. Runs in slices of a given number of moves and looks at no clock: the same seed and the same
 * number of moves give the same rota on every machine.
 */
export class LocalSearch {
  readonly best: Uint8Array;
  /** True cost of `best`, with the constant of what is fixed. */
  bestCost: number;
  /** The best rota of this line: since the last hot cycle, which made another one. Cycles start from it. */
  readonly #line: Uint8Array;
  #lineCost: number;
  iterations = 0;
  accepted = 0;
  readonly #constant: number;
  readonly #tierCost: Reduced['problem']['tierCost'];
  readonly #model: SearchModel;
  readonly #state: SearchState;
  readonly #shape: RotaShape;
  readonly #move: Move;
  readonly #random: Random;
  readonly #journal = new Int32Array(JOURNAL);
  #journalSize = 0;
  #scale: number;
  #hardness = 8;
  #temperature = 0;
  /** What is left of the temperature after a stage. */
  #cooling = 1;
  #stage = 0;
  #cycle = 0;
  #growth: number;
  readonly #firstStage: number;
  #stageLeft: number;
  /** Until a first whole rota stands, or clearly will not: cold, and only what is harder than a should counts. */
  #building: boolean;
  /** What building begins with; done once it has nothing more to give out. */
  readonly #fill: Iterator<number, void>;
  /** Nothing to choose: every slot is decided. */
  readonly idle: boolean;

  constructor(
    reduced: Reduced,
    options: SearchOptions,
    { model, shape, state }: SearchParts = atOnce(searchParts(reduced)),
  ) {
    this.#model = model;
    this.#shape = shape;
    this.#state = state;
    this.#move = new Move(this.#state, this.#shape);
    this.#random = new Random(options.seed);
    this.#constant = reduced.constant.total;
    this.#tierCost = reduced.problem.tierCost;
    this.idle = reduced.free.length === 0;
    this.#firstStage = Math.min(LONGEST_FIRST_STAGE, 16 + STAGE_PER_SLOT * reduced.free.length);
    this.#stageLeft = this.#firstStage;
    if (options.start) this.#state.load(options.start);
    this.best = this.#state.lit.slice(0, this.#model.slotCount);
    this.bestCost = this.#state.trueCost + this.#constant;
    this.#line = this.best.slice();
    this.#lineCost = this.bestCost;
    this.#building = !options.start;
    this.#fill = firstFill(this.#move);
    this.#growth = options.growth ?? 1;
    this.#scale = typicalChange(this.#move, this.#random);
    this.#begin(this.#scale * (options.start && !options.cold ? FIRST_WARMTH : COLD_START));
    this.#setHardness(this.#building ? HARDEST : 8);
  }

  /** Evaluates this many moves. */
  run(moves: number): void {
    if (this.idle) {
      this.iterations += moves;
      return;
    }
    const end = this.iterations + moves;
    if (this.#building && this.#stage === 0) this.#fillUntil(end);
    while (this.iterations < end) {
      const count = Math.min(end - this.iterations, this.#stageLeft);
      this.#anneal(count);
      this.iterations += count;
      this.#stageLeft -= count;
      if (this.#stageLeft === 0) this.#nextStage();
    }
  }

  /** Takes over a better rota found elsewhere; the next cycle starts from it, unless it makes another one. */
  adopt(freeHeld: ArrayLike<number>, cost: number): void {
    if (cost >= this.bestCost) return;
    this.best.set(freeHeld);
    this.bestCost = cost;
    this.#line.set(freeHeld);
    this.#lineCost = cost;
    this.#journalSize = JOURNAL + 1;
  }

  #fillUntil(end: number): void {
    while (this.iterations < end) {
      const { done, value } = this.#fill.next();
      if (done) return;
      this.iterations += value;
      this.#make();
    }
  }

  #anneal(count: number): void {
    const thresholds = acceptanceThresholds();
    const move = this.#move;
    const random = this.#random;
    const temperature = this.#temperature;
    for (let i = 0; i < count; i += 1) {
      move.clear();
      nextProposer(random, this.#broken > 0)(move, random);
      if (move.size === 0) continue;
      const limit = temperature * thresholds[random.next() & 4095]!;
      if (move.price() > limit) continue;
      this.#make();
    }
  }

  #make(): void {
    this.#move.commit();
    this.accepted += 1;
    this.#keepBest();
  }

  /** The journal holds the flips since the line's best, so keeping a new one costs no more than the moves to it. */
  #keepBest(): void {
    const { slots, size } = this.#move;
    if (this.#journalSize + size > JOURNAL) this.#journalSize = JOURNAL + 1;
    else {
      for (let i = 0; i < size; i += 1) this.#journal[this.#journalSize + i] = slots[i]!;
      this.#journalSize += size;
    }
    const cost = this.#state.trueCost + this.#constant;
    if (cost >= this.#lineCost) return;
    this.#lineCost = cost;
    if (this.#journalSize > JOURNAL) this.#line.set(this.#state.lit.subarray(0, this.#model.slotCount));
    else for (let i = 0; i < this.#journalSize; i += 1) this.#line[this.#journal[i]!]! ^= 1;
    this.#journalSize = 0;
    if (cost >= this.bestCost) return;
    this.bestCost = cost;
    this.best.set(this.#line);
  }

  #nextStage(): void {
    const broken = this.#broken;
    this.#stage += 1;
    if (this.#building && broken > 0 && this.#stage < BUILDING_STAGES) {
      this.#nextBuilding(broken);
      return;
    }
    if (this.#building) {
      this.#building = false;
      this.#stage = 0;
      this.#scale = typicalChange(this.#move, this.#random);
      this.#begin(this.#scale * FIRST_WARMTH);
    }
    this.#setHardness(broken > 0 ? Math.min(HARDEST, this.#hardness * HARDER) : Math.max(1.5, this.#hardness * 0.93));
    this.#temperature *= this.#cooling;
    if (this.#stage === STAGES) this.#nextCycle();
    if (this.#stage === FORGOTTEN && this.#hot) {
      this.#lineCost = Number.POSITIVE_INFINITY;
      this.#journalSize = JOURNAL + 1;
    }
    this.#stageLeft = this.#firstStage * this.#growth;
  }

  #nextBuilding(broken: number): void {
    const warmest = BUILDING_WARMTH * this.#scale;
    this.#stageLeft = this.#firstStage;
    if (this.#temperature < warmest) this.#temperature = Math.min(warmest, BUILDING_WARMER * this.#temperature);
    else if (broken > HARDLY_ANY) this.#setHardness(Math.min(HARDEST, this.#hardness * HARDER));
    else this.#setHardness(Math.max(BUILDING_LIGHTEST, this.#hardness * LIGHTER));
  }

  /** How much that is harder than a should is broken now. */
  get #broken(): number {
    return this.#state.brokenHard.size + this.#state.clashing.size;
  }

  /** The best rota is legal and leaves no duty open. */
  get isWhole(): boolean {
    return this.bestCost - this.#constant < this.#model.hardUnit;
  }

  /** This cycle makes another rota; until one is whole, all better the same. */
  get #hot(): boolean {
    return this.#cycle > 0 && this.#cycle % WARMTH.length === 0 && this.isWhole;
  }

  /**
   * Back to the line's best rota, part of it cleared, and warm again; every fourth time hot, and every second time warm
   * enough to trade musts where they cannot all be kept.
   */
  #nextCycle(): void {
    this.#cycle += 1;
    this.#stage = 0;
    if (this.#cycle % CYCLES_OF_A_LENGTH[this.isWhole ? 'whole' : 'broken'] === 0) {
      this.#growth = Math.min(LONGEST_GROWTH, 2 * this.#growth);
    }
    this.#state.load(this.#line);
    this.#journalSize = 0;
    const stuck = this.#broken > 0;
    const unit = stuck && this.#cycle % 2 === 0 ? this.#hardness : 1;
    this.#begin(this.#scale * unit * WARMTH[this.#cycle % WARMTH.length]!);
    if (this.#cycle % 2 === 1) {
      clearPart(this.#state, this.#shape, this.#random);
      this.#journalSize = JOURNAL + 1;
    }
  }

  /** A cycle at this temperature; where musts cannot be kept it ends as much warmer as it begins. */
  #begin(temperature: number): void {
    this.#temperature = temperature;
    const cold = COLD * Math.max(this.#scale, temperature);
    this.#cooling = Math.min(1, exponential(logarithm(cold / temperature) / STAGES));
  }

  /**
   * Most cycles let the hard tiers trade with each other on the way; every third weighs them as the problem does, for
   * teams where they cannot all be kept.
   */
  #setHardness(hardness: number): void {
    this.#hardness = hardness;
    const unit = this.#scale * hardness;
    const { must, signed, open } = this.#tierCost;
    if (this.#cycle % 3 !== 1) this.#model.setHardWeights({ must: unit * 1.5, signed: unit * 1.2, open: unit });
    else this.#model.setHardWeights({ must: (unit * must) / open, signed: (unit * signed) / open, open: unit });
  }
}
