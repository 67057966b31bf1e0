import type { Tier } from '@evenflow/rules';
import type { PricedMonths } from '../person-month/person-months.ts';
import type { Shares } from '../person-month/shares.ts';
import type { Reduced, Row } from '../presolve/reduced.ts';
import { costStep } from '../presolve/row-cost.ts';
import { linearModel, type LinearModel } from '../prove/linear-model.ts';

/** What binds people together, as a linear model over literals that each belong to one person. */
export interface SharedModel {
  readonly model: LinearModel;
  /** The rows it was built from: the shared ones, and those left out of somebody's months. */
  readonly rows: readonly Row[];
  /** The literal of each of the model's first columns; the others are the model's own. */
  readonly literals: readonly number[];
  /** Slots of a literal. */
  readonly membersOf: (literal: number) => readonly number[];
  /** The column of a literal; −1 when the model does not look at it. */
  readonly columnOf: Int32Array;
}

/** Builds the model of all rows that are not in anybody's months. */
export function sharedModel(
  shares: Shares,
  months: readonly Pick<PricedMonths, 'leftOut'>[],
  kept: ReadonlySet<Tier>,
): SharedModel {
  const rows = [...shares.shared, ...months.flatMap(({ leftOut }) => leftOut)];
  const columnOf = new Int32Array(shares.members.length).fill(-1);
  const literals: number[] = [];
  const column = (literal: number): number => {
    if (columnOf[literal]! < 0) columnOf[literal] = literals.push(literal) - 1;
    return columnOf[literal]!;
  };
  const mixed: number[] = [];
  for (const literal of new Set(rows.flatMap((row) => row.literals))) {
    if (shares.owner[literal]! >= 0) column(literal);
    else mixed.push(literal);
  }
  const anyOf = mixed.map((literal) => shares.parts.get(literal)!.map(column));
  const numberOf = new Map(mixed.map((literal, i) => [literal, literals.length + i]));
  const renumbered = rows.map((row) => ({
    ...row,
    literals: row.literals.map((literal) => numberOf.get(literal) ?? columnOf[literal]!),
  }));
  const reduced: Reduced = { ...shares.reduced, free: new Int32Array(literals.length), anyOf, rows: renumbered };
  return {
    model: linearModel(reduced, kept, costStep(shares.reduced, kept)),
    rows,
    literals,
    membersOf: (literal) => shares.members[literal]!,
    columnOf,
  };
}
