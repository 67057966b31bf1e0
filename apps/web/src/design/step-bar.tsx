import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import styles from './step-bar.module.css';

interface StepBarProps {
  /** What a step is: `day`, `month`. */
  readonly what: string;
  /** The way back to now in words, and there only when it is somewhere else. */
  readonly now: string;
  readonly onNow: (() => void) | undefined;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** One step back, one on, and back to now; each as large as a thumb. */
export function StepBar({ what, now, onNow, onBack, onNext }: StepBarProps) {
  return (
    <div className={styles.bar}>
      <Button variant="default" size="md" aria-label={`The ${what} before`} onClick={onBack}>
        <IconChevronLeft size={22} aria-hidden />
      </Button>
      <Button variant="default" size="md" className={styles.now} disabled={!onNow} onClick={onNow}>
        {now}
      </Button>
      <Button variant="default" size="md" aria-label={`The ${what} after`} onClick={onNext}>
        <IconChevronRight size={22} aria-hidden />
      </Button>
    </div>
  );
}
