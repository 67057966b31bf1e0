import type { Conflict, ConflictFact } from '@evenflow/api-client';
import { eachDay, firstName, sayDay, type Team } from '@evenflow/domain';
import { Link } from 'react-router';
import { DutyChip } from '../../../design/duty-chip.tsx';
import styles from './explained.module.css';

interface FactListProps {
  readonly team: Team;
  readonly month: string;
  readonly conflict: Conflict;
}

/** Days shown side by side; a longer conflict shows the days its facts name. */
const MOST_DAYS = 8;

/** One fact a line, with the cell that causes it under its day. */
export function FactList({ team, month, conflict }: FactListProps) {
  const named = [...new Set(conflict.facts.flatMap((fact) => fact.dates))].sort();
  const whole = eachDay(named[0] ?? conflict.from, named.at(-1) ?? conflict.to);
  const days = whole.length <= MOST_DAYS ? whole : named.slice(0, MOST_DAYS);
  return (
    <div className={styles.scroll}>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">What has to hold</th>
            {days.map((day) => (
              <th key={day} scope="col" className={styles.day}>
                {sayDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conflict.facts.map((fact) => (
            <tr key={`${fact.family}${fact.sentence}`}>
              <th scope="row">
                <FactSentence fact={fact} team={team} month={month} />
              </th>
              {days.map((day) => (
                <td key={day}>{fact.dates.includes(day) && <Cause fact={fact} team={team} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The sentence; what it is about opens where it can be changed. */
function FactSentence({
  fact,
  team,
  month,
}: {
  readonly fact: ConflictFact;
  readonly team: Team;
  readonly month: string;
}) {
  const to = placeOf(fact, team.id, month);
  return (
    <Link to={to.path} className={styles.fact} title={to.title}>
      {fact.sentence}
    </Link>
  );
}

function placeOf(fact: ConflictFact, team: string, month: string): { path: string; title: string } {
  if (fact.kind === 'leave') return { path: '/leave', title: 'Open leave' };
  if (fact.kind === 'rule' || fact.kind === 'request') return { path: '/rules', title: 'Open the rules' };
  if (['credential', 'skill', 'employment'].includes(fact.kind)) return { path: '/team', title: 'Open the team' };
  return { path: `/rota/${team}/${month}`, title: 'Open the board' };
}

function Cause({ fact, team }: { readonly fact: ConflictFact; readonly team: Team }) {
  const duty = team.dutyTypes.find((type) => type.code === fact.duty);
  const person = team.people.find((one) => one.code === fact.people[0]);
  if (duty && fact.kind === 'need') return <DutyChip code={duty.code} mark="open" />;
  if (fact.kind === 'leave') return <DutyChip code={fact.people[0] ?? ''} mark="leave" />;
  if (duty) return <DutyChip code={duty.code} mark={duty.mark} />;
  return <span className={styles.cause}>{person ? firstName(person) : 'team'}</span>;
}
