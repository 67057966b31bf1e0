import type { Instant, Zone } from '@evenflow/domain';
import { inZone } from '../../../words/times.ts';
import { hourTicks, type BoardSite, type Density } from '../board-view.ts';
import styles from './day-bands.module.css';

const DAY_MS = 86_400_000;

interface DayBandsProps {
  readonly sites: readonly BoardSite[];
  readonly at: Instant;
  readonly zone: Zone;
  readonly now: number;
  readonly density: Density;
}

/** The next 24 hours, one line per role; a gap is a red hole with its words. */
export function DayBands({ sites, at, zone, now, density }: DayBandsProps) {
  const passed = (now - Date.parse(at)) / DAY_MS;
  const manySites = sites.length > 1;
  return (
    <section className={styles.bands} data-density={density} aria-label="The next 24 hours">
      <div className={styles.ticks} aria-hidden>
        {hourTicks(inZone(at, zone), 3).map((tick) => (
          <span key={tick.left} style={{ left: `${tick.left}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
      {sites.flatMap((site) =>
        site.rows
          .filter((row) => row.bands.length > 0)
          .map((row) => (
            <div key={row.key} className={styles.bandRow}>
              <span className={styles.bandRole}>{manySites ? `${row.duty} ${site.site}` : row.role}</span>
              <ul className={styles.band}>
                {row.bands.map((band) => (
                  <li
                    key={band.left}
                    data-look={band.name === null ? 'nobody' : row.mark}
                    style={{ left: `${band.left}%`, width: `${band.width}%` }}
                  >
                    <span aria-hidden>{band.name ?? 'Nobody'}</span>
                    <span className="unseen">{band.label}</span>
                  </li>
                ))}
              </ul>
            </div>
          )),
      )}
      <span className={styles.nowLine} style={{ '--passed': Math.min(1, Math.max(0, passed)) }} aria-hidden />
    </section>
  );
}
