import type { Row } from '../presolve/reduced.ts';
import type { RowCourse } from './row-course.ts';

/** A row of the person and how its count may go. */
export interface FollowedRow {
  readonly row: Row;
  readonly course: RowCourse;
}

/** Choices for a day that change every row alike: they differ only in what their priced literals cost. */
export interface ChoiceKind {
  /** Sets of free slots. */
  readonly choices: readonly (readonly number[])[];
  /** For each choice: the priced literals it makes true, those over several days left out. */
  readonly priced: readonly (readonly number[])[];
  /** Literals over several days that it makes true. */
  readonly spanning: ReadonlySet<number>;
}

/** What one person's month is built from. A layer is a day on which the person has a free slot. */
export interface MonthPlan {
  readonly kinds: readonly (readonly ChoiceKind[])[];
  readonly rows: readonly FollowedRow[];
  /** Layers on which each literal has slots, in order. */
  readonly spanOf: (literal: number) => readonly number[];
  readonly membersOf: (literal: number) => readonly number[];
  /** Literals that have a price. */
  readonly priced: ReadonlySet<number>;
}

/** Rows that are drawn into the months together, and the priced literals over several days they take along. */
export interface Cluster {
  readonly rows: readonly FollowedRow[];
  readonly priced: readonly number[];
}
