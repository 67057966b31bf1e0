import type { LeaveStatus } from '@evenflow/domain';
import styles from './asks.module.css';

const WORDS: Record<LeaveStatus, string> = {
  requested: 'asked for, not decided',
  approved: 'approved',
  recorded: 'recorded',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

/** The state of leave, always in words. */
export function StatePill({ status }: { readonly status: LeaveStatus }) {
  return (
    <span className={styles.pill} data-status={status}>
      {WORDS[status]}
    </span>
  );
}
