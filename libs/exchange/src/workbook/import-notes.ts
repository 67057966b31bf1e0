import type {
  CellReport,
  CellStatus,
  ImportAnswer,
  ImportProblem,
  ImportQuestion,
  SheetKind,
  SheetReport,
} from './import-types.ts';
import type { Cell } from './reading/grid.ts';

/** More than anyone would answer. */
const MOST_QUESTIONS = 200;

const LONGEST_TEXT = 80;

interface CellPlace {
  readonly sheet: string;
  readonly cell: string;
}

/** A question about one cell. */
export interface CellQuestion {
  readonly text: string;
  readonly evidence?: readonly string[];
  readonly answers: readonly ImportAnswer[];
}

/** Collects, while sheets are read, what was understood, what is asked and what is wrong. */
export class ImportNotes {
  readonly problems: ImportProblem[] = [];
  readonly sheets: SheetReport[] = [];
  private readonly asked = new Map<string, ImportQuestion>();

  constructor(private readonly answers: Readonly<Record<string, string>>) {}

  get questions(): ImportQuestion[] {
    return [...this.asked.values()];
  }

  sheet(name: string, kind: SheetKind): SheetNotes {
    const report: SheetReport = { name, kind, understood: 0, cells: [] };
    this.sheets.push(report);
    return new SheetNotes(report, this);
  }

  /**
   * Puts a question once, however often it comes up; `put` makes it the first time. The question with its answer, or
   * null when there have been so many that this is no workbook to ask about: that is a problem instead.
   */
  ask(id: string, place: CellPlace, put: () => CellQuestion): ImportQuestion | null {
    const known = this.asked.get(id);
    if (known) return known;
    if (this.asked.size >= MOST_QUESTIONS) {
      this.giveUp(place);
      return null;
    }
    const { text, evidence = [], answers } = put();
    const given = this.answers[id];
    const answer = answers.find((offered) => offered.id === given)?.id ?? null;
    const asked = { id, ...place, text: shortened(text), evidence, answers, answer };
    this.asked.set(id, asked);
    return asked;
  }

  private giveUp({ sheet, cell }: CellPlace): void {
    if (this.problems.some((problem) => problem.code === 'too-many-questions')) return;
    const sentence = `${sheet}, ${cell}: more than ${MOST_QUESTIONS} cells are not understood from here on. Check that this is the team’s workbook and that its duties and people are listed.`;
    this.problem('too-many-questions', { sheet, cell }, sentence);
  }

  problem(code: string, place: CellPlace, sentence: string): void {
    this.problems.push({ code, ...place, sentence: shortened(sentence) });
  }
}

/** Quotes of whole paragraphs do not belong in a sentence. */
function shortened(sentence: string): string {
  return sentence.replace(/“([^”]{80})[^”]*”/g, '“$1…”');
}

/** The same for one sheet; cells are named by their address. */
export class SheetNotes {
  private readonly places = new Map<string, number>();

  constructor(
    private readonly report: SheetReport,
    private readonly all: ImportNotes,
  ) {}

  get name(): string {
    return this.report.name;
  }

  /** Something has been said about the cell. */
  has(cell: Cell): boolean {
    return this.places.has(cell.address);
  }

  asWritten(cell: Cell, what: string): void {
    this.add(cell, 'as-written', what);
  }

  byEvidence(cell: Cell, what: string, why: string): void {
    this.add(cell, 'by-evidence', what, why);
  }

  leftOut(cell: Cell, what: string): void {
    this.add(cell, 'left-out', what);
  }

  /** What the cell says depends on a question about another cell that is still open. */
  waits(cell: Cell, why: string): void {
    this.add(cell, 'asks', why);
  }

  /** The cell cannot be used as it stands; nothing of the workbook is written until it is put right. */
  problem(code: string, cell: Cell, whatAndRemedy: string): void {
    this.add(cell, 'asks', whatAndRemedy);
    this.all.problem(code, { sheet: this.name, cell: cell.address }, `${this.name}, ${cell.address}: ${whatAndRemedy}`);
  }

  /** Asks about a cell; `put` is called only when the question is new. The answer, or null while there is none. */
  ask(cell: Cell, id: string, put: () => CellQuestion): string | null {
    const asked = this.all.ask(id, { sheet: this.name, cell: cell.address }, put);
    if (asked?.answer) return asked.answer;
    this.add(cell, 'asks', asked?.text ?? 'not understood');
    return null;
  }

  /** One report per cell: what is said again is added, and the status that needs more attention stays. */
  private add(cell: Cell, status: CellStatus, what: string, why?: string): void {
    const { cells } = this.report;
    const place = this.places.get(cell.address) ?? cells.length;
    const before = cells[place];
    this.places.set(cell.address, place);
    cells[place] = {
      cell: cell.address,
      text: cell.text.slice(0, LONGEST_TEXT),
      status: before && ATTENTION.indexOf(before.status) > ATTENTION.indexOf(status) ? before.status : status,
      what: before && before.what !== what ? `${before.what}; ${what}` : what,
      ...((why ?? before?.why) ? { why: why ?? before?.why } : {}),
    };
    this.report.understood += countsAsUnderstood(cells[place]) - countsAsUnderstood(before);
  }
}

const ATTENTION: readonly CellStatus[] = ['left-out', 'as-written', 'by-evidence', 'asks'];

function countsAsUnderstood(report: CellReport | undefined): 0 | 1 {
  return report?.status === 'as-written' || report?.status === 'by-evidence' ? 1 : 0;
}
