import { sayDay, weekdayOf, type Team } from '@evenflow/domain';
import type { TallyMove } from '@evenflow/rules';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { heldIn, type RotaContent } from '../../rota-board/state/edits.ts';
import styles from './tally-panel.module.css';

interface ChangedCellsProps {
  readonly way: TallyMove;
  readonly team: Team;
  readonly content: RotaContent;
}

const MOST_DAYS = 7;

/** The people and days concerned as on the board: what goes is struck and dashed, what comes is ringed. */
export function ChangedCells({ way, team, content }: ChangedCellsProps) {
  const dates = [...new Set(way.handOvers.map(({ date }) => date))].sort().slice(0, MOST_DAYS);
  const people = [...new Set(way.handOvers.flatMap(({ from, to }) => [from, to]))];
  const markOf = (code: string) => team.dutyTypes.find((type) => type.code === code)?.mark ?? 'office';
  const nameOf = (code: string) => team.people.find((person) => person.code === code)?.name.split(' ')[0] ?? code;
  const cell = (person: string, date: string) => {
    const here = way.handOvers.filter((one) => one.date === date);
    const gone = new Set(here.filter(({ from }) => from === person).map(({ duty }) => duty));
    const come = here.filter(({ to }) => to === person).map(({ duty }) => duty);
    const stay = heldIn(content, { person, date }).map(({ duty }) => duty);
    return (
      <>
        {stay.map((code) => (
          <DutyChip key={code} code={code} mark={markOf(code)} className={gone.has(code) ? styles.gone : undefined} />
        ))}
        {come.map((code) => (
          <DutyChip key={`+${code}`} code={code} mark={markOf(code)} className={styles.come} />
        ))}
      </>
    );
  };
  return (
    <table className={styles.cells}>
      <thead>
        <tr>
          <td />
          {dates.map((date) => (
            <th key={date} scope="col" data-weekend={/^S/.test(weekdayOf(date)) || undefined}>
              {sayDay(date).split(' ')[0]}
              <b>{Number(date.slice(8))}</b>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person}>
            <th scope="row">{nameOf(person)}</th>
            {dates.map((date) => (
              <td key={date}>{cell(person, date)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
