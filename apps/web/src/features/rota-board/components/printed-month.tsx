import type { Published } from '@evenflow/api-client';
import { monthSheet, type MonthSheet, sayDay, sayMonth, type SheetCell, type SheetRow } from '@evenflow/domain';
import { useMemo } from 'react';
import type { BoardModel } from '../state/board-model.ts';
import styles from './printed-month.module.css';

/** More rows than this stand closer, so that they stay on one page. */
const MOST_ROOMY = 20;

interface PrintedMonthProps {
  readonly model: BoardModel;
  readonly month: string;
  readonly published: Published | null;
}

/** The month on one A4 sheet, in black alone, as the browser prints it: the same sheet as the PDF. */
export function PrintedMonth({ model, month, published }: PrintedMonthProps) {
  const { team, days, assignments } = model.facts;
  const range = { from: days[0]!.date, to: days.at(-1)!.date };
  const sheet = useMemo(
    () => monthSheet(team, { from: range.from, to: range.to, assignments }),
    [team, range.from, range.to, assignments],
  );
  return (
    <section className={styles.sheet} data-printed aria-hidden>
      <header className={styles.head}>
        <h1>{sayMonth(month)}</h1>
        <span>{team.name}</span>
        <span className={styles.version}>
          {published
            ? `Version ${published.version}, published ${sayDay(published.at.slice(0, 10))}`
            : 'Draft, not published'}
        </span>
      </header>
      <table className={styles.table} data-close={sheet.calls.length + sheet.people.length > MOST_ROOMY || undefined}>
        <thead>
          <tr>
            <th />
            {sheet.days.map(({ date, weekday, number, kind }) => (
              <th key={date} data-day={kind}>
                {weekday.slice(0, 2)}
                <b>{number}</b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.calls.map((row) => (
            <Row key={row.key} row={row} sheet={sheet} calls />
          ))}
          {sheet.people.map((row) => (
            <Row key={row.key} row={row} sheet={sheet} />
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        {sheet.key.map(({ code, words }) => `${code.text} ${words}`).join(' · ')}. {sheet.reading.join('. ')}.{' '}
        {sheet.changes.join('; ')} {sheet.ring.join('. ')}. If this sheet and the screen differ, the screen is right.
      </footer>
    </section>
  );
}

interface RowProps {
  readonly row: SheetRow;
  readonly sheet: MonthSheet;
  readonly calls?: boolean;
}

function Row({ row, sheet, calls = false }: RowProps) {
  return (
    <tr className={calls ? styles.calls : undefined}>
      <th>
        {row.name}
        <small>{row.note}</small>
      </th>
      {row.cells.map((cell, i) => (
        <Cell key={sheet.days[i]!.date} cell={cell} kind={sheet.days[i]!.kind} />
      ))}
    </tr>
  );
}

function Cell({ cell: { codes, leave }, kind }: { readonly cell: SheetCell; readonly kind: string }) {
  return (
    <td data-day={kind} data-leave={leave === null ? undefined : ''}>
      {codes.map(({ text, mark, withMentor }) => (
        <i key={text} data-look={mark} data-mentor={withMentor || undefined}>
          {text}
        </i>
      ))}
      {leave}
    </td>
  );
}
