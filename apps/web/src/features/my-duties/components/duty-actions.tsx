import { IconArrowsExchange, type Icon } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AgendaItem } from '../../../api/wire.ts';
import styles from './duty-actions.module.css';

interface DutyAction {
  readonly to: string;
  readonly label: string;
  readonly note: string;
  readonly icon: Icon;
}

/** What its holder can do with a duty; at most four things. */
export function DutyActions({ item, now }: { readonly item: AgendaItem; readonly now: number }) {
  return (
    <ul className={styles.actions}>
      {actionsFor(item, now).map(({ to, label, note, icon: Picture }) => (
        <li key={to}>
          <Link to={to} className={styles.action}>
            <Picture size={24} stroke={1.75} aria-hidden />
            <span>
              <b>{label}</b>
              <span className={styles.note}>{note}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function actionsFor({ assignment }: AgendaItem, now: number): DutyAction[] {
  const cell = `date=${assignment.date}&duty=${encodeURIComponent(assignment.duty)}`;
  const begun = Date.parse(assignment.start) / 60_000 <= now;
  const actions: (DutyAction | false)[] = [
    !begun &&
      !assignment.supernumerary && {
        to: `/swaps/offer?${cell}`,
        label: 'Swap or give away',
        note: 'See who could take it; the rules are checked for both.',
        icon: IconArrowsExchange,
      },
  ];
  return actions.filter((action) => action !== false);
}
