import type { Team } from '@evenflow/domain';
import { IconAmbulance, IconBell, IconCalendarPlus, IconHandStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Agenda } from '../../../api/wire.ts';
import { callHeld } from '../../call-outs/call-held.ts';
import { useStandInSearches } from '../../stand-ins/api/stand-ins.ts';
import { useNotices } from '../../notices/api/notices.ts';
import styles from './my-duties.module.css';

/** To my calendar, and to what I was told. */
export function Ways() {
  const unread = useNotices().data?.unread ?? 0;
  return (
    <div className={styles.rounds}>
      <Link to="/my/calendar" className={styles.round} aria-label="In my calendar">
        <IconCalendarPlus size={22} stroke={1.75} aria-hidden />
      </Link>
      <Link to="/notices" className={styles.round} aria-label={unread > 0 ? `Notices, ${unread} new` : 'Notices'}>
        <IconBell size={22} stroke={1.75} aria-hidden />
        {unread > 0 && <span className={styles.badge}>{unread}</span>}
      </Link>
    </div>
  );
}

interface UrgentProps {
  readonly agenda: Agenda;
  readonly team: string;
  readonly of: Pick<Team, 'dutyTypes'> | undefined;
  /** Minutes since 1970. */
  readonly now: number;
}

/** What cannot wait: somebody is needed; I am on call and may be called in. */
export function Urgent({ agenda, team, of, now }: UrgentProps) {
  const wanted = useStandInSearches(team).data?.filter(({ may }) => may.includes('yes')).length ?? 0;
  const call = of ? callHeld(agenda, of, now * 60_000) : null;
  return (
    <>
      {wanted > 0 && (
        <Link to="/stand-ins" className={styles.urgent}>
          <IconHandStop size={24} stroke={1.75} aria-hidden />
          <span>{wanted === 1 ? 'Somebody is needed. Can you come?' : `Somebody is needed for ${wanted} duties.`}</span>
        </Link>
      )}
      {call && (
        <Link to="/my/called-in" className={styles.urgent} data-calm>
          <IconAmbulance size={24} stroke={1.75} aria-hidden />
          <span>Called in?</span>
        </Link>
      )}
    </>
  );
}
