import { assign, type Assignment } from '@evenflow/domain';
import type { CompiledRota } from './compile.ts';
import type { Cost, Finding } from './finding.ts';
import { membership, usesOf, type Counts, type Uses } from './counts.ts';
import { TIERS, type Bound, type Tier } from './problem.ts';
import type { Slot } from './view.ts';

/** What an edit would do, asked without doing it. */
export interface Effect {
  /** Change of the total cost; negative is better. */
  readonly cost: number;
  /** Findings that would be new. */
  readonly adds: readonly Finding[];
}

/**
 * A rota being edited: holds which slots are taken and keeps every bound's sum up to date, so that an edit costs only
 * the bounds it touches. The same object serves the browser, the check on save and the verification of solver answers.
 */
export class LiveCheck {
  private readonly held: Uint8Array;
  private readonly anyOfHeld: Int32Array;
  private readonly sums: Int32Array;
  private readonly inAnyOf: Int32Array[];
  private readonly uses: Uses;
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  private readonly broken = new Set<number>();
  private readonly known = new Map<number, Finding>();
  /** Keys of everything broken, made when first asked for and until the rota changes. */
  private keys: ReadonlySet<string> | null = null;
  /** While an effect is worked out: the bounds it touches. */
  private touched: Set<number> | null = null;

  constructor(
    readonly compiled: CompiledRota,
    assignments: readonly Assignment[] = [],
  ) {
    const { problem, view } = compiled;
    this.held = new Uint8Array(problem.slots.length);
    this.anyOfHeld = new Int32Array(problem.anyOf.length);
    this.sums = new Int32Array(problem.bounds.length);
    this.inAnyOf = membership(problem.anyOf, problem.slots.length);
    this.uses = usesOf(problem.bounds, problem.slots.length + problem.anyOf.length);
    this.least = Float64Array.from(problem.bounds, (bound) => bound.min ?? -Infinity);
    this.most = Float64Array.from(problem.bounds, (bound) => bound.max ?? Infinity);
    for (let bound = 0; bound < problem.bounds.length; bound++) this.judge(bound, 0);
    for (const slot of view.slots) if (slot.past) this.toggle(slot.index);
    for (const a of assignments) {
      const slot = view.slot(a.person, a.date, a.duty);
      if (slot && !slot.past && !this.held[slot.index]) this.toggle(slot.index);
    }
  }

  holds(slot: number): boolean {
    return this.held[slot] === 1;
  }

  /** How the bounds' sums stand and what each literal counts in, for those who count on from here; not to be written. */
  get counts(): Counts {
    const { sums, anyOfHeld, inAnyOf, uses, least, most } = this;
    return { sums, anyOfHeld, inAnyOf, uses, least, most };
  }

  /** Takes the slot if it is free, frees it if it is taken. */
  toggle(slot: number): void {
    this.keys = null;
    this.turn(slot);
  }

  private turn(slot: number): void {
    const on = this.held[slot] === 0;
    this.held[slot] = on ? 1 : 0;
    this.flip(slot, on);
    for (const list of this.inAnyOf[slot]!) {
      const before = this.anyOfHeld[list]!;
      this.anyOfHeld[list] = before + (on ? 1 : -1);
      if (before === (on ? 0 : 1)) this.flip(this.held.length + list, on);
      else this.forget(this.held.length + list);
    }
  }

  /** What taking or freeing these slots together would do; nothing is changed. Looks only at bounds they touch. */
  effectOf(slots: readonly number[]): Effect {
    const before = (this.keys ??= new Set(this.findings().map(keyOf)));
    const cost = this.total();
    const touched = new Set<number>();
    this.touched = touched;
    for (const slot of slots) this.turn(slot);
    this.touched = null;
    const broken = [...touched].filter((bound) => this.broken.has(bound));
    const adds = this.merged(broken).filter((finding) => !before.has(keyOf(finding)));
    const effect = { cost: this.total() - cost, adds };
    for (const slot of [...slots].reverse()) this.turn(slot);
    return effect;
  }

  /** Change of the total cost if these slots changed sides together; nothing is changed. Cheaper than `effectOf`. */
  costOfChange(slots: readonly number[]): number {
    const cost = this.total();
    for (const slot of slots) this.turn(slot);
    const change = this.total() - cost;
    for (const slot of [...slots].reverse()) this.turn(slot);
    return change;
  }

  /** Everything broken, musts first, then by cost; findings that read alike are one. */
  findings(): Finding[] {
    return this.merged(this.broken);
  }

  /** In the order of the bounds among equals, so that the same rota reads the same however it came about. */
  private merged(bounds: Iterable<number>): Finding[] {
    const merged = new Map<string, Finding>();
    for (const bound of [...bounds].sort((a, b) => a - b)) {
      const finding = this.findingOf(bound);
      const key = keyOf(finding);
      const other = merged.get(key);
      merged.set(key, other ? { ...other, cost: other.cost + finding.cost } : finding);
    }
    return [...merged.values()].sort(
      (a, b) =>
        TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
        b.cost - a.cost ||
        (a.dates[0] ?? '').localeCompare(b.dates[0] ?? ''),
    );
  }

  /** Indexes of the bounds that are broken, each with its finding. */
  brokenBounds(): { readonly bound: number; readonly sum: number; readonly finding: Finding }[] {
    return [...this.broken].map((bound) => ({ bound, sum: this.sums[bound]!, finding: this.findingOf(bound) }));
  }

  cost(): Cost {
    const byTier = Object.fromEntries(TIERS.map((tier) => [tier, 0])) as Record<Tier, number>;
    const byRule: Record<string, number> = {};
    for (const index of this.broken) {
      const bound = this.compiled.problem.bounds[index]!;
      const cost = this.costOf(index);
      byTier[bound.tier] += cost;
      const rule = this.compiled.settings[bound.setting]!.rule.id;
      byRule[rule] = (byRule[rule] ?? 0) + cost;
    }
    return { total: TIERS.reduce((sum, tier) => sum + byTier[tier], 0), byTier, byRule };
  }

  /** The planned days' assignments, by day, then person; supernumerary ones name their mentor. */
  assignments(): Assignment[] {
    const { view } = this.compiled;
    return view.slots
      .filter((slot) => !slot.past && this.held[slot.index])
      .map((slot) => this.assignmentOf(slot))
      .sort((a, b) => a.date.localeCompare(b.date));
  }

  private assignmentOf(slot: Slot): Assignment {
    const { view } = this.compiled;
    const person = view.people[slot.person]!;
    const mentor = slot.supernumerary
      ? view.slotsFor(slot.duty.code, slot.day, 'counted').find((other) => this.held[other.index])
      : undefined;
    return assign(view.team, person.code, slot.duty, view.days[slot.day]!, {
      ...(slot.supernumerary ? { supernumerary: true } : {}),
      ...(mentor ? { with: view.people[mentor.person]!.code } : {}),
    });
  }

  private flip(literal: number, on: boolean): void {
    const { start, bound, weight } = this.uses;
    for (let i = start[literal]!; i < start[literal + 1]!; i++) this.judge(bound[i]!, on ? weight[i]! : -weight[i]!);
  }

  /** An any-of stays true but another of its slots is held: sentences over it must be made anew. */
  private forget(literal: number): void {
    const { start, bound } = this.uses;
    for (let i = start[literal]!; i < start[literal + 1]!; i++) {
      if (this.known.size > 0) this.known.delete(bound[i]!);
      this.touched?.add(bound[i]!);
    }
  }

  private judge(bound: number, change: number): void {
    const before = this.sums[bound]!;
    const sum = before + change;
    this.sums[bound] = sum;
    const wasBroken = change !== 0 && (before < this.least[bound]! || before > this.most[bound]!);
    const isBroken = sum < this.least[bound]! || sum > this.most[bound]!;
    if (!wasBroken && !isBroken) return;
    this.known.delete(bound);
    this.touched?.add(bound);
    if (isBroken) this.broken.add(bound);
    else this.broken.delete(bound);
  }

  private costOf(index: number): number {
    const bound = this.compiled.problem.bounds[index]!;
    const sum = this.sums[index]!;
    const outside = Math.max((bound.min ?? -Infinity) - sum, sum - (bound.max ?? Infinity));
    return outside * bound.weight * this.compiled.problem.tierCost[bound.tier];
  }

  private total(): number {
    let sum = 0;
    for (const index of this.broken) sum += this.costOf(index);
    return sum;
  }

  private findingOf(index: number): Finding {
    const known = this.known.get(index);
    if (known) return known;
    const { problem, settings, view } = this.compiled;
    const bound = problem.bounds[index]!;
    const { rule, setting, forColleagues } = settings[bound.setting]!;
    const held = this.heldIn(bound);
    const broken = { sum: this.sums[index]!, min: bound.min, max: bound.max, held };
    const about = aboutOf(bound.facts);
    const finding: Finding = {
      rule: rule.id,
      setting: setting.id,
      severity: bound.severity,
      tier: bound.tier,
      sentence: rule.explain(bound.facts, broken, view),
      people: unique([
        ...about.people.map((p) => view.people[p]!.code),
        ...held.map((s) => view.people[s.person]!.code),
      ]),
      dates: unique(
        [...about.days, ...held.map((s) => s.day)].filter((d) => d in view.days).map((d) => view.days[d]!),
      ).sort(),
      cells: held
        .filter((slot) => !slot.past)
        .map((slot) => ({ person: view.people[slot.person]!.code, date: view.days[slot.day]!, duty: slot.duty.code })),
      cost: this.costOf(index),
      forColleagues,
    };
    this.known.set(index, finding);
    return finding;
  }

  private heldIn(bound: Bound): Slot[] {
    const { slots } = this.compiled.view;
    const indexes = new Set<number>();
    for (const literal of bound.literals) {
      const members = literal < slots.length ? [literal] : this.compiled.problem.anyOf[literal - slots.length]!;
      for (const slot of members) if (this.held[slot]) indexes.add(slot);
    }
    return [...indexes].map((index) => slots[index]!).sort((a, b) => a.start - b.start || a.index - b.index);
  }
}

/** Facts may say whom and which days they are about, for bounds broken by absence. */
function aboutOf(facts: unknown): { people: number[]; days: number[] } {
  const { person, day } = (facts ?? {}) as { person?: unknown; day?: unknown };
  return { people: typeof person === 'number' ? [person] : [], days: typeof day === 'number' ? [day] : [] };
}

function keyOf(finding: Finding): string {
  return `${finding.setting}|${finding.sentence}`;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
