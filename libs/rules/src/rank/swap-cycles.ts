import { DomainError, type LocalDay } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import type { Slot } from '../kit/view.ts';
import { HardBounds } from './hard-bounds.ts';

/** One hand-over of a cycle: `from` holds the duty now, `to` would. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly date: LocalDay;
  readonly duty: string;
}

/** Everybody in it gives one duty and takes one, and no must, no signable must and no need gets worse. */
export interface SwapCycle {
  readonly handOvers: readonly HandOver[];
  /** Change of the total cost; negative is better. */
  readonly cost: number;
}

export interface SwapQuery {
  readonly person: string;
  readonly date: LocalDay;
  readonly duty: string;
  /** People in a cycle, the one who asks included; 2 to 4, 4 when absent. */
  readonly people?: number;
  /** Only duties up to so many days from the one given; 14 when absent. */
  readonly days?: number;
  /** Exchanges tried before the search stops; 4,000 when absent, about 100 ms for 28 people. */
  readonly effort?: number;
}

export interface SwapCycles {
  /** Fewest people first, then cheapest. */
  readonly cycles: readonly SwapCycle[];
  /** False when the effort ran out: there may be more. */
  readonly complete: boolean;
}

const DEFAULTS = { people: 4, days: 14, effort: 4000 };

/**
 * The legal ways to swap a duty away in a ring of two to four people. Locked duties stay; trainees' extra duties are not
 * swapped. The check is left as it was. Throws `not-held` when the person does not hold the duty.
 */
export function findSwapCycles(check: LiveCheck, query: SwapQuery): SwapCycles {
  return new CycleSearch(check, query).run();
}

/** A ring as held slots: the holder of each gives it to the holder of the next; the last gives to the first. */
type Ring = readonly Slot[];

class CycleSearch {
  readonly #check: LiveCheck;
  readonly #bounds: HardBounds;
  readonly #start: Slot;
  readonly #most: number;
  readonly #givable: readonly Slot[];
  readonly #known = new Map<number, boolean>();
  readonly #givers = new Map<Slot, readonly Slot[]>();
  #effort: number;

  constructor(check: LiveCheck, query: SwapQuery) {
    const { people, days, effort } = { ...DEFAULTS, ...query };
    const { view, problem } = check.compiled;
    const start = view.slot(query.person, query.date, query.duty);
    if (!start || !check.holds(start.index)) {
      throw new DomainError('not-held', { person: query.person, duty: query.duty, date: query.date });
    }
    this.#check = check;
    this.#bounds = new HardBounds(check);
    this.#start = start;
    this.#most = Math.min(4, people);
    this.#effort = effort;
    this.#givable = view.slots.filter(
      (slot) =>
        check.holds(slot.index) &&
        problem.slots[slot.index]!.decided === undefined &&
        !slot.supernumerary &&
        Math.abs(slot.day - start.day) <= days,
    );
  }

  run(): SwapCycles {
    const found: SwapCycle[] = [];
    for (let size = 2; size <= this.#most && this.#effort > 0; size += 1) {
      const cycles: SwapCycle[] = [];
      if (this.#givable.includes(this.#start)) this.#extend([this.#start], size, cycles);
      found.push(...cycles.sort((a, b) => a.cost - b.cost));
    }
    return { cycles: found, complete: this.#effort > 0 };
  }

  #extend(ring: Ring, size: number, into: SwapCycle[]): void {
    const last = ring.at(-1)!;
    for (const next of this.#giversFor(last)) {
      if (this.#effort <= 0) return;
      if (ring.some((slot) => slot.person === next.person)) continue;
      const longer = [...ring, next];
      if (longer.length < size) this.#extend(longer, size, into);
      else if (this.#canExchange(this.#start, next) && this.#legal(longer)) into.push(this.#cycle(longer));
    }
  }

  /** Duties whose holders may take this one in exchange. */
  #giversFor(takes: Slot): readonly Slot[] {
    let givers = this.#givers.get(takes);
    if (!givers) {
      givers = this.#givable.filter((gives) => gives.person !== takes.person && this.#canExchange(gives, takes));
      if (this.#effort > 0) this.#givers.set(takes, givers);
    }
    return givers;
  }

  /** Whether the holder of `gives` may hold `takes` in its place, as far as that depends on them alone. */
  #canExchange(gives: Slot, takes: Slot): boolean {
    if (this.#effort <= 0 || (gives.day === takes.day && gives.duty.code === takes.duty.code)) return false;
    const key = gives.index * this.#check.compiled.problem.slots.length + takes.index;
    let may = this.#known.get(key);
    if (may === undefined) {
      this.#effort -= 1;
      const taken = this.#taken(gives.person, takes);
      may = taken !== undefined && this.#bounds.keeps([gives.index, taken.index], gives.person);
      this.#known.set(key, may);
    }
    return may;
  }

  /** The slot by which somebody would hold another's duty; none when they already hold it, or may not be moved. */
  #taken(person: number, { day, duty }: Slot): Slot | undefined {
    const slot = this.#check.compiled.view.slotsOn(person, day).find((each) => each.duty.code === duty.code);
    const free = slot && !slot.supernumerary && !this.#check.holds(slot.index);
    return free && this.#check.compiled.problem.slots[slot.index]!.decided === undefined ? slot : undefined;
  }

  #legal(ring: Ring): boolean {
    this.#effort -= 1;
    return this.#bounds.keeps(this.#changes(ring));
  }

  #changes(ring: Ring): number[] {
    return ring.flatMap((slot, i) => [slot.index, this.#taken(ring[(i + 1) % ring.length]!.person, slot)!.index]);
  }

  #cycle(ring: Ring): SwapCycle {
    const { view } = this.#check.compiled;
    const code = (slot: Slot) => view.people[slot.person]!.code;
    return {
      handOvers: ring.map((slot, i) => ({
        from: code(slot),
        to: code(ring[(i + 1) % ring.length]!),
        date: view.days[slot.day]!,
        duty: slot.duty.code,
      })),
      cost: this.#check.costOfChange(this.#changes(ring)),
    };
  }
}
