import { IconEyeOff } from '@tabler/icons-react';
import type { ImportedSheet, ImportQuestion } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './sheet.module.css';

interface SheetTabsProps {
  readonly sheets: readonly ImportedSheet[];
  readonly questions: readonly ImportQuestion[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}

/** Their sheets under their own names, each with how it went. */
export function SheetTabs({ sheets, questions, chosen, onChoose }: SheetTabsProps) {
  return (
    <nav className={styles.tabs} aria-label="Sheets">
      {sheets.map((sheet) => {
        const asks = questions.some((question) => question.sheet === sheet.name && question.answer === null);
        return (
          <button
            key={sheet.name}
            type="button"
            className={styles.tab}
            aria-pressed={sheet.name === chosen}
            onClick={() => onChoose(sheet.name)}
          >
            {sheet.understood === 0 && !asks ? (
              <IconEyeOff size={15} aria-hidden />
            ) : (
              <SeverityIcon severity={asks ? 'should' : 'holds'} size={15} />
            )}
            {sheet.name}
            {sheet.understood > 0 && <span className={styles.tabCount}>{sheet.understood}</span>}
            {asks && <span className="unseen">asks something</span>}
          </button>
        );
      })}
    </nav>
  );
}
