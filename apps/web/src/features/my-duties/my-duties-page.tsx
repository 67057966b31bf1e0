import { firstName, wallClockAt } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { useContact } from '../../api/contact.ts';
import { useLeave } from '../../api/leave.ts';
import { useMyDuties } from '../../api/my-duties.ts';
import { problemSentence } from '../../api/request.ts';
import { useRequests } from '../../api/requests.ts';
import { useTeam } from '../../api/team.ts';
import type { Agenda } from '../../api/wire.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { inZone } from '../../words/times.ts';
import { useNow } from '../../words/use-now.ts';
import { agendaWeeks } from './agenda.ts';
import { AgendaWeeks, dutyPath } from './components/agenda-list.tsx';
import { CurrentDuty } from './components/current-duty.tsx';
import { NextDuty } from './components/next-duty.tsx';
import { Freshness, MyHeader } from './components/my-header.tsx';
import { Urgent } from './components/ways-on.tsx';
import styles from './components/my-duties.module.css';
import { currentCard, everyDuty, nextCard, nowAndNext } from './duty-cards.ts';

const TICK_MS = 15_000;

/** What now, what next, with whom, and then: the published duties of the person signed in. */
export function MyDutiesPage() {
  const { membership, session } = useSignedIn();
  const agenda = useMyDuties(membership.team);
  if (agenda.isPending) return <Waiting words="Your duties are being fetched" />;
  if (!agenda.data) {
    return (
      <Wrong
        title="Your duties could not be fetched"
        action={<Button onClick={() => void agenda.refetch()}>Try now</Button>}
      >
        {problemSentence(agenda.error)}
      </Wrong>
    );
  }
  return <MyDuties agenda={agenda.data} name={session.user.name} team={membership.team} failed={agenda.isError} />;
}

interface MyDutiesProps {
  readonly agenda: Agenda;
  readonly name: string;
  readonly team: string;
  /** The last try to refresh did not arrive. */
  readonly failed: boolean;
}

function MyDuties({ agenda, name, team, failed }: MyDutiesProps) {
  const teamAnswer = useTeam(team).data?.value;
  const contact = useContact();
  const { data: leave = [] } = useLeave(team);
  const { data: requests = [] } = useRequests(team);
  const now = Math.floor(useNow(TICK_MS) / 60_000);
  const zone = teamAnswer ? teamAnswer.timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = wallClockAt(now, zone).day;
  const me = agenda.person?.code;
  const items = everyDuty(agenda).filter((item) => Date.parse(item.assignment.end) / 60_000 > now);
  const { current, next } = nowAndNext(items, now);
  const weeks = agendaWeeks({
    items,
    leave: ofPerson(leave, me),
    requests: ofPerson(requests, me),
    today,
    shownAbove: items.filter((item) => item === current || item.assignment.date === next?.assignment.date),
  });
  const person = teamAnswer?.people.find((one) => one.code === me);
  return (
    <div className={styles.page}>
      <title>My duties · Evenflow</title>
      <MyHeader title={`Hello, ${firstName({ name: agenda.person?.name ?? name })}`}>
        <Freshness asOf={inZone(agenda.asOf, zone)} version={agenda.rotaVersion} failed={failed || !contact} />
      </MyHeader>
      <div className={styles.columns}>
        <div className={styles.cards}>
          <Urgent {...{ agenda, team, now }} of={teamAnswer} />
          {current && <CurrentDuty card={currentCard(current, now)} />}
          {next && (
            <NextDuty
              to={dutyPath(next.assignment.date, next.assignment.duty)}
              card={nextCard({ next, items, now, today, of: teamAnswer, person })}
            />
          )}
          {items.length === 0 && <NothingComing />}
        </div>
        <AgendaWeeks weeks={weeks} />
      </div>
    </div>
  );
}

function ofPerson<T extends { readonly person: string }>(all: readonly T[], code: string | undefined): T[] {
  return all.filter((one) => one.person === code);
}

function NothingComing() {
  return (
    <Empty title="No published duty is coming">
      As soon as your manager publishes a rota with your name, it stands here.
    </Empty>
  );
}
