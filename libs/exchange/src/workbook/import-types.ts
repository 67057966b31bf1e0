import type { Team } from '@evenflow/domain';

export type SheetKind =
  | 'staff'
  | 'duties'
  | 'leave'
  | 'requests'
  | 'holidays'
  | 'demand-changes'
  | 'rota'
  | 'rota-list'
  | 'key'
  | 'tally'
  | 'pay-periods'
  | 'hidden'
  | 'unknown';

/** `by-evidence`: not written there, but said by other cells; `asks`: waits for an answer or a correction. */
export type CellStatus = 'as-written' | 'by-evidence' | 'asks' | 'left-out';

export interface CellReport {
  readonly cell: string;
  /** What stands in it; long text is cut. */
  readonly text: string;
  readonly status: CellStatus;
  readonly what: string;
  readonly why?: string;
}

export interface SheetReport {
  readonly name: string;
  readonly kind: SheetKind;
  /** Cells understood, as written or by evidence. */
  understood: number;
  readonly cells: CellReport[];
}

export interface ImportAnswer {
  readonly id: string;
  readonly label: string;
}

export interface ImportQuestion {
  /** The same for the same workbook, so that answers are remembered. */
  readonly id: string;
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly answers: readonly ImportAnswer[];
  /** The answer given, null while it is open. */
  readonly answer: string | null;
}

export interface ImportProblem {
  readonly code: string;
  /** Empty when the whole file is meant. */
  readonly sheet: string;
  readonly cell: string;
  readonly sentence: string;
}

export interface KindChanges {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export const COUNTED_KINDS = [
  'people',
  'dutyTypes',
  'holidays',
  'demandChanges',
  'leave',
  'requests',
  'assignments',
  'tallies',
  'holidaysWorked',
] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

export interface WorkbookImport {
  /**
   * The team as the workbook tells it, joined to `previous` when there was one. Null while a problem stands or a
   * question is open: what is not null may be written as it is. `obstacles` says why it is null.
   */
  readonly team: Team | null;
  /** `YYYY-MM` of the rota in the workbook, null when it has none. */
  readonly month: string | null;
  readonly sheets: readonly SheetReport[];
  readonly questions: readonly ImportQuestion[];
  readonly problems: readonly ImportProblem[];
  /** What the workbook holds, also while `team` is null. */
  readonly counts: Readonly<Record<CountedKind, number>>;
  /** Compared with `previous`; everything is added when there was none. */
  readonly changes: Readonly<Record<CountedKind, KindChanges>>;
}

/** Sentences that say what stands in the way of writing the import; empty when nothing does. */
export function obstacles(imported: Pick<WorkbookImport, 'problems' | 'questions'>): string[] {
  return [
    ...imported.problems.map((problem) => problem.sentence),
    ...imported.questions
      .filter((question) => question.answer === null)
      .map((question) =>
        [question.sheet, question.cell].filter(Boolean).length
          ? `${[question.sheet, question.cell].filter(Boolean).join(', ')}: ${question.text}`
          : question.text,
      ),
  ];
}
