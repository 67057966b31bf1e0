import type { CallOut } from '@evenflow/api-client';
import { sayDay, type Team } from '@evenflow/domain';
import { Button, TextInput } from '@mantine/core';
import { IconSend, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { clockOf, dayOf, sayLength } from '../../../words/times.ts';
import { useCorrectCallOut } from '../api/call-outs.ts';
import { momentToday } from '../moment-today.ts';
import styles from './call-outs.module.css';
import { RestLine } from './rest-line.tsx';

interface ConsequenceProps {
  readonly callOut: CallOut;
  readonly team: Team;
  /** Still on call: another call may come. */
  readonly canBeginAgain: boolean;
  readonly onAgain: () => void;
}

/** After "home now": rest owed, what falls away, who takes it, who was told. */
export function Consequence({ callOut, team, canBeginAgain, onAgain }: ConsequenceProps) {
  const [changing, setChanging] = useState(false);
  const name = team.dutyTypes.find(({ code }) => code === callOut.duty)?.name ?? callOut.duty;
  const { rest } = callOut;
  return (
    <div className={styles.after}>
      <title>Logged · Evenflow</title>
      <header>
        <h1 className={styles.logged}>
          <SeverityIcon severity="holds" size={28} /> Logged. Sleep well.
        </h1>
        <p className={styles.soft}>
          {clockOf(callOut.start)}–{clockOf(callOut.end!)}, {name}.{' '}
          <button type="button" className={styles.link} onClick={() => setChanging(!changing)}>
            Change
          </button>
        </p>
        {changing && <Correct callOut={callOut} team={team} onDone={() => setChanging(false)} />}
      </header>
      <section className={styles.card} aria-label="Rest owed">
        <h2 className={styles.small}>Rest owed</h2>
        <p>
          <b className={styles.big}>{sayLength(rest.minutes)}</b> until{' '}
          <b>
            {clockOf(rest.until)} {dayOf(rest.until) === dayOf(callOut.end!) ? 'today' : sayDay(dayOf(rest.until))}
          </b>
        </p>
        <RestLine callOut={callOut} />
      </section>
      <WhatChanges callOut={callOut} />
      <div className={styles.pair}>
        <p className={styles.card}>
          <span className={styles.small}>Worked</span>
          <b>{sayLength(callOut.workedMinutes)}</b>
        </p>
        <p className={styles.card}>
          <span className={styles.small}>17-week average</span>
          <b>{(callOut.averageWeekMinutes / 60).toFixed(1)} h a week</b>
        </p>
      </div>
      {canBeginAgain && (
        <Button variant="default" size="lg" fullWidth onClick={onAgain}>
          Called in again now
        </Button>
      )}
      <Button component={Link} to="/my" size="lg" fullWidth>
        Done
      </Button>
    </div>
  );
}

function WhatChanges({ callOut: { fallsAway, relief } }: { readonly callOut: CallOut }) {
  const settled = relief?.state === 'approved';
  return (
    <section className={styles.card} aria-label="What changes">
      <h2 className={styles.heading}>What changes</h2>
      <ul className={styles.says}>
        {fallsAway.length === 0 && !settled && (
          <li>
            <SeverityIcon severity="holds" size={22} spoken />
            <span>Nothing of yours begins before your rest is over.</span>
          </li>
        )}
        {fallsAway.map(({ sentence }) => (
          <li key={sentence}>
            <SeverityIcon severity="must" size={22} spoken />
            <span>{sentence}</span>
          </li>
        ))}
        {relief?.sentences.map((sentence) => (
          <li key={sentence}>
            <IconUserCheck size={22} stroke={1.75} aria-hidden />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      {relief && (
        <p className={styles.sent}>
          <IconSend size={22} stroke={1.75} aria-hidden />
          <span>{sayRelief(relief)}</span>
        </p>
      )}
    </section>
  );
}

function sayRelief({ state, afterMs }: NonNullable<CallOut['relief']>): string {
  if (state === 'approved') return 'A manager has put this into the rota.';
  if (state === 'dismissed') return 'A manager has left the rota as it is; ask them what to do.';
  const after = afterMs === null ? '' : `, ${(afterMs / 1000).toFixed(1)} s after your tap`;
  return `Sent to your managers${after}.`;
}

interface CorrectProps {
  readonly callOut: CallOut;
  readonly team: Team;
  readonly onDone: () => void;
}

function Correct({ callOut, team, onDone }: CorrectProps) {
  const [start, setStart] = useState(clockOf(callOut.start));
  const [end, setEnd] = useState(clockOf(callOut.end!));
  const correct = useCorrectCallOut(team.id);
  const save = () => {
    const until = momentToday(end, Date.now(), team.timeZone);
    const times = { start: momentToday(start, Date.parse(until), team.timeZone), end: until };
    correct.mutate({ id: callOut.id, ...times }, { onSuccess: onDone });
  };
  return (
    <div className={styles.earlier}>
      <TextInput
        type="time"
        label="Called in"
        value={start}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <TextInput type="time" label="Home" value={end} onChange={(event) => setEnd(event.currentTarget.value)} />
      <Button size="md" loading={correct.isPending} onClick={save}>
        Save
      </Button>
      {correct.error && <p role="alert">{problemSentence(correct.error)}</p>}
    </div>
  );
}
