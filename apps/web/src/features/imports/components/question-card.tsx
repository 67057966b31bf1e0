import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ImportQuestion } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import styles from './questions.module.css';

interface QuestionCardProps {
  readonly question: ImportQuestion;
  readonly number: number;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onAnswer: (answer: string) => void;
}

/** Names cell, person and day, gives the evidence, offers answers, and never guesses. */
export function QuestionCard({ question, number, open, busy, onOpen, onAnswer }: QuestionCardProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const given = question.answers.find((answer) => answer.id === question.answer);
  if (!open) {
    return (
      <li ref={card}>
        <button type="button" className={styles.closed} onClick={onOpen}>
          <Number number={number} answered={given !== undefined} />
          <span className={styles.closedText}>
            <b>{question.text}</b>
            <span className={styles.where}>{given ? given.label : `${question.sheet}, ${question.cell}`}</span>
          </span>
          {given ? <span className={styles.change}>Change</span> : <IconChevronRight size={18} aria-hidden />}
        </button>
      </li>
    );
  }
  return (
    <li ref={card} className={styles.open} aria-current="step">
      <div className={styles.asked}>
        <Number number={number} answered={given !== undefined} />
        <div>
          <h3 className={styles.text}>{question.text}</h3>
          <p className={styles.where}>
            {question.sheet}, {question.cell}
          </p>
        </div>
      </div>
      {question.evidence.length > 0 && (
        <ul className={styles.evidence}>
          {question.evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <fieldset className={styles.answers} disabled={busy}>
        <legend className="unseen">Answers</legend>
        {question.answers.map((answer, i) => (
          <button
            key={answer.id}
            type="button"
            className={styles.answer}
            aria-pressed={answer.id === question.answer}
            onClick={() => onAnswer(answer.id)}
          >
            <kbd aria-hidden>{i + 1}</kbd>
            {answer.label}
          </button>
        ))}
      </fieldset>
    </li>
  );
}

function Number({ number, answered }: { readonly number: number; readonly answered: boolean }) {
  return answered ? (
    <SeverityIcon severity="holds" size={24} label="Answered" />
  ) : (
    <span className={styles.number}>{number}</span>
  );
}
