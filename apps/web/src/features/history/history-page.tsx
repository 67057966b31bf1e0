import { Button, TextInput } from '@mantine/core';
import { instantText, minutesOf, sayDay, wallClockAt, wallClockToEpochMinutes } from '@evenflow/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { problemSentence, requestValue } from '../../api/request.ts';
import { useTeams } from '../../api/team.ts';
import type { OnCallNow, OnCallRole } from '../../api/wire.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { DutyChip } from '../../design/duty-chip.tsx';
import { Page } from '../../design/page.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { clockOf, dayOf, inZone, longDay } from '../../words/times.ts';
import styles from './history.module.css';

interface Asked {
  readonly at: string;
  readonly knownAt: string;
}

/** "Who was on call at 02:00 on 3 May, as known then?" for any moment, from what was published and known. */
export function HistoryPage() {
  const { membership } = useSignedIn();
  const { data: teams } = useTeams();
  const zone = teams?.find(({ id }) => id === membership.team)?.timeZone;
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!zone) return <Waiting words="The team is being fetched" />;
  return (
    <Page
      title="Who was on call"
      back={{ to: '/cover', label: 'Cover' }}
      lead={`Nothing that was published is ever rewritten, so the answer is what the board said then, whatever was changed since. Times are ${zone.replace('_', ' ')}.`}
    >
      <Question zone={zone} onAsk={setAsked} />
      {asked && <Answered asked={asked} team={membership.team} />}
    </Page>
  );
}

function Question({ zone, onAsk }: { readonly zone: string; readonly onAsk: (asked: Asked) => void }) {
  const [now] = useState(() => Math.floor(Date.now() / 60_000));
  const here = wallClockAt(now, zone);
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const instant = (day: string, clock: string) => {
      const said = (name: string) => form.get(name) as string;
      return instantText(wallClockToEpochMinutes(said(day), minutesOf(said(clock)), zone), 'UTC');
    };
    const at = instant('day', 'clock');
    onAsk({ at, knownAt: form.get('knownDay') ? instant('knownDay', 'knownClock') : at });
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <TextInput name="day" type="date" label="On" required defaultValue={here.day} />
      <TextInput name="clock" type="time" label="At" required defaultValue={here.clock} />
      <TextInput name="knownDay" type="date" label="As known on" description="then, when left empty" />
      <TextInput name="knownClock" type="time" label="At" defaultValue={here.clock} />
      <Button type="submit">Ask</Button>
    </form>
  );
}

function Answered({ asked, team }: { readonly asked: Asked; readonly team: string }) {
  const answer = useQuery({
    queryKey: ['on-call-then', team, asked.at, asked.knownAt],
    queryFn: ({ signal }) =>
      requestValue<OnCallNow>(`/on-call?${new URLSearchParams({ team, at: asked.at, knownAt: asked.knownAt })}`, {
        signal,
      }),
  });
  if (answer.isError) return <Wrong title="This cannot be answered">{problemSentence(answer.error)}</Wrong>;
  if (!answer.data) return <Waiting words="Looking it up" />;
  return (
    <section aria-live="polite" className={styles.answer}>
      {answer.data.sites.map((site) => {
        const say = (instant: string) => {
          const there = inZone(instant, site.timeZone);
          return `${clockOf(there)} on ${longDay(dayOf(there))}`;
        };
        return (
          <div key={site.site}>
            <h2>{site.name}</h2>
            <p className={styles.quiet}>
              At {say(asked.at)}
              {asked.knownAt === asked.at ? ', as known then' : `, as known at ${say(asked.knownAt)}`}
            </p>
            <ul>
              {site.roles.map((role) => (
                <Role key={`${role.team}|${role.duty}`} role={role} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Role({ role }: { readonly role: OnCallRole }) {
  const when = (instant: string) => `${sayDay(dayOf(instant))} ${clockOf(instant)}`;
  return (
    <li data-state={role.uncovered ? 'nobody' : role.person ? 'held' : 'not-then'}>
      <DutyChip code={role.duty} mark={role.mark} />
      <div>
        <b>{role.person?.name ?? (role.uncovered ? 'NOBODY' : 'Not on call at that hour')}</b>
        <p className={styles.quiet}>
          {role.name}
          {role.since && role.until && `, ${when(role.since)} to ${when(role.until)}`}
          {role.rotaVersion !== null && `, rota v${role.rotaVersion}`}
          {role.cause && `. ${role.cause}`}
        </p>
      </div>
    </li>
  );
}
