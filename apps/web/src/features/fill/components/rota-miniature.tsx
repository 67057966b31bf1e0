import { type Assignment, leaveOn, monthRange, type Team } from '@evenflow/domain';
import { memo, useMemo } from 'react';
import { boardDays } from '../../rota-board/model/board-days.ts';
import { peopleRows, type PersonRow } from '../../rota-board/model/people-rows.ts';
import { indexFacts } from '../../rota-board/model/rota-facts.ts';
import styles from './fill.module.css';

interface RotaMiniatureProps {
  readonly team: Team;
  readonly month: string;
  readonly assignments: readonly Assignment[];
}

/** The month as it settles: kinds only, no codes. */
export const RotaMiniature = memo(function RotaMiniature({ team, month, assignments }: RotaMiniatureProps) {
  const { days, rows } = useMemo(() => {
    const columns = boardDays(team, monthRange(month), '');
    const facts = indexFacts({ team, days: columns, assignments, locks: new Set(), findings: [], published: null });
    const away = (row: PersonRow) => columns.map((day) => leaveOn(facts.team.leave, row.key, day.date) !== undefined);
    return { days: columns, rows: peopleRows(facts).map((row) => ({ row, away: away(row) })) };
  }, [team, month, assignments]);
  return (
    <div className={styles.mini} style={{ '--days': days.length }} aria-hidden>
      <span />
      {days.map((day) => (
        <b key={day.date}>{day.index + 1}</b>
      ))}
      {rows.map(({ row, away }) => (
        <MiniRow key={row.key} row={row} away={away} kinds={days.map((day) => day.kind)} />
      ))}
    </div>
  );
});

function MiniRow({
  row,
  away,
  kinds,
}: {
  readonly row: PersonRow;
  readonly away: readonly boolean[];
  readonly kinds: readonly string[];
}) {
  return (
    <>
      <span className={styles.miniName}>{row.key}</span>
      {row.cells.map((cell, day) => (
        <span key={cell.date} className={styles.miniCell} data-day={kinds[day]} data-away={away[day] || undefined}>
          {cell.chips.map((chip, i) => (
            <i key={i} data-look={chip.mark} data-mentor={chip.withMentor || undefined} />
          ))}
        </span>
      ))}
    </>
  );
}
