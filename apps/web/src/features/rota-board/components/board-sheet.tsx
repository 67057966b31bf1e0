import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { BottomSheet } from '../../../design/bottom-sheet.tsx';
import type { Density, Pivot, Zoom } from '../state/board-view.ts';
import { DENSITIES, PIVOTS, ZOOMS } from './board-tools.tsx';
import styles from './board-sheet.module.css';

interface BoardSheetProps {
  readonly pivot: Pivot;
  readonly zoom: Zoom;
  readonly density: Density;
  readonly onFlip: () => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onDensity: (density: Density) => void;
  readonly onToday: () => void;
  readonly onFind: () => void;
  /** Fill, what is published, files and the publish button; whatever of it is pressed closes the sheet. */
  readonly children: ReactNode;
}

/** Everything the one row of a phone has no room for, from below. */
export function BoardSheet(props: BoardSheetProps) {
  const [opened, setOpened] = useState(false);
  const then = <Said,>(act: (said: Said) => void) => {
    return (said: Said) => {
      setOpened(false);
      act(said);
    };
  };
  const close = ({ target }: MouseEvent) => {
    const pressed = target instanceof Element ? target.closest('a, button') : null;
    if (pressed && pressed.getAttribute('aria-haspopup') === null) setOpened(false);
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-haspopup="dialog"
        aria-label="More of the board"
        onClick={() => setOpened(true)}
      >
        <IconDots size={21} stroke={1.75} />
      </ActionIcon>
      <BottomSheet opened={opened} onClose={() => setOpened(false)} title="This month">
        <div className={styles.body}>
          <div className={styles.acts} onClick={close}>
            {props.children}
          </div>
          <Choice label="Rows" value={props.pivot} data={PIVOTS} onChange={then(props.onFlip)} />
          <Choice label="Seen at once" value={props.zoom} data={ZOOMS} onChange={then(props.onZoom)} />
          <Choice label="Height of rows" value={props.density} data={DENSITIES} onChange={then(props.onDensity)} />
          <div>
            <button type="button" className={styles.plain} onClick={() => then(props.onToday)(undefined)}>
              Go to today
            </button>
            <button type="button" className={styles.plain} onClick={() => then(props.onFind)(undefined)}>
              Find a person, duty or day
            </button>
          </div>
        </div>
      </BottomSheet>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly data: { value: Value; label: string }[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, data, onChange }: ChoiceProps<Value>) {
  return (
    <div className={styles.choice}>
      <span aria-hidden>{label}</span>
      <SegmentedControl size="md" fullWidth value={value} onChange={onChange} data={data} aria-label={label} />
    </div>
  );
}
