import { useEffect } from 'react';
import type { ImportQuestion } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { openQuestions } from '../sheet-view.ts';
import { QuestionCard } from './question-card.tsx';
import styles from './questions.module.css';

interface QuestionsProps {
  readonly questions: readonly ImportQuestion[];
  readonly current: string | null;
  readonly busy: boolean;
  readonly onGoTo: (id: string) => void;
  readonly onAnswer: (question: string, answer: string) => void;
}

/** What only they can know, one question at a time; the arrow and number keys are enough. */
export function Questions(props: QuestionsProps) {
  const { questions, current, busy, onGoTo, onAnswer } = props;
  useAnswerKeys(props);
  const open = openQuestions({ questions }).length;
  return (
    <aside className={styles.panel} aria-label="Questions about the workbook">
      <header className={styles.head}>
        <h2 className={styles.title} aria-live="polite">
          {open === 0 ? 'No question is open' : `${open} ${open === 1 ? 'answer' : 'answers'} to go`}
        </h2>
        {open > 0 && (
          <p className={styles.keys}>
            <kbd>↓</kbd> next, <kbd>1</kbd>–<kbd>9</kbd> answer
          </p>
        )}
      </header>
      {questions.length === 0 && (
        <p className={styles.none}>
          <SeverityIcon severity="holds" size={20} /> Every cell was clear.
        </p>
      )}
      <ol className={styles.list}>
        {questions.map((question, i) => (
          <QuestionCard
            key={question.id}
            question={question}
            number={i + 1}
            open={question.id === current}
            busy={busy}
            onOpen={() => onGoTo(question.id)}
            onAnswer={(answer) => onAnswer(question.id, answer)}
          />
        ))}
      </ol>
    </aside>
  );
}

function useAnswerKeys({ questions, current, busy, onGoTo, onAnswer }: QuestionsProps): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
      if (typing || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = questions.findIndex((question) => question.id === current);
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const chosen = questions[at]?.answers[Number(event.key) - 1];
      if (step !== 0 && questions[at + step]) onGoTo(questions[at + step]!.id);
      else if (chosen && /^[1-9]$/.test(event.key)) onAnswer(questions[at]!.id, chosen.id);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [questions, current, busy, onGoTo, onAnswer]);
}
