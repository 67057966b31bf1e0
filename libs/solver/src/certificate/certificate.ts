import type { Tier } from '@evenflow/rules';

/**
 * A rota, a bound no rota goes below, and what it takes to count both again from the problem alone. Whole numbers only.
 * Any multipliers prove some bound: a certificate can be wrong about how much it proves, never prove too much.
 */
export interface Certificate {
  readonly format: 'evenflow-certificate/1';
  /** Slots held by the rota. */
  readonly held: readonly number[];
  readonly cost: number;
  /** No rota costs less. */
  readonly bound: number;
  readonly proof: Proof;
}

/**
 * `linear`: what the rows of the linear model are worth. `months`: what the rows that bind people together are worth;
 * each person's own rows count exactly, over all the months that person can have.
 */
export type Proof = LinearProof | MonthsProof;

export interface LinearProof {
  readonly kind: 'linear';
  readonly followMusts: boolean;
  /** Tiers taken as kept: breaking one costs more than is claimed. */
  readonly kept: readonly Tier[];
  readonly worth: readonly RowWorth[];
}

export interface MonthsProof {
  readonly kind: 'months';
  readonly followMusts: boolean;
  /** Arcs one person's months may take, which settles which rows find room. */
  readonly mostArcs: number;
  readonly parts: Part;
}

/** All rotas at once, or those without a free slot and those with it apart. */
export type Part =
  { readonly worth: readonly RowWorth[] } | { readonly slot: number; readonly without: Part; readonly with: Part };

/** A row and its multiplier in units of 2^-20; rows that are not named are worth nothing. */
export type RowWorth = readonly [row: number, multiplier: number];

/** What checking found. */
export type Verdict =
  | { readonly holds: true; readonly cost: number; readonly bound: number }
  | { readonly holds: false; readonly why: 'unreadable' | 'rota' | 'bound'; readonly counted?: number };
