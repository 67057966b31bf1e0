import type { ImportedSheet, ImportQuestion } from '../../../api/wire.ts';
import { Empty } from '../../../design/states.tsx';
import { columnLetters, drawSheet, type DrawnCell } from '../sheet-view.ts';
import styles from './sheet.module.css';

interface SheetGridProps {
  readonly sheet: ImportedSheet;
  readonly questions: readonly ImportQuestion[];
  /** The question being answered. */
  readonly current: string | null;
  /** Somebody pressed the number on a cell. */
  readonly onQuestion: (number: number) => void;
}

const WORDS: Record<DrawnCell['status'], string> = {
  'as-written': 'understood as written',
  'by-evidence': 'understood by evidence',
  asks: 'needs an answer',
  'left-out': 'left out',
};

/** Their sheet: same cells, same addresses; the underline says how each was understood. */
export function SheetGrid({ sheet, questions, current, onQuestion }: SheetGridProps) {
  const drawn = drawSheet(sheet, questions);
  if (drawn.rows.length === 0) return <Empty title={`Nothing is taken from ${sheet.name}`}>It is left as it is.</Empty>;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Sheet ${sheet.name}`}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">Row</span>
              </th>
              {drawn.columns.map((column) => (
                <th key={column} scope="col">
                  {columnLetters(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.rows.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {drawn.columns.map((column) => (
                  <Cell
                    key={column}
                    cell={drawn.cellAt(row, column)}
                    current={current}
                    questions={questions}
                    onQuestion={onQuestion}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend notShown={drawn.notShown} />
    </>
  );
}

interface CellProps extends Omit<SheetGridProps, 'sheet'> {
  readonly cell: DrawnCell | undefined;
}

function Cell({ cell, current, questions, onQuestion }: CellProps) {
  if (!cell) return <td />;
  const isCurrent = cell.question !== null && questions[cell.question - 1]?.id === current;
  return (
    <td
      data-status={cell.answered ? 'answered' : cell.status}
      data-current={isCurrent || undefined}
      title={[`${cell.cell}: ${WORDS[cell.status]}, ${cell.what}`, cell.why].filter(Boolean).join('. ')}
    >
      <span className={styles.text}>{cell.text || cell.what}</span>
      {cell.status !== 'as-written' && <span className="unseen">{WORDS[cell.status]}</span>}
      {cell.question !== null && (
        <button
          type="button"
          className={styles.badge}
          aria-label={`Question ${cell.question} about ${cell.cell}`}
          onClick={() => onQuestion(cell.question!)}
        >
          {cell.question}
        </button>
      )}
    </td>
  );
}

function Legend({ notShown }: { readonly notShown: number }) {
  return (
    <p className={styles.legend}>
      <span data-status="as-written">as written</span>
      <span data-status="by-evidence">by evidence</span>
      <span data-status="asks">asks you</span>
      <span data-status="left-out">left out</span>
      <span className={styles.again}>
        {notShown > 0
          ? `${notShown} more cells are understood and not drawn.`
          : 'Importing again changes nothing twice.'}
      </span>
    </p>
  );
}
