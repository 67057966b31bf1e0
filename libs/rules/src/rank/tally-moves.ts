import { addDays, assignmentKey, isCall, type LocalDay } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import type { Finding } from '../kit/finding.ts';
import { TIERS } from '../kit/problem.ts';
import type { Slot } from '../kit/view.ts';
import { HardBounds } from './hard-bounds.ts';
import type { HandOver } from './swap-cycles.ts';

/** What can be counted and moved by one. A weekend is one unit, whether one day of it is held or both. */
export type MovableTally = 'weeknight-calls' | 'weekends' | 'holidays' | 'lates' | 'nights';

export interface TallyQuery {
  readonly kind: MovableTally;
  /** One fewer for this person, one more for the other. */
  readonly from: string;
  readonly to: string;
  /** Keys of assignments that stay, and `person|date|-` for days that stay free. */
  readonly locks?: ReadonlySet<string>;
  /** Duties of earlier days were worked and stay. */
  readonly notBefore?: LocalDay;
  /** Questions asked of the rules before the search stops; 30,000 when absent, well under a second for 28 people. */
  readonly effort?: number;
}

/** Duties that change hands so that one unit moves, and no must, no signable must and no need gets worse. */
export interface TallyMove {
  /** The unit first, then what makes room for it. */
  readonly handOvers: readonly HandOver[];
  /** Change of the total cost; negative is better. */
  readonly cost: number;
}

export interface TallyMoves {
  /** Cheapest first, then fewest hand-overs. */
  readonly moves: readonly TallyMove[];
  /** Combinations looked at. */
  readonly tried: number;
  /** False when the effort ran out: there may be cheaper ones. */
  readonly complete: boolean;
  /** For each unit that cannot simply be handed over: when it is, and the worst of what stands against that. */
  readonly against: readonly { readonly dates: readonly LocalDay[]; readonly finding: Finding | null }[];
}

const EFFORT = 30_000;
/** Days around the unit from which duties may be moved to make room. */
const NEAR = 4;
/** Duties taken off the receiver to make room, at most. */
const ROOM = 2;

/**
 * The legal ways to have one person carry one unit less and another one more: the unit is handed over as it is, with up
 * to two of the receiver's duties given on to whoever may take them, themselves giving up one duty for it if they must.
 * Locked duties stay. The check is left as it was.
 */
export function findTallyMoves(check: LiveCheck, query: TallyQuery): TallyMoves {
  return new TallySearch(check, query).run();
}

/** A held slot and the slot by which somebody else would hold the same duty. */
interface Given {
  readonly gives: Slot;
  readonly takes: Slot;
}

class TallySearch {
  readonly #check: LiveCheck;
  readonly #bounds: HardBounds;
  readonly #query: TallyQuery;
  readonly #from: number;
  readonly #to: number;
  readonly #others: readonly number[];
  #effort: number;
  #tried = 0;

  constructor(check: LiveCheck, query: TallyQuery) {
    const { people } = check.compiled.view;
    this.#check = check;
    this.#bounds = new HardBounds(check);
    this.#query = query;
    this.#from = people.findIndex((person) => person.code === query.from);
    this.#to = people.findIndex((person) => person.code === query.to);
    this.#others = people.flatMap((person, i) => (i !== this.#to && !person.trainee ? [i] : []));
    this.#effort = query.effort ?? EFFORT;
  }

  run(): TallyMoves {
    const moves: TallyMove[] = [];
    const against: { dates: LocalDay[]; finding: Finding | null }[] = [];
    for (const unit of this.#unitsOf(this.#from)) {
      const handed = this.#handed(unit);
      const before = moves.length;
      if (handed) this.#makeRoom(handed, moves);
      const direct = handed !== null && this.#bounds.keeps(changesOf(handed));
      if (!direct && moves.length === before)
        against.push({ dates: this.#datesOf(unit), finding: this.#worst(handed) });
    }
    moves.sort((a, b) => a.cost - b.cost || a.handOvers.length - b.handOvers.length);
    return { moves, tried: this.#tried, complete: this.#effort > 0, against };
  }

  /** The unit given to the receiver; null when they hold part of it already or may not be moved. */
  #handed(unit: readonly Slot[]): readonly Given[] | null {
    if (this.#keysOf(this.#heldBy(this.#to)).has(this.#keyOf(unit[0]!))) return null;
    const given = unit.map((gives) => this.#given(gives, this.#to));
    return given.every((one) => one !== null) ? given : null;
  }

  #makeRoom(handed: readonly Given[], into: TallyMove[]): void {
    const near = this.#near(handed);
    for (let size = 0; size <= ROOM; size += 1) {
      const before = into.length;
      for (const off of subsets(near, size)) {
        if (this.#effort <= 0) return;
        if (!this.#keeps([...changesOf(handed), ...off.map((slot) => slot.index)], this.#to)) continue;
        this.#giveOn(handed, off, [], into);
      }
      // Whoever can be spared a second duty is left alone once one is enough.
      if (size > 0 && into.length > before) return;
    }
  }

  /** Finds takers for everything taken off the receiver, one after the other. */
  #giveOn(handed: readonly Given[], off: readonly Slot[], found: readonly Given[], into: TallyMove[]): void {
    const [next, ...rest] = off;
    if (!next) return this.#keep([...handed, ...found], into);
    for (const person of this.#others) {
      if (this.#effort <= 0) return;
      const given = this.#given(next, person);
      if (!given) continue;
      const mine = [...handed, ...found].filter((one) => one.gives.person === person || one.takes.person === person);
      if (this.#keeps([...changesOf(mine), given.takes.index], person)) {
        this.#giveOn(handed, rest, [...found, given], into);
      } else if (rest.length === 0) {
        for (const passed of this.#passedOn(given, mine)) this.#keep([...handed, ...found, given, passed], into);
      }
    }
  }

  /** Duties of the taker that somebody else could hold, after which the taker may hold the new one. */
  *#passedOn(given: Given, mine: readonly Given[]): Generator<Given> {
    const { person, day } = given.takes;
    const moved = new Set(mine.map((one) => one.gives.index));
    for (const gives of this.#givable(person, day - 1, day + 1)) {
      if (moved.has(gives.index)) continue;
      if (!this.#keeps([...changesOf(mine), given.takes.index, gives.index], person)) continue;
      for (const other of [this.#to, ...this.#others]) {
        if (this.#effort <= 0) return;
        const passed = other === person ? null : this.#given(gives, other);
        if (passed && (other === this.#to || this.#keeps([passed.takes.index], other))) yield passed;
      }
    }
  }

  /** Keeps a way that breaks nothing as a whole and moves exactly one unit. */
  #keep(given: readonly Given[], into: TallyMove[]): void {
    this.#tried += 1;
    const changes = changesOf(given);
    if (new Set(changes).size !== changes.length || !this.#keeps(changes) || !this.#movesOne(given)) return;
    const { view } = this.#check.compiled;
    const handOvers = given.map(({ gives, takes }) => ({
      from: view.people[gives.person]!.code,
      to: view.people[takes.person]!.code,
      date: view.days[gives.day]!,
      duty: gives.duty.code,
    }));
    into.push({ handOvers, cost: this.#check.costOfChange(changes) });
  }

  #movesOne(given: readonly Given[]): boolean {
    const [fewer, more] = [this.#from, this.#to].map((person) => {
      const gone = new Set(given.map((one) => one.gives));
      const left = this.#heldBy(person).filter((slot) => !gone.has(slot));
      const come = given.flatMap(({ takes }) => (takes.person === person ? [takes] : []));
      return this.#keysOf([...left, ...come]).size - this.#keysOf(this.#heldBy(person)).size;
    });
    return fewer === -1 && more === 1;
  }

  #keeps(changed: readonly number[], person?: number): boolean {
    this.#effort -= 1;
    return this.#bounds.keeps(changed, person);
  }

  #given(gives: Slot, person: number): Given | null {
    const { compiled } = this.#check;
    const takes = compiled.view.slotsOn(person, gives.day).find((slot) => slot.duty.code === gives.duty.code);
    const free = takes && !takes.supernumerary && !this.#check.holds(takes.index);
    return free && !this.#isFixed(takes) ? { gives, takes } : null;
  }

  /** Locked, decided, or over already. */
  #isFixed(slot: Slot): boolean {
    const { view, problem } = this.#check.compiled;
    const { locks, notBefore } = this.#query;
    const date = view.days[slot.day]!;
    if (problem.slots[slot.index]!.decided !== undefined || (notBefore !== undefined && date < notBefore)) return true;
    const cell = { person: view.people[slot.person]!.code, date };
    const empty = !this.#check.holds(slot.index) && locks?.has(assignmentKey({ ...cell, duty: '-' }));
    return empty === true || locks?.has(assignmentKey({ ...cell, duty: slot.duty.code })) === true;
  }

  #near(handed: readonly Given[]): Slot[] {
    const days = handed.map((one) => one.gives.day);
    const taken = new Set(handed.map((one) => one.takes.index));
    const near = this.#givable(this.#to, Math.min(...days) - NEAR, Math.max(...days) + NEAR);
    return near.filter((slot) => !taken.has(slot.index));
  }

  #givable(person: number, first: number, last: number): Slot[] {
    const { view } = this.#check.compiled;
    const slots: Slot[] = [];
    for (let day = first; day <= last; day += 1)
      for (const slot of view.slotsOn(person, day))
        if (this.#check.holds(slot.index) && !slot.supernumerary && !this.#isFixed(slot)) slots.push(slot);
    return slots;
  }

  #heldBy(person: number): Slot[] {
    const { firstDay, lastDay } = this.#check.compiled.view;
    const slots: Slot[] = [];
    for (let day = firstDay; day <= lastDay; day += 1)
      for (const slot of this.#check.compiled.view.slotsOn(person, day))
        if (this.#check.holds(slot.index) && !slot.supernumerary && this.#counts(slot)) slots.push(slot);
    return slots;
  }

  /** The units somebody holds on the planned days, without those that hold a locked duty. */
  #unitsOf(person: number): Slot[][] {
    const units = new Map<string, Slot[]>();
    for (const slot of this.#heldBy(person)) {
      const key = this.#keyOf(slot);
      units.set(key, [...(units.get(key) ?? []), slot]);
    }
    return [...units.values()].filter((unit) => !unit.some((slot) => this.#isFixed(slot)));
  }

  #keysOf(slots: readonly Slot[]): Set<string> {
    return new Set(slots.map((slot) => this.#keyOf(slot)));
  }

  /** Slots of the same key are one unit. */
  #keyOf(slot: Slot): string {
    const { view } = this.#check.compiled;
    if (this.#query.kind !== 'weekends') return `${slot.day}|${slot.duty.code}`;
    const date = view.days[slot.day]!;
    return view.weekdays[slot.day] === 'Sun' ? addDays(date, -1) : date;
  }

  #counts({ day, duty }: Slot): boolean {
    const type = this.#check.compiled.view.dayTypes[day];
    const weekday = this.#check.compiled.view.weekdays[day]!;
    const weekend = weekday === 'Sat' || weekday === 'Sun';
    switch (this.#query.kind) {
      case 'weeknight-calls':
        return isCall(duty) && !weekend && type !== 'holiday';
      case 'weekends':
        return isCall(duty) && weekend;
      case 'holidays':
        return isCall(duty) && type === 'holiday';
      case 'lates':
        return duty.mark === 'late';
      case 'nights':
        return duty.kind === 'resident-on-call';
    }
  }

  #datesOf(unit: readonly Slot[]): LocalDay[] {
    return [...new Set(unit.map((slot) => this.#check.compiled.view.days[slot.day]!))];
  }

  #worst(handed: readonly Given[] | null): Finding | null {
    if (!handed) return null;
    const { adds } = this.#check.effectOf(changesOf(handed));
    return [...adds].sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier))[0] ?? null;
  }
}

function changesOf(given: readonly Given[]): number[] {
  return given.flatMap(({ gives, takes }) => [gives.index, takes.index]);
}

function* subsets(slots: readonly Slot[], size: number): Generator<readonly Slot[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [i, first] of slots.entries())
    for (const rest of subsets(slots.slice(i + 1), size - 1)) yield [first, ...rest];
}
