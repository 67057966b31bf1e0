import { ActionIcon, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconChevronRight,
  IconDots,
  IconSearch,
  IconWand,
} from '@tabler/icons-react';
import { addDays, monthRange, nextMonth, sayMonth } from '@evenflow/domain';
import { Link } from 'react-router';
import { memo, type ReactNode } from 'react';
import { SeverityIcon } from '../../../design/marks.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardViewStore, Density, Pivot, Zoom } from '../state/board-view.ts';
import styles from './board-toolbar.module.css';

interface BoardToolbarProps {
  readonly team: { readonly id: string; readonly name: string };
  readonly month: string;
  /** `December 2026`, or the span of a quarter, or the day looked at. */
  readonly title: string;
  readonly pivot: Pivot;
  readonly zoom: Zoom;
  readonly density: Density;
  /** False while the rules are still being read. */
  readonly checked: boolean;
  readonly musts: number;
  readonly shoulds: number;
  readonly canEdit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Version badge and publish button. */
  readonly children: ReactNode;
  readonly view: BoardViewStore;
  readonly actions: BoardActions;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onToday: () => void;
  /** What is selected, for filling only that: `?people=…`; empty for a single cell. */
  readonly selection: string;
}

const ZOOMS: { value: Zoom; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
];

const DENSITIES: { value: Density; label: string }[] = [
  { value: 'compact', label: 'Compact' },
  { value: 'regular', label: 'Regular' },
  { value: 'roomy', label: 'Roomy' },
];

/** Month, pivot, zoom, undo, findings, fill and publish. Its menus are many, so it is drawn anew only when it changes. */
export const BoardToolbar = memo(function BoardToolbar(props: BoardToolbarProps) {
  const { team, month, pivot, canEdit, view, actions } = props;
  return (
    <header className={styles.top}>
      <div className={styles.title}>
        <div className={styles.unit}>{team.name}</div>
        <h1>{props.title}</h1>
      </div>
      <MonthSteps {...props} />
      <SegmentedControl
        size="sm"
        value={pivot}
        onChange={() => actions.flip()}
        data={[
          { value: 'people', label: 'People' },
          { value: 'duties', label: 'Duties' },
        ]}
        aria-label="Rows"
      />
      <kbd className={styles.key}>V</kbd>
      <SegmentedControl
        className={styles.zoom}
        size="sm"
        value={props.zoom}
        onChange={props.onZoom}
        data={ZOOMS}
        aria-label="How much is seen at once"
      />
      {canEdit && <UndoButtons {...props} />}
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
      <ViewMenu {...props} />
      <span className={styles.space} />
      <FindingsButton
        checked={props.checked}
        musts={props.musts}
        shoulds={props.shoulds}
        onClick={() => view.setState(({ panel }) => ({ panel: panel ? null : 'findings' }))}
      />
      {canEdit && (
        <Button
          variant="default"
          component={Link}
          to={`/rota/${team.id}/${month}/fill${props.selection}`}
          leftSection={<IconWand size={17} stroke={1.75} />}
        >
          {props.selection ? 'Fill these…' : 'Fill…'}
        </Button>
      )}
      {props.children}
    </header>
  );
});

type FindingCounts = Pick<BoardToolbarProps, 'checked' | 'musts' | 'shoulds'>;

/** How many musts are broken and how much could be better; opens the list. */
function FindingsButton({ checked, musts, shoulds, onClick }: FindingCounts & { readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.findings} onClick={onClick}>
      <span className="unseen">{sayCounts({ checked, musts, shoulds })}</span>
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

function MonthSteps({ team, month, zoom, onToday }: BoardToolbarProps) {
  const before = addDays(monthRange(month).from, -1).slice(0, 7);
  const after = nextMonth(month);
  const quarter = zoom === 'quarter' ? '?zoom=quarter' : '';
  return (
    <div className={styles.steps}>
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team.id}/${before}${quarter}`}
        aria-label={sayMonth(before)}
      >
        <IconChevronLeft size={19} stroke={1.75} />
      </ActionIcon>
      <Button variant="default" size="compact-sm" className={styles.today} onClick={onToday}>
        Today
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        component={Link}
        to={`/rota/${team.id}/${after}${quarter}`}
        aria-label={sayMonth(after)}
      >
        <IconChevronRight size={19} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

/** What a narrow screen has no room for, the height of rows, and the keys. */
function ViewMenu({ zoom, density, view, actions, onZoom }: BoardToolbarProps) {
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="How the board looks, and its keys">
          <IconDots size={19} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Rows</Menu.Label>
        {DENSITIES.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => view.setState({ density: value })} fw={density === value ? 700 : 400}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>Seen at once</Menu.Label>
        {ZOOMS.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onZoom(value)} fw={zoom === value ? 700 : 400}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => actions.run({ kind: 'keys' })}>Keys of the board</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function UndoButtons({ canUndo, canRedo, actions }: BoardToolbarProps) {
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
          onClick={() => actions.run({ kind: 'redo' })}
          aria-label="Do again"
        >
          <IconArrowForwardUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function sayCounts({ checked, musts, shoulds }: FindingCounts): string {
  if (!checked) return 'Findings: the rules are being read';
  if (musts === 0 && shoulds === 0) return 'Findings: everything holds';
  return `Findings: ${musts} ${musts === 1 ? 'must' : 'musts'} broken, ${shoulds} to improve`;
}
