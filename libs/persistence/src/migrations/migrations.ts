import { FirstTables1763900000000 } from './1763900000000-first-tables.migration.ts';
import { SolveTurns1763941200000 } from './1763941200000-solve-turns.migration.ts';
import { Cover1764100000000 } from './1764100000000-cover.migration.ts';
import { Swaps1764120000000 } from './1764120000000-swaps.migration.ts';
import { SolveScope1764126000000 } from './1764126000000-solve-scope.migration.ts';
import { CalledAndTold1764130000000 } from './1764130000000-called-and-told.migration.ts';
<<<<<<< HEAD
import { Receipts1764140000000 } from './1764140000000-receipts.migration.ts';
=======
import { SolveQuestions1764135000000 } from './1764135000000-solve-questions.migration.ts';
>>>>>>> ee3998f (explained: a manager sees why a month cannot be done, tries ways out, and repairs what is published)

/** In the order they run. A migration that has left the house is never edited, only followed by another. */
export const MIGRATIONS = [
  FirstTables1763900000000,
  SolveTurns1763941200000,
  Cover1764100000000,
  Swaps1764120000000,
  SolveScope1764126000000,
  CalledAndTold1764130000000,
<<<<<<< HEAD
  Receipts1764140000000,
=======
  SolveQuestions1764135000000,
>>>>>>> ee3998f (explained: a manager sees why a month cannot be done, tries ways out, and repairs what is published)
];
