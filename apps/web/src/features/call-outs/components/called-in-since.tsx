import type { CallOut } from '@evenflow/api-client';
import { instantText, sayDay, type Team } from '@evenflow/domain';
import { IconArrowBackUp, IconBed } from '@tabler/icons-react';
import type { AgendaItem } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf, sayLength } from '../../../words/times.ts';
import { CallHead } from './call-head.tsx';
import styles from './call-outs.module.css';
import { OneTap } from './one-tap.tsx';

/** After so long at work on end, the back-up takes over. */
const LONG_MINUTES = 12 * 60;

interface CalledInSinceProps {
  readonly call: AgendaItem | null;
  readonly running: CallOut;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly team: Team;
  readonly busy: boolean;
  readonly onHome: () => void;
  readonly onMistake: () => void;
}

/** The second tap, and what would follow from it now. */
export function CalledInSince({ call, running, now, team, busy, onHome, onMistake }: CalledInSinceProps) {
  return (
    <>
      <CallHead
        {...{ call, team, code: running.duty }}
        title="You are called in"
        note={`Since ${clockOf(running.start)}. Tap when you are home; travel counts.`}
      />
      <p className={styles.clock} role="timer">
        {sayLength((now - Date.parse(running.start)) / 60_000)}
      </p>
      <p className={styles.fact}>
        <IconBed size={24} stroke={1.75} aria-hidden />
        <span>{whatIfStoppedNow(running, now, team)}</span>
      </p>
      {running.spellMinutes >= LONG_MINUTES && (
        <p className={styles.fact} role="alert">
          <SeverityIcon severity="should" size={22} spoken />
          <span>You have been working for {sayLength(running.spellMinutes)}. Ask your back-up to take over.</span>
        </p>
      )}
      <div className={styles.foot}>
        <OneTap which="home" busy={busy} onTap={onHome} />
        <button type="button" className={styles.quiet} disabled={busy} onClick={onMistake}>
          <IconArrowBackUp size={20} stroke={1.75} aria-hidden /> I was not called in
        </button>
      </div>
    </>
  );
}

function whatIfStoppedNow(running: CallOut, now: number, team: Team): string {
  const until = clockOf(instantText(Math.floor(now / 60_000) + running.rest.minutes, team.timeZone));
  const [first] = running.fallsAway;
  if (!first) return `If you stop now, you rest until ${until}. Nothing of yours begins before.`;
  const name = team.dutyTypes.find(({ code }) => code === first.duty)?.name ?? first.duty;
  const what = `${name} at ${clockOf(first.start)} on ${sayDay(first.date)}`;
  return `If you stop now, you rest until ${until}. ${what} falls into it; your managers get a plan, you need not ring anyone.`;
}
