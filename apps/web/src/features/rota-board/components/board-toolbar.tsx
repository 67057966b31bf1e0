import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots, IconWand } from '@tabler/icons-react';
import { Link } from 'react-router';
import { memo, type ReactNode } from 'react';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardViewStore, Density, Pivot, Zoom } from '../state/board-view.ts';
import { BoardSheet } from './board-sheet.tsx';
import styles from './board-toolbar.module.css';
import { DENSITIES, FindButton, FindingsButton, MonthSteps, UndoButtons, ZOOMS } from './board-tools.tsx';

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

/** Month, pivot, zoom, undo, findings, fill and publish. Its menus are many, so it is drawn anew only when it changes. */
export const BoardToolbar = memo(function BoardToolbar(props: BoardToolbarProps) {
  const phone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  return phone ? <PhoneBar {...props} /> : <DeskBar {...props} />;
});

function DeskBar(props: BoardToolbarProps) {
  const { team, month, pivot, canEdit, actions } = props;
  return (
    <header className={styles.top}>
      <div className={styles.title}>
        <div className={styles.unit}>{team.name}</div>
        <h1>{props.title}</h1>
      </div>
      <MonthSteps team={team.id} month={month} zoom={props.zoom} onToday={props.onToday} />
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
      <FindButton actions={actions} />
      <ViewMenu {...props} />
      <span className={styles.space} />
      <FindingsButton {...props} onClick={() => togglePanel(props.view)} />
      {canEdit && <FillButton {...props} />}
      {props.children}
    </header>
  );
}

/** One row on a phone; what it has no room for is in the sheet. */
function PhoneBar(props: BoardToolbarProps) {
  const { team, month, canEdit, view, actions } = props;
  return (
    <header className={styles.top} data-phone>
      <h1>
        <span aria-hidden>{briefly(props.title)}</span>
        <span className="unseen">{props.title}</span>
      </h1>
      <MonthSteps team={team.id} month={month} zoom={props.zoom} />
      <span className={styles.space} />
      {canEdit && <UndoButtons {...props} />}
      <FindingsButton {...props} onClick={() => togglePanel(view)} />
      <BoardSheet
        {...props}
        onFlip={() => actions.flip()}
        onDensity={(density) => view.setState({ density })}
        onFind={() => actions.run({ kind: 'find' })}
      >
        {canEdit && <FillButton {...props} />}
        {props.children}
      </BoardSheet>
    </header>
  );
}

/** `Dec 2026`, `Wed 9 Dec 2026`: every word of more than three letters by its first three. */
function briefly(title: string): string {
  return title.replace(/\p{L}{4,}/gu, (word) => word.slice(0, 3));
}

function togglePanel(view: BoardViewStore): void {
  view.setState(({ panel }) => ({ panel: panel ? null : 'findings' }));
}

function FillButton({ team, month, selection }: BoardToolbarProps) {
  return (
    <Button
      variant="default"
      component={Link}
      to={`/rota/${team.id}/${month}/fill${selection}`}
      leftSection={<IconWand size={17} stroke={1.75} />}
    >
      {selection ? 'Fill these…' : 'Fill…'}
    </Button>
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
