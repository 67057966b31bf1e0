import type { DutyMark } from '@evenflow/domain';
import type { CSSProperties, ReactNode } from 'react';
import styles from './duty-chip.module.css';

/** What a chip can show besides the seven kinds of duty. */
export type ChipLook = DutyMark | 'leave' | 'leave-asked' | 'open';

export interface DutyChipProps {
  readonly code: string;
  readonly mark: ChipLook;
  /** A trainee's, beside a mentor: brackets, hollow, never counted. */
  readonly withMentor?: boolean;
  /** `small` in a half cell, `regular` in a row of text, `large` on a phone. */
  readonly size?: 'small' | 'regular' | 'large';
  readonly className?: string;
  readonly style?: CSSProperties;
  /** Where it sits in a cell of the board, and whether it goes on in its neighbours. */
  readonly place?: 'whole' | 'day' | 'night' | 'band';
  readonly locked?: boolean;
  readonly joinsBefore?: boolean;
  readonly joinsAfter?: boolean;
  /** Marks on the chip, in its ink. */
  readonly children?: ReactNode;
}

/** A duty as shape, pattern and code; the colour only repeats what the pattern says. */
export function DutyChip(props: DutyChipProps) {
  const { code, mark, withMentor = false, size = 'regular', className, style, children } = props;
  const classes = [styles.chip, 'duty-chip', className].filter(Boolean).join(' ');
  return (
    <span
      className={classes}
      style={style}
      data-look={mark}
      data-code={code}
      data-mentor={withMentor || undefined}
      data-size={size}
      data-place={props.place}
      data-long={code.length > 3 || undefined}
      data-locked={props.locked || undefined}
      data-joins-before={props.joinsBefore || undefined}
      data-joins-after={props.joinsAfter || undefined}
    >
      {code}
      {children}
    </span>
  );
}
