import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconSearch,
} from '@tabler/icons-react';
import { addDays, monthRange, nextMonth, sayMonth } from '@evenflow/domain';
import { Link } from 'react-router';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { Density, Pivot, Zoom } from '../state/board-view.ts';
import styles from './board-toolbar.module.css';

export const PIVOTS: { value: Pivot; label: string }[] = [
  { value: 'people', label: 'People' },
  { value: 'duties', label: 'Duties' },
];

export const ZOOMS: { value: Zoom; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
];

export const DENSITIES: { value: Density; label: string }[] = [
  { value: 'compact', label: 'Compact' },
  { value: 'regular', label: 'Regular' },
  { value: 'roomy', label: 'Roomy' },
];

interface FindingsButtonProps {
  /** False while the rules are still being read. */
  readonly checked: boolean;
  readonly musts: number;
  readonly shoulds: number;
  readonly onClick: () => void;
}

/** How many musts are broken and how much could be better; opens the list. */
export function FindingsButton({ checked, musts, shoulds, onClick }: FindingsButtonProps) {
  return (
    <button type="button" className={styles.findings} onClick={onClick}>
      <span className="unseen">{checked ? sayCounts(musts, shoulds) : 'Findings: the rules are being read'}</span>
      {!checked && (
        <span className={styles.pill} aria-hidden data-kind="reading">
          checking
        </span>
      )}
      {checked && musts === 0 && shoulds === 0 && (
        <span className={styles.pill} aria-hidden data-kind="holds">
          <SeverityIcon severity="holds" size={14} /> holds
        </span>
      )}
      {musts > 0 && (
        <span className={styles.pill} aria-hidden data-kind="must">
          <SeverityIcon severity="must" size={14} /> {musts}
        </span>
      )}
      {shoulds > 0 && (
        <span className={styles.pill} aria-hidden data-kind="should">
          <SeverityIcon severity="should" size={14} /> {shoulds}
        </span>
      )}
    </button>
  );
}

function sayCounts(musts: number, shoulds: number): string {
  if (musts === 0 && shoulds === 0) return 'Findings: everything holds';
  return `Findings: ${musts} ${musts === 1 ? 'must' : 'musts'} broken, ${shoulds} to improve`;
}

interface MonthStepsProps {
  readonly team: string;
  readonly month: string;
  readonly zoom: Zoom;
  /** Absent where there is no room for it. */
  readonly onToday?: () => void;
}

export function MonthSteps({ team, month, zoom, onToday }: MonthStepsProps) {
  const before = addDays(monthRange(month).from, -1).slice(0, 7);
  const after = nextMonth(month);
  const quarter = zoom === 'quarter' ? '?zoom=quarter' : '';
  return (
    <div className={styles.steps}>
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team}/${before}${quarter}`}
        aria-label={sayMonth(before)}
      >
        <IconChevronLeft size={19} stroke={1.75} />
      </ActionIcon>
      {onToday && (
        <Button variant="default" size="compact-sm" className={styles.today} onClick={onToday}>
          Today
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team}/${after}${quarter}`}
        aria-label={sayMonth(after)}
      >
        <IconChevronRight size={19} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

interface UndoButtonsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly actions: BoardActions;
}

export function UndoButtons({ canUndo, canRedo, actions }: UndoButtonsProps) {
  return (
    <div className={styles.steps}>
      <Tooltip label="Undo, Ctrl+Z">
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!canUndo}
          onClick={() => actions.run({ kind: 'undo' })}
          aria-label="Undo"
        >
          <IconArrowBackUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Do again, Ctrl+Y">
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!canRedo}
          data-again
          onClick={() => actions.run({ kind: 'redo' })}
          aria-label="Do again"
        >
          <IconArrowForwardUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

export function FindButton({ actions }: { readonly actions: BoardActions }) {
  return (
    <Tooltip label="Find, /">
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={() => actions.run({ kind: 'find' })}
        aria-label="Find a person, duty or day"
      >
        <IconSearch size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
