import { FirstTables1763900000000 } from './1763900000000-first-tables.migration.ts';
import { SolveTurns1763941200000 } from './1763941200000-solve-turns.migration.ts';
import { Cover1764100000000 } from './1764100000000-cover.migration.ts';
import { Swaps1764120000000 } from './1764120000000-swaps.migration.ts';
import { SolveScope1764126000000 } from './1764126000000-solve-scope.migration.ts';
import { CalledAndTold1764130000000 } from './1764130000000-called-and-told.migration.ts';
import { Receipts1764140000000 } from './1764140000000-receipts.migration.ts';
import { SolveQuestions1764150000000 } from './1764150000000-solve-questions.migration.ts';
import { KnownRows1764170000000 } from './1764170000000-known-rows.migration.ts';
import { LeavePolicy1764180000000 } from './1764180000000-leave-policy.migration.ts';
import { TeamCalendars1764181000000 } from './1764181000000-team-calendars.migration.ts';
import { VersionReasons1764190000000 } from './1764190000000-version-reasons.migration.ts';
import { Reminders1764200000000 } from './1764200000000-reminders.migration.ts';
import { SwapSentences1764210000000 } from './1764210000000-swap-sentences.migration.ts';
import { KnownPeople1764220000000 } from './1764220000000-known-people.migration.ts';
import { Accounts1764230000000 } from './1764230000000-accounts.migration.ts';
import { AlarmEnds1764240000000 } from './1764240000000-alarm-ends.migration.ts';
import { SentSheets1764241000000 } from './1764241000000-sent-sheets.migration.ts';
import { TellingAgain1764242000000 } from './1764242000000-telling-again.migration.ts';

/** In the order they run. A migration that has left the house is never edited, only followed by another. */
export const MIGRATIONS = [
  FirstTables1763900000000,
  SolveTurns1763941200000,
  Cover1764100000000,
  Swaps1764120000000,
  SolveScope1764126000000,
  CalledAndTold1764130000000,
  Receipts1764140000000,
  SolveQuestions1764150000000,
  KnownRows1764170000000,
  LeavePolicy1764180000000,
  TeamCalendars1764181000000,
  VersionReasons1764190000000,
  Reminders1764200000000,
  SwapSentences1764210000000,
  KnownPeople1764220000000,
  Accounts1764230000000,
  AlarmEnds1764240000000,
  SentSheets1764241000000,
  TellingAgain1764242000000,
];
