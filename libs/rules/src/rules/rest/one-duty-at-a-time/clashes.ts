import type { Weekday } from '@evenflow/domain';
import type { DutySelector } from '../../../kit/selectors.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

export const OVERLAP_ON = ['any date', 'the same date', 'the next date'] as const;
type OverlapOn = (typeof OVERLAP_ON)[number];

interface Combinations {
  readonly mayOverlap: readonly { duties: DutySelector; with: DutySelector; minutes: number; on: OverlapOn }[];
  readonly together: readonly { duties: DutySelector; with: DutySelector; weekdays: readonly Weekday[] }[];
  readonly sameDate: 'any' | 'listed';
}

/** Minutes two duties run at the same time. */
export function overlapOf(a: Slot, b: Slot): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Positions of duties in a day's list (or in two days' lists) that keep each other out. */
interface Clique {
  readonly allowed: number;
  readonly members: readonly number[];
}
interface Crossing {
  readonly allowed: number;
  readonly firsts: readonly number[];
  readonly nexts: readonly number[];
}

/**
 * Which duties of a team keep each other out, in as few groups as can be. Times are the same for everybody, so the groups
 * of a date are worked out once and used for all who have the same duties open on it.
 */
export class Clashes {
  private readonly minutes = new Map<string, number>();
  private readonly together = new Set<string>();
  private readonly cliques = new Map<string, readonly Clique[]>();
  private readonly crossings = new Map<string, readonly Crossing[]>();

  constructor(
    private readonly view: RotaView,
    private readonly combinations: Combinations,
  ) {
    for (const row of combinations.mayOverlap)
      for (const pair of this.pairs(row))
        for (const apart of row.on === 'any date' ? OVERLAP_ON.slice(1) : [row.on])
          this.minutes.set(`${pair}|${apart}`, Math.max(row.minutes, this.minutes.get(`${pair}|${apart}`) ?? 0));
    for (const row of combinations.together)
      for (const pair of this.pairs(row)) for (const weekday of row.weekdays) this.together.add(`${pair}|${weekday}`);
  }

  /** Groups of duties of one date of which at most one can be held: one group says it for many pairs. */
  ofDate(person: number, day: number): { allowed: number; slots: Slot[] }[] {
    const slots = this.view.slotsOn(person, day);
    const cliques = cached(this.cliques, keyOf(day, slots), () => this.cliquesAmong(slots));
    return cliques.map(({ allowed, members }) => ({ allowed, slots: members.map((i) => slots[i]!) }));
  }

  /** Duties that run into the next date, and what they keep out there. */
  acrossMidnight(person: number, day: number): { allowed: number; firsts: Slot[]; nexts: Slot[] }[] {
    const today = this.view.slotsOn(person, day);
    const tomorrow = this.view.slotsOn(person, day + 1);
    const key = `${keyOf(day, today)}>${keyOf(day + 1, tomorrow)}`;
    const crossings = cached(this.crossings, key, () => this.crossingsBetween(today, tomorrow));
    return crossings.map(({ allowed, firsts, nexts }) => ({
      allowed,
      firsts: firsts.map((i) => today[i]!),
      nexts: nexts.map((i) => tomorrow[i]!),
    }));
  }

  private cliquesAmong(slots: readonly Slot[]): Clique[] {
    const cliques: Clique[] = [];
    for (const [allowed, edges] of this.edges(slots, slots)) {
      const clashing = new Set(edges.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
      const covered = new Set<string>();
      for (const [a, b] of edges) {
        if (covered.has(`${a} ${b}`)) continue;
        const members = [a, b];
        for (const next of slots.keys())
          if (members.every((member) => clashing.has(`${member} ${next}`))) members.push(next);
        for (const x of members) for (const y of members) covered.add(`${x} ${y}`);
        cliques.push({ allowed, members });
      }
    }
    return cliques;
  }

  private crossingsBetween(today: readonly Slot[], tomorrow: readonly Slot[]): Crossing[] {
    const crossings = new Map<string, { allowed: number; firsts: number[]; nexts: number[] }>();
    for (const [allowed, edges] of this.edges(today, tomorrow)) {
      for (const first of new Set(edges.map(([a]) => a))) {
        const nexts = edges.filter(([a]) => a === first).map(([, b]) => b);
        const key = `${allowed}|${nexts.join()}`;
        const crossing = crossings.get(key);
        if (crossing) crossing.firsts.push(first);
        else crossings.set(key, { allowed, firsts: [first], nexts });
      }
    }
    return [...crossings.values()];
  }

  /** Pairs that clash, by the minutes of overlap they are allowed. */
  private edges(firsts: readonly Slot[], nexts: readonly Slot[]): Map<number, [number, number][]> {
    const found = new Map<number, [number, number][]>();
    for (const [i, a] of firsts.entries())
      for (const [j, b] of nexts.entries()) {
        const sameDate = a.day === b.day;
        if (sameDate && i >= j) continue;
        const pair = pairOf(a.duty.code, b.duty.code);
        const allowed = this.minutes.get(`${pair}|${sameDate ? 'the same date' : 'the next date'}`) ?? 0;
        if (overlapOf(a, b) <= allowed && !(sameDate && this.barred(pair, a.day))) continue;
        const list = found.get(allowed);
        if (list) list.push([i, j]);
        else found.set(allowed, [[i, j]]);
      }
    return found;
  }

  private barred(pair: string, day: number): boolean {
    return this.combinations.sameDate === 'listed' && !this.together.has(`${pair}|${this.view.weekdays[day]!}`);
  }

  private pairs(row: { duties: DutySelector; with: DutySelector }): string[] {
    const others = [...this.view.duties(row.with)];
    return [...this.view.duties(row.duties)].flatMap((code) => others.map((other) => pairOf(code, other)));
  }
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** On planned days everybody has a slot for every duty. */
function keyOf(day: number, slots: readonly Slot[]): string {
  if (slots[0]?.past === false) return `${day}`;
  return `${day}:${slots.map((slot) => slot.duty.code).join()}`;
}

function cached<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
