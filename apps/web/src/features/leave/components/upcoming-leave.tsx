import { wallClockAt, type Team } from '@evenflow/domain';
import { StatePill } from '../../../asks/state-pill.tsx';
import styles from '../../../asks/asks.module.css';
import { sayRange } from '../../../words/times.ts';

/** Who is away from today on, as decided. */
export function UpcomingLeave({ team }: { readonly team: Team }) {
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const coming = team.leave
    .filter((one) => one.to >= today && one.status !== 'requested' && one.status !== 'withdrawn')
    .sort((a, b) => a.from.localeCompare(b.from));
  if (coming.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="upcoming">
      <h2 id="upcoming" className={styles.subtitle}>
        Decided, from today on
      </h2>
      <ul className={styles.list}>
        {coming.map((one) => (
          <li key={one.id ?? `${one.person}${one.from}`}>
            <div className={styles.what}>
              <b>{team.people.find((person) => person.code === one.person)?.name ?? one.person}</b>,{' '}
              {sayRange(one.from, one.to)}
              <span className={styles.note}>{one.typeName ?? one.type}</span>
            </div>
            <StatePill status={one.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
