import type { Team } from '@evenflow/domain';
import { Button, TextInput } from '@mantine/core';
import { IconClockEdit, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { AgendaItem } from '../../../api/wire.ts';
import { momentToday } from '../moment-today.ts';
import { CallHead } from './call-head.tsx';
import styles from './call-outs.module.css';
import { OneTap } from './one-tap.tsx';

interface CalledInNowProps {
  readonly call: AgendaItem;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly team: Team;
  readonly busy: boolean;
  readonly onBegin: (at?: string) => void;
}

/** The first tap. */
export function CalledInNow({ call, name, now, team, busy, onBegin }: CalledInNowProps) {
  const [earlier, setEarlier] = useState(false);
  const [other] = call.with;
  return (
    <>
      <CallHead
        {...{ call, team, code: call.assignment.duty }}
        title={`Called in, ${name}?`}
        note="One tap starts the clock. Nothing else to fill in tonight."
      />
      {other && (
        <p className={styles.fact}>
          <IconUser size={24} stroke={1.75} aria-hidden />
          <span>
            <b>{other.name}</b> holds {other.duty}.
          </span>
        </p>
      )}
      <div className={styles.foot}>
        <OneTap which="called in" busy={busy} onTap={() => onBegin()} />
        {earlier ? (
          <Earlier {...{ team, now, busy, onBegin }} />
        ) : (
          <button type="button" className={styles.quiet} onClick={() => setEarlier(true)}>
            <IconClockEdit size={20} stroke={1.75} aria-hidden /> It was earlier
          </button>
        )}
      </div>
    </>
  );
}

type EarlierProps = Pick<CalledInNowProps, 'team' | 'now' | 'busy' | 'onBegin'>;

function Earlier({ team, now, busy, onBegin }: EarlierProps) {
  const [clock, setClock] = useState('');
  return (
    <div className={styles.earlier}>
      <TextInput
        type="time"
        size="md"
        label="Called in at"
        value={clock}
        onChange={(event) => setClock(event.currentTarget.value)}
      />
      <Button
        size="md"
        disabled={clock === ''}
        loading={busy}
        onClick={() => onBegin(momentToday(clock, now, team.timeZone))}
      >
        Start from then
      </Button>
    </div>
  );
}
