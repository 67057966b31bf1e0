import type { Severity, Tier } from './problem.ts';

/** One thing wrong with a rota (or less than wished for), in words, with the cells it is about. */
export interface Finding {
  /** The rule's id, and the id of the setting of it. */
  readonly rule: string;
  readonly setting: string;
  readonly severity: Severity;
  readonly tier: Tier;
  readonly sentence: string;
  readonly people: readonly string[];
  readonly dates: readonly string[];
  readonly cells: readonly { readonly person: string; readonly date: string; readonly duty: string }[];
  /** Its part of the total cost. */
  readonly cost: number;
  /** Whether colleagues of the people it is about may read it; else only those people and managers. */
  readonly forColleagues: boolean;
}

/** What a rota costs; the parts add up to the total exactly. */
export interface Cost {
  readonly total: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  readonly byRule: Readonly<Record<string, number>>;
}
