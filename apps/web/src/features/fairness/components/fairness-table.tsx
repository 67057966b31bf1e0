import type { LedgerKind } from '@evenflow/domain';
import type { MovableTally } from '@evenflow/rules';
import type { KeyboardEvent } from 'react';
import { SHOWN_KINDS, type FairnessCell, type FairnessGroup, type FairnessRow } from '../fairness-view.ts';
import styles from './fairness.module.css';
import { Sparkline } from './sparkline.tsx';

export interface TallyAt {
  readonly person: string;
  readonly kind: LedgerKind;
}

interface FairnessTableProps {
  readonly groups: readonly FairnessGroup[];
  /** `Dec`, for the part of this month. */
  readonly monthName: string;
  readonly onOpen: (at: TallyAt) => void;
  readonly onMove: (at: TallyAt) => void;
}

const MOVABLE: readonly LedgerKind[] = ['weeknight-calls', 'weekends', 'holidays', 'lates', 'nights'];

export function isMovable(kind: LedgerKind): kind is MovableTally {
  return MOVABLE.includes(kind);
}

/** One shape for every kind: the number, this month’s part, how far from fair, and a bar. */
export function FairnessTable({ groups, monthName, onOpen, onMove }: FairnessTableProps) {
  const kinds = SHOWN_KINDS.filter(({ kind }) =>
    groups.some(({ rows }) => rows.some((row) => row.cells[kind].done > 0)),
  );
  const people = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{people} people</th>
          {kinds.map(({ kind, title }) => (
            <th key={kind} scope="col">
              {title}
              <small>done, against fair</small>
            </th>
          ))}
          <th scope="col">12 months, away from fair</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title}>
          <tr className={styles.group}>
            <th colSpan={kinds.length + 2} scope="colgroup">
              {group.title}
            </th>
          </tr>
          {group.rows.map((row) => (
            <Row key={row.person} row={row} kinds={kinds} monthName={monthName} onOpen={onOpen} onMove={onMove} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps extends Pick<FairnessTableProps, 'monthName' | 'onOpen' | 'onMove'> {
  readonly row: FairnessRow;
  readonly kinds: typeof SHOWN_KINDS;
}

function Row({ row, kinds, monthName, onOpen, onMove }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <b>{row.name}</b>
        <small>{row.note}</small>
      </th>
      {kinds.map(({ kind, title }) => (
        <td key={kind} data-title={title}>
          <TallyButton
            at={{ person: row.person, kind }}
            cell={row.cells[kind]}
            words={`${row.name}, ${title.toLowerCase()}`}
            monthName={monthName}
            onOpen={onOpen}
            onMove={onMove}
          />
        </td>
      ))}
      <td>{row.months && <Sparkline values={row.months} out={row.cells.burden.out} />}</td>
    </tr>
  );
}

interface TallyButtonProps extends Pick<FairnessTableProps, 'monthName' | 'onOpen' | 'onMove'> {
  readonly at: TallyAt;
  readonly cell: FairnessCell;
  readonly words: string;
}

/** A number that opens what it is counted from; dragged onto somebody, or with M, one of it moves there. */
function TallyButton({ at, cell, words, monthName, onOpen, onMove }: TallyButtonProps) {
  const movable = isMovable(at.kind) && cell.inMonth > 0;
  const done = tidy(cell.done);
  const part = cell.inMonth > 0 && cell.inMonth !== cell.done ? `+${tidy(cell.inMonth)} ${monthName}` : '';
  const away = cell.away === null ? '–' : signed(cell.away);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (movable) onMove(at);
  };
  return (
    <button
      type="button"
      className={styles.tally}
      data-person={at.person}
      data-kind={at.kind}
      data-movable={movable || undefined}
      aria-label={`${[done, part, away].filter(Boolean).join(' ')}. ${sayCell(words, cell, monthName, movable)}`}
      onClick={() => onOpen(at)}
      onKeyDown={onKeyDown}
    >
      <span className={styles.numbers}>
        <b>{done}</b> {part && <small>{part}</small>} <i data-out={cell.out || undefined}>{away}</i>
      </span>
      <span className={styles.meter} aria-hidden>
        <i
          style={{ left: `${cell.bar < 0 ? 50 + cell.bar * 50 : 50}%`, width: `${Math.abs(cell.bar) * 50}%` }}
          data-out={cell.out || undefined}
        />
      </span>
    </button>
  );
}

function sayCell(words: string, cell: FairnessCell, monthName: string, movable: boolean): string {
  const fair = cell.fair === null ? 'no part in it' : `fair share ${tidy(cell.fair)}, ${signed(cell.away ?? 0)}`;
  const out = cell.out ? ', outside the tolerance' : '';
  const move = movable ? ', M moves one to somebody else' : '';
  return `${words}: ${tidy(cell.done)}, ${tidy(cell.inMonth)} of it in ${monthName}, ${fair}${out}${move}`;
}

/** One decimal at most. */
export function tidy(number: number): string {
  return String(Math.round(number * 10) / 10);
}

export function signed(number: number): string {
  const rounded = Math.round(number * 10) / 10;
  return rounded < 0 ? `−${Math.abs(rounded)}` : rounded > 0 ? `+${rounded}` : '0';
}
