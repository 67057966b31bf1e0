import type { InPieces, Tier } from '@evenflow/rules';
import { takeOutRubbish } from '../memory.ts';
import { PersonMonths, slotsHeld } from '../person-month/person-months.ts';
import { takeApartPieces, type Shares } from '../person-month/shares.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { HARD_TIERS, rowCostAt, rowStep } from '../presolve/row-cost.ts';
import { Random } from '../random.ts';
import { CurrentMonths } from './current-months.ts';
import { redrawOne, redrawTwo } from './month-moves.ts';

/** Arcs of one person's drawing on the way, and of all drawings together: what memory allows. */
const MOST_ARCS = 120_000;
const ARCS_TOGETHER = 4_000_000;
/** People whose months are drawn between two times of taking out rubbish. */
const DRAWN_BETWEEN = 5;
/** People redrawn in pairs rather than alone, in a hundred. */
const PAIRS_PERCENT = 70;
/**
 * A broken must costs this many of the dearest steps of a should while searching; more among few months, where a rota
 * that breaks one may have no way out once it is cold.
 */
const HARDNESS = 2;
const HARDNESS_AMONG_FEW = 6;
/** The first cycle begins hot and cools this much with each sweep. */
const SCAN_COOLING = 0.9;
const SCAN_SWEEPS = 40;
/** Sweeps of the cycle after it; every later one has this many times as many, up to the longest. */
const FIRST_SWEEPS = 300;
const GROWTH = 2;
/** The last sweep of a cycle against where it began. */
const FREEZING = 0.03;
/**
 * The others begin where the cost has come down to `down` times its lowest, later ones `again` as warm, and end at `cold`
 * of that. Among all months a cycle betters the best rota; among the few near a bound it makes another one, and what is
 * best among them shows only when it is really cold.
 */
const AMONG_ALL = { down: 1.35, again: 0.6, cold: 0.2, longest: 10_000 } as const;
const AMONG_FEW = { down: 1.8, again: 1, cold: 0.04, longest: 8000 } as const;
/** Work of drawing a few rows into a person's months, of another step before the first month, and of taking months out and in, in arcs. */
const DRAWING_WORK = 30_000;
const PREPARING_WORK = 150_000;
const STEP_WORK = 500;

export interface MonthAnnealingStart {
  readonly seed: number;
  readonly freeHeld: ArrayLike<number>;
  /** True cost of `freeHeld`, with the constant of what is fixed. */
  readonly cost: number;
  /** Few months, drawn already, of those whose month is not to stay; left out, everybody's are drawn here. */
  readonly among?: { readonly shares?: Shares; readonly drawn: readonly (PersonMonths | undefined)[] };
}

/**
 * Annealing in which a step draws a person's whole month anew, out of all months that keep the person's own musts, by
 * dynamic programming against everybody else's. Knows no clock: the same seed and work give the same rota.
 */
export class MonthAnnealing {
  bestCost: number;
  /** Arcs passed so far. */
  work = 0;
  readonly #reduced: Reduced;
  readonly #random: Random;
  readonly #hardness: number;
  readonly #course: typeof AMONG_ALL | typeof AMONG_FEW;
  readonly #takingApart: InPieces<Shares>;
  #shares: Shares | undefined;
  #drawing: InPieces<PersonMonths | undefined> | undefined;
  readonly #drawn: (PersonMonths | undefined)[] = [];
  /** People drawn since rubbish was taken out last. */
  #drawnSince = 0;
  readonly #kept: ReadonlySet<Tier> = new Set<Tier>(['must', 'signed']);
  #best: Uint8Array;
  #months: CurrentMonths | undefined;
  #arcsTogether = 0;
  #temperature = 0;
  /** Where the second cycle began, and this one. */
  #hot = 0;
  #begin = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #cycle = 0;
  #sweep = 0;
  #sweeps = SCAN_SWEEPS;
  #stepsLeft = 0;
  readonly #scan: { readonly temperature: number; readonly cost: number }[] = [];

  constructor(reduced: Reduced, { seed, freeHeld, cost, among }: MonthAnnealingStart) {
    this.#drawn.push(...(among?.drawn ?? []));
    this.#shares = among?.shares;
    this.#hardness = among ? HARDNESS_AMONG_FEW : HARDNESS;
    this.#course = among ? AMONG_FEW : AMONG_ALL;
    this.#reduced = reduced;
    this.#takingApart = takeApartPieces(reduced);
    this.#random = new Random(seed);
    this.#best = Uint8Array.from(freeHeld);
    this.bestCost = cost;
  }

  /** Values of the free slots in the best rota. */
  get best(): Uint8Array {
    return this.#best;
  }

  /** Nobody's months can be drawn, so there is nothing to do here. */
  get idle(): boolean {
    return this.#months !== undefined && this.#months.movable.length === 0;
  }

  /** Goes on for this many arcs, or little more. */
  run(work: number): void {
    const end = this.work + work;
    while (this.work < end && !this.idle) {
      if (this.#months) this.#step(this.#months);
      else this.#prepare();
    }
  }

  /** Takes over a better rota found elsewhere; the next cycle starts from it. */
  adopt(freeHeld: ArrayLike<number>, cost: number): void {
    if (cost >= this.bestCost) return;
    this.#best = Uint8Array.from(freeHeld);
    this.bestCost = cost;
  }

  /** One step of what comes before the first month is drawn anew: each takes as long as anybody may have to wait. */
  #prepare(): void {
    const shares = this.#shares;
    const left = shares ? shares.people.length - this.#drawn.length : 0;
    if (shares && left > 0 && this.#drawnSince < DRAWN_BETWEEN) return this.#drawOn(shares);
    if (!shares) this.#shares = this.#takingApart.next().value;
    else if (this.#drawnSince > 0) {
      takeOutRubbish();
      this.#drawnSince = 0;
    } else this.#bringIn(shares);
    this.work += PREPARING_WORK;
  }

  #drawOn(shares: Shares): void {
    this.#drawing ??= this.#drawNext(shares);
    const { done, value } = this.#drawing.next();
    this.work += DRAWING_WORK;
    if (!done) return;
    this.#drawing = undefined;
    this.#arcsTogether += value?.graph.arcTo.length ?? 0;
    this.#drawn.push(value);
    this.#drawnSince += 1;
  }

  *#drawNext(shares: Shares): InPieces<PersonMonths | undefined> {
    const person = shares.people[this.#drawn.length]!;
    if (this.#arcsTogether >= ARCS_TOGETHER || !holdsOneADay(shares, person)) return undefined;
    yield;
    const mostArcs = Math.min(MOST_ARCS, (2 * ARCS_TOGETHER) / Math.max(1, shares.people.length));
    return yield* PersonMonths.drawPieces(shares, person, this.#kept, { mostArcs });
  }

  #bringIn(shares: Shares): void {
    const hardUnit = this.#hardness * dearestStep(this.#reduced);
    this.#months = new CurrentMonths(shares, this.#drawn, hardUnit);
    this.#months.load(this.#best);
    this.#temperature = hardUnit / 8;
    this.#stepsLeft = this.#months.movable.length;
  }

  #step(months: CurrentMonths): void {
    const { movable } = months;
    const random = this.#random;
    const one = movable[random.below(movable.length)]!;
    const two = movable[random.below(movable.length)]!;
    if (one !== two && random.chance(PAIRS_PERCENT)) {
      redrawTwo(months, [one, two], this.#temperature, random);
      this.work += STEP_WORK + months.sampler(one).arcs + 2 * months.sampler(two).arcs;
      this.#stepsLeft -= 2;
    } else {
      redrawOne(months, one, this.#temperature, random);
      this.work += STEP_WORK + months.sampler(one).arcs;
      this.#stepsLeft -= 1;
    }
    this.#keepBest(months);
    if (this.#stepsLeft <= 0) this.#nextSweep(months);
  }

  #keepBest(months: CurrentMonths): void {
    const cost = months.trueCost + this.#reduced.constant.total;
    if (cost >= this.bestCost) return;
    this.bestCost = cost;
    this.#best = slotsHeld(months.months(), this.#reduced.free.length);
  }

  #nextSweep(months: CurrentMonths): void {
    this.#stepsLeft = months.movable.length;
    this.#sweep += 1;
    this.#lowest = Math.min(this.#lowest, months.searchCost);
    if (this.#cycle === 0) {
      this.#scan.push({ temperature: this.#temperature, cost: months.searchCost });
      this.#temperature *= SCAN_COOLING;
    } else this.#temperature *= this.#course.cold ** (1 / this.#sweeps);
    if (this.#sweep === this.#sweeps) this.#temperature = this.#begin * FREEZING;
    if (this.#sweep > this.#sweeps) this.#nextCycle(months);
  }

  #nextCycle(months: CurrentMonths): void {
    const { down, again, longest } = this.#course;
    if (this.#cycle === 0) {
      this.#hot = (this.#scan.findLast(({ cost }) => cost > this.#lowest * down) ?? this.#scan[0]!).temperature;
    }
    this.#begin = this.#cycle === 0 ? this.#hot : this.#hot * again;
    this.#sweeps = Math.min(longest, FIRST_SWEEPS * GROWTH ** this.#cycle);
    this.#cycle += 1;
    this.#sweep = 0;
    this.#temperature = this.#begin;
    if (months.trueCost + this.#reduced.constant.total > this.bestCost) months.load(this.#best);
  }
}

/**
 * Whether a must lets the person hold one duty a day at most. Where duties of a day go together there are so many ways
 * to spend it that drawing the months takes longer than small moves need to find as good ones.
 */
function holdsOneADay({ reduced, own, owner }: Shares, person: number): boolean {
  const { slots } = reduced.problem;
  const slotsOn = new Map<number, number>();
  for (let slot = 0; slot < reduced.free.length; slot += 1) {
    const { day } = slots[reduced.free[slot]!]!;
    if (owner[slot] === person) slotsOn.set(day, (slotsOn.get(day) ?? 0) + 1);
  }
  for (const { literals, weights, parts } of own[person]!) {
    const days = new Set(literals.map((l) => (l < reduced.free.length ? slots[reduced.free[l]!]!.day : -1)));
    const [day] = days;
    const exclusive = parts.some(({ tier, max }) => tier === 'must' && max === 1) && weights.every((w) => w === 1);
    if (exclusive && days.size === 1 && slotsOn.get(day!) === literals.length) slotsOn.delete(day!);
  }
  return [...slotsOn.values()].every((count) => count === 1);
}

/** The most one step of any row's count can cost among the shoulds. */
function dearestStep(reduced: Reduced): number {
  const unit = { ...reduced.problem.tierCost };
  for (const tier of HARD_TIERS) unit[tier] = 0;
  return reduced.rows.reduce((most, row) => Math.max(most, steepest(row, unit)), 1);
}

function steepest(row: Row, unit: Readonly<Record<Tier, number>>): number {
  const step = rowStep(row);
  const [least, greatest] = [rowCostAt(row, row.least, unit), rowCostAt(row, row.greatest, unit)];
  const first = least - rowCostAt(row, Math.min(row.greatest, row.least + step), unit);
  const last = greatest - rowCostAt(row, Math.max(row.least, row.greatest - step), unit);
  return Math.max(first, last);
}
