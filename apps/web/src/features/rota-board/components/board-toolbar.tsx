import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconKeyboard,
  IconWand,
} from '@tabler/icons-react';
import { addDays, monthRange, nextMonth } from '@evenflow/domain';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import { longMonth } from '../../../words/times.ts';
import type { Pivot } from '../state/board-view.ts';
import styles from './board-toolbar.module.css';

interface BoardToolbarProps {
  readonly team: { readonly id: string; readonly name: string };
  readonly month: string;
  readonly pivot: Pivot;
  readonly counts: { readonly musts: number; readonly shoulds: number };
  readonly canEdit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Version badge and publish button. */
  readonly children: ReactNode;
  readonly onFlip: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onFindings: () => void;
  readonly onKeys: () => void;
}

/** Month, pivot, undo, findings, fill and publish. */
export function BoardToolbar(props: BoardToolbarProps) {
  const { team, month, pivot, counts, canEdit } = props;
  return (
    <header className={styles.top}>
      <div className={styles.title}>
        <div className={styles.unit}>{team.name}</div>
        <h1>{longMonth(month)}</h1>
      </div>
      <MonthSteps team={team.id} month={month} />
      <SegmentedControl
        size="sm"
        value={pivot}
        onChange={props.onFlip}
        data={[
          { value: 'people', label: 'People' },
          { value: 'duties', label: 'Duties' },
        ]}
        aria-label="Rows"
      />
      <kbd className={styles.key}>V</kbd>
      {canEdit && <UndoButtons {...props} />}
      <Tooltip label="Keys">
        <ActionIcon variant="subtle" color="gray" onClick={props.onKeys} aria-label="Keys of the board">
          <IconKeyboard size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <span className={styles.space} />
      <button type="button" className={styles.findings} onClick={props.onFindings} aria-label={sayCounts(counts)}>
        {counts.musts === 0 && counts.shoulds === 0 && (
          <span className={styles.pill} data-kind="holds">
            <SeverityIcon severity="holds" size={14} /> holds
          </span>
        )}
        {counts.musts > 0 && (
          <span className={styles.pill} data-kind="must">
            <SeverityIcon severity="must" size={14} /> {counts.musts}
          </span>
        )}
        {counts.shoulds > 0 && (
          <span className={styles.pill} data-kind="should">
            <SeverityIcon severity="should" size={14} /> {counts.shoulds}
          </span>
        )}
      </button>
      {canEdit && (
        <Button
          variant="default"
          component={Link}
          to={`/rota/${team.id}/${month}/fill`}
          leftSection={<IconWand size={17} stroke={1.75} />}
        >
          Fill…
        </Button>
      )}
      {props.children}
    </header>
  );
}

function MonthSteps({ team, month }: { readonly team: string; readonly month: string }) {
  const before = addDays(monthRange(month).from, -1).slice(0, 7);
  const after = nextMonth(month);
  return (
    <div className={styles.steps}>
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team}/${before}`}
        aria-label={longMonth(before)}
      >
        <IconChevronLeft size={19} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team}/${after}`}
        aria-label={longMonth(after)}
      >
        <IconChevronRight size={19} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: BoardToolbarProps) {
  return (
    <div className={styles.steps}>
      <Tooltip label="Undo, Ctrl+Z">
        <ActionIcon variant="subtle" color="gray" disabled={!canUndo} onClick={onUndo} aria-label="Undo">
          <IconArrowBackUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Do again, Ctrl+Y">
        <ActionIcon variant="subtle" color="gray" disabled={!canRedo} onClick={onRedo} aria-label="Do again">
          <IconArrowForwardUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function sayCounts({ musts, shoulds }: BoardToolbarProps['counts']): string {
  if (musts === 0 && shoulds === 0) return 'Findings: everything holds';
  return `Findings: ${musts} ${musts === 1 ? 'must' : 'musts'} broken, ${shoulds} to improve`;
}
