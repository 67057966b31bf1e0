import { IconCircleDashedCheck, IconEyeOff } from '@tabler/icons-react';
import type { ImportedSheet, ImportQuestion } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { count } from '../../../words/times.ts';
import { importCounts } from '../sheet-view.ts';
import styles from './groups.module.css';

interface FourGroupsProps {
  readonly sheets: readonly ImportedSheet[];
  readonly questions: readonly ImportQuestion[];
}

/** The four honest groups every cell falls into. */
export function FourGroups({ sheets, questions }: FourGroupsProps) {
  const { asWritten, byEvidence, leftOut } = importCounts(sheets);
  const given = questions.filter((question) => question.answer !== null).length;
  const open = questions.length - given;
  return (
    <ul className={styles.groups} aria-label="What was understood">
      <li>
        <SeverityIcon severity="holds" size={26} />
        <span>
          <b>{asWritten}</b> {count(asWritten, 'cell').replace(/^\d+ /, '')} understood as written
        </span>
      </li>
      <li>
        <IconCircleDashedCheck size={28} className={styles.evidence} aria-hidden />
        <span>
          <b>{byEvidence}</b> understood by evidence
        </span>
      </li>
      <li data-asks={open > 0 || undefined}>
        <SeverityIcon severity={open > 0 ? 'should' : 'holds'} size={26} />
        <span>
          <b>{questions.length}</b> {questions.length === 1 ? 'needs' : 'need'} an answer, {given} given
        </span>
      </li>
      <li>
        <IconEyeOff size={28} aria-hidden />
        <span>
          <b>{leftOut}</b> left out
        </span>
      </li>
    </ul>
  );
}
