import { Tooltip } from '@mantine/core';
import { weekdayOf } from '@evenflow/domain';
import type { Cover } from '../../../api/wire.ts';
import { coverDays } from '../cover-view.ts';
import styles from './cover.module.css';

/** One strip a role, one cell a day: a hole is red and hatched, a month that is not out yet is only outlined. */
export function CoverStrips({ cover }: { readonly cover: Cover }) {
  const manySites = new Set(cover.lines.map(({ site }) => site)).size > 1;
  return (
    <section className={styles.strips} aria-label="The next 60 days">
      {cover.lines.map((line) => (
        <div key={`${line.site}|${line.duty}`} className={styles.line}>
          <h3>
            {line.duty} {line.name}
            <span>
              {[
                ...(manySites ? [line.siteName] : []),
                ...(line.responseMinutes === null ? [] : [`within ${line.responseMinutes} min`]),
                ...line.competences,
              ]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </h3>
          <ol className={styles.days}>
            {coverDays(cover, line).map(({ day, state, words }) => (
              <li key={day} data-state={state} data-weekend={['Sat', 'Sun'].includes(weekdayOf(day)) || undefined}>
                <Tooltip label={words}>
                  <span>
                    <span aria-hidden>{Number(day.slice(8, 10))}</span>
                    <span className="unseen">{words}</span>
                  </span>
                </Tooltip>
              </li>
            ))}
          </ol>
        </div>
      ))}
      <p className={styles.key}>
        <i data-state="whole" /> covered <i data-state="partly" /> a gap in the day <i data-state="nobody" /> nobody all
        day <i data-state="unpublished" /> not published yet
      </p>
    </section>
  );
}
