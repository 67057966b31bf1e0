import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots, IconWand } from '@tabler/icons-react';
import { Link } from 'react-router';
import { memo, type ReactNode } from 'react';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardViewStore, Density, Pivot, Zoom } from '../state/board-view.ts';
import { BoardSheet } from './board-sheet.tsx';
import styles from './board-toolbar.module.css';
import { DENSITIES, PIVOTS, FindButton, FindingsButton, MonthSteps, UndoButtons, ZOOMS } from './board-tools.tsx';

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

/**
 * Month, pivot, zoom, undo, findings, fill and publish, in one row at any width. Its menus are many, so it is drawn anew
 * only when it changes.
 */
export const BoardToolbar = memo(function BoardToolbar(props: BoardToolbarProps) {
  const phone = useWidth(700);
  const tablet = useWidth(1000);
  return (
    <>
      <title>{`${props.title} · ${props.team.name} · Evenflow`}</title>
      {phone ? <PhoneBar {...props} /> : tablet ? <TabletBar {...props} /> : <DeskBar {...props} />}
    </>
  );
});

function useWidth(atMost: number): boolean {
  return useMediaQuery(`(max-width: ${atMost}px)`, undefined, { getInitialValueInEffect: false });
}

function DeskBar(props: BoardToolbarProps) {
  const { team, month, canEdit, actions } = props;
  return (
    <header className={styles.top}>
      <div className={styles.title}>
        <div className={styles.unit}>{team.name}</div>
        <h1>{props.title}</h1>
      </div>
      <MonthSteps team={team.id} month={month} zoom={props.zoom} onToday={props.onToday} />
      <PivotChoice {...props} />
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

function PivotChoice({ pivot, actions }: BoardToolbarProps) {
  return <SegmentedControl size="sm" value={pivot} onChange={() => actions.flip()} data={PIVOTS} aria-label="Rows" />;
}

/** What is used most; the rest, and publishing as the last step, is in the sheet. */
function TabletBar(props: BoardToolbarProps) {
  const { team, month, canEdit, view, actions } = props;
  return (
    <header className={styles.top} data-tablet>
      <BriefTitle title={props.title} />
      <MonthSteps team={team.id} month={month} zoom={props.zoom} onToday={props.onToday} />
      <PivotChoice {...props} />
      <span className={styles.space} />
      {canEdit && <UndoButtons {...props} />}
      <FindButton actions={actions} />
      <FindingsButton {...props} onClick={() => togglePanel(view)} />
      {canEdit && <FillButton {...props} />}
      <MoreOfBoard {...props}>{props.children}</MoreOfBoard>
    </header>
  );
}

function MoreOfBoard(props: BoardToolbarProps) {
  const { view, actions } = props;
  return (
    <BoardSheet
      {...props}
      onFlip={() => actions.flip()}
      onDensity={(density) => view.setState({ density })}
      onFind={() => actions.run({ kind: 'find' })}
    />
  );
}

/** One row on a phone; what it has no room for is in the sheet. */
function PhoneBar(props: BoardToolbarProps) {
  const { team, month, canEdit, view } = props;
  return (
    <header className={styles.top} data-phone>
      <BriefTitle title={props.title} />
      <MonthSteps team={team.id} month={month} zoom={props.zoom} />
      <span className={styles.space} />
      {canEdit && <UndoButtons {...props} />}
      <FindingsButton {...props} onClick={() => togglePanel(view)} />
      <MoreOfBoard {...props}>
        {canEdit && <FillButton {...props} />}
        {props.children}
      </MoreOfBoard>
    </header>
  );
}

/** Brief to the eye, whole to the ear. */
function BriefTitle({ title }: { readonly title: string }) {
  return (
    <h1>
      <span aria-hidden>{briefly(title)}</span>
      <span className="unseen">{title}</span>
    </h1>
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
