import { DomainError, type Team } from '@evenflow/domain';
import { ImportNotes } from './import-notes.ts';
import { COUNTED_KINDS, type CountedKind, type WorkbookImport } from './import-types.ts';
import { changesBetween, joinTeams, thingsOf } from './join-teams.ts';
import { teamFromSheets } from './team-from-sheets.ts';
import type { UnreadableCode } from './reading/archive-guard.ts';
import type { Grid } from './reading/grid.ts';
import { readCsv } from './reading/read-csv.ts';
import { readXlsx } from './reading/read-xlsx.ts';
import { sayUnreadable } from './say-unreadable.ts';

export interface ImportOptions {
  /** As the person knows it; the team's short name comes from it. */
  readonly fileName: string;
  /** The team as known so far: what the workbook does not tell is taken from it. */
  readonly previous?: Team;
  /** Answers to the questions of an earlier import of the same workbook, by question id. */
  readonly answers?: Readonly<Record<string, string>>;
}

/**
 * Reads a team's workbook (.xlsx, or one sheet of it as .csv). Never throws for what is in the file: everything that cannot be used is a problem or a
 * question naming sheet and cell, and `team` is null until all of them are settled. Importing again with the result as
 * `previous` adds and changes nothing.
 */
export async function importWorkbook(bytes: Uint8Array, options: ImportOptions): Promise<WorkbookImport> {
  const notes = new ImportNotes(options.answers ?? {});
  const grids = await openFile(bytes, options.fileName, notes);
  const read = grids.length > 0 ? teamFromSheets(grids, notes, options) : null;
  const { questions, problems, sheets } = notes;
  const settled = problems.length === 0 && questions.every((question) => question.answer !== null);
  const imported = read?.team ? thingsOf(read.team) : null;
  return {
    team: settled && read?.team ? joinTeams(read.team, options.previous, read.days) : null,
    month: read?.months.at(-1) ?? null,
    sheets,
    questions,
    problems,
    counts: Object.fromEntries(COUNTED_KINDS.map((kind) => [kind, imported?.[kind].length ?? 0])) as Record<
      CountedKind,
      number
    >,
    changes: changesBetween(imported ?? NOTHING, options.previous ? thingsOf(options.previous) : null),
  };
}

/** The file's sheets; none when it cannot be read, which is a problem of the whole file. */
async function openFile(bytes: Uint8Array, fileName: string, notes: ImportNotes): Promise<Grid[]> {
  try {
    const grids = /\.(csv|tsv|txt)$/i.test(fileName) ? readCsv(bytes, fileName) : await readXlsx(bytes);
    if (grids.length === 0) notes.problem('no-sheets', { sheet: '', cell: '' }, `${fileName} has no sheet to read.`);
    return grids;
  } catch (refusal) {
    if (!isUnreadable(refusal)) throw refusal;
    notes.problem(refusal.code, { sheet: '', cell: '' }, sayUnreadable(refusal.code, fileName));
    return [];
  }
}

function isUnreadable(refusal: unknown): refusal is DomainError<UnreadableCode> {
  return refusal instanceof DomainError;
}

const NOTHING = Object.fromEntries(COUNTED_KINDS.map((kind) => [kind, []])) as unknown as Record<CountedKind, object[]>;
