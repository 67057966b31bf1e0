import { obstacles, type WorkbookImport } from '@evenflow/exchange';
import type { StoredImport } from '@evenflow/persistence';
import type { ImportPreview } from './import.schema.ts';

/** What is kept of a workbook that was read: for whom, into which team, and what was understood. */
export interface ImportNote {
  /** The id of the user who sent it. */
  readonly startedBy: string;
  /** The team it is for, when it was sent to one. */
  readonly team: string | null;
  /** It makes a team of its own, whatever it names. */
  readonly fresh?: boolean;
  /** What the team it goes into was called when it was read; null for one it makes. */
  readonly known: string | null;
  readonly read: WorkbookImport;
}

/** A sheet of a big team has thousands of cells; the preview shows those that need a look first. */
const CELLS_SHOWN = 500;
const LOOK_FIRST = ['asks', 'left-out', 'by-evidence', 'as-written'] as const;

export function importAnswer({ id, fileName, status, preview }: StoredImport<ImportNote>): ImportPreview {
  const { sheets, questions, problems, counts, changes, team, month } = preview.read;
  const name = preview.known ?? team?.name;
  const sum = (what: 'added' | 'changed' | 'unchanged') =>
    Object.values(changes).reduce((total, change) => total + change[what], 0);
  return {
    id,
    fileName,
    status,
    team: team?.id ?? preview.team,
    into: name === undefined ? null : { name, known: preview.known !== null },
    month,
    sheets: sheets.map(({ name, kind, understood, cells }) => ({
      name,
      kind,
      understood,
      counts: Object.fromEntries(LOOK_FIRST.map((each) => [each, cells.filter((cell) => cell.status === each).length])),
      cells: LOOK_FIRST.flatMap((each) => cells.filter((cell) => cell.status === each)).slice(0, CELLS_SHOWN),
    })),
    questions: questions.map(({ answers, ...question }) => ({
      ...question,
      evidence: [...question.evidence],
      answers: [...answers],
    })),
    problems: problems.map(({ sheet, cell, sentence }) => ({ sheet, cell, sentence })),
    summary: {
      people: counts.people,
      duties: counts.dutyTypes,
      leave: counts.leave,
      requests: counts.requests,
      assignments: counts.assignments,
      changes: { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') },
    },
  };
}

/** How much still stands in the way of writing it. */
export function openPoints(read: WorkbookImport): number {
  return obstacles(read).length;
}
