/**
 * A month as yes/no questions and bounds: plain data, printable, the same for checker, search, exact engine and
 * explanation. Literals are numbered: `0 … slots.length-1` are slots; after them come the any-of literals, so literal
 * `slots.length + k` is true when any slot of `anyOf[k]` is held.
 */
export interface Problem {
  readonly format: 'evenflow-problem/1';
  readonly team: string;
  /** People and days by index; days include the look-back before the first planned day. */
  readonly people: readonly string[];
  readonly days: readonly string[];
  /** Index in `days` of the first and last planned day. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly slots: readonly ProblemSlot[];
  readonly anyOf: readonly (readonly number[])[];
  readonly bounds: readonly Bound[];
  /** What each unit outside a bound of a tier costs, before the bound's own weight; lexicographic by size. */
  readonly tierCost: Readonly<Record<Tier, number>>;
}

/** "Does this person hold this duty on this date?" */
export interface ProblemSlot {
  readonly person: number;
  readonly duty: string;
  readonly day: number;
  /** Minutes since 1970-01-01T00:00Z, half-open. */
  readonly start: number;
  readonly end: number;
  readonly supernumerary: boolean;
  /** Already decided: history, locks. Absent means free. */
  readonly decided?: boolean;
}

export const TIERS = ['must', 'signed', 'open', 'fairness', 'wishes', 'comfort'] as const;
/**
 * In order of weight: broken musts; musts somebody may sign for; open duties; then the shoulds. One unit of must, signed
 * or open outweighs everything in the tiers after it; the shoulds trade against each other by weight. An open duty is
 * better than a broken rule: the manager sees it named and decides.
 */
export type Tier = (typeof TIERS)[number];

export type Severity = 'must' | 'must-unless-signed' | 'should';

/** `min ≤ Σ weights[i]·literals[i] ≤ max`; absent min or max is unbounded. Weights default to 1. All integers. */
export interface Bound {
  readonly literals: readonly number[];
  readonly weights?: readonly number[];
  readonly min?: number;
  readonly max?: number;
  /** Cost of each unit outside, in its tier. */
  readonly weight: number;
  readonly tier: Tier;
  readonly severity: Severity;
  /** Index of the rule setting it came from, in the compiled rule set. */
  readonly setting: number;
  /** Typed facts for the rule's sentence. */
  readonly facts: unknown;
}
