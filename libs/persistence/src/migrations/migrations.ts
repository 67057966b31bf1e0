import { FirstTables1763900000000 } from './1763900000000-first-tables.migration.ts';

/** In the order they run. A migration that has left the house is never edited, only followed by another. */
export const MIGRATIONS = [FirstTables1763900000000];
