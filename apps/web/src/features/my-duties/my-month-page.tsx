import { type LocalDay, nextMonth, sayMonth, wallClockAt } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useContact } from '../../api/contact.ts';
import { useLeave } from '../../api/leave.ts';
import { useMyDuties } from '../../api/my-duties.ts';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import type { Agenda } from '../../api/wire.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { StepBar } from '../../design/step-bar.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { count, inZone } from '../../words/times.ts';
import { useNow } from '../../words/use-now.ts';
import { agendaWeeks } from './agenda.ts';
import { AgendaOfDay } from './components/agenda-list.tsx';
import { MonthGrid } from './components/month-grid.tsx';
import { Freshness, MyHeader } from './components/my-header.tsx';
import styles from './components/my-duties.module.css';
import { everyDuty } from './duty-cards.ts';
import { monthCount, monthWeeks, previousMonth } from './my-month.ts';

/** My duties as a month: any month, the past ones too; a day opens what stands on it. */
export function MyMonthPage() {
  const { membership } = useSignedIn();
  const team = useTeam(membership.team).data?.value;
  const now = Math.floor(useNow(60_000) / 60_000);
  const zone = team?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = wallClockAt(now, zone).day;
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? today.slice(0, 7);
  const agenda = useMyDuties(membership.team, `${month}-01`);
  const contact = useContact();
  const show = (next: string) => setSearch({ month: next }, { replace: true });
  return (
    <div className={styles.page}>
      <title>{`${sayMonth(month)} · My duties · Evenflow`}</title>
      <MyHeader title={sayMonth(month)}>
        {agenda.data && (
          <Freshness
            asOf={inZone(agenda.data.asOf, zone)}
            version={agenda.data.rotaVersion}
            failed={agenda.isError || !contact}
          />
        )}
      </MyHeader>
      <StepBar
        what="month"
        onBack={() => show(previousMonth(month))}
        onNow={month === today.slice(0, 7) ? undefined : () => show(today.slice(0, 7))}
        now="This month"
        onNext={() => show(nextMonth(month))}
      />
      {agenda.data && <MonthOf agenda={agenda.data} team={membership.team} month={month} today={today} />}
      {!agenda.data && agenda.isPending && <Waiting words="Your month is being fetched" />}
      {!agenda.data && agenda.error && (
        <Wrong
          title="Your month could not be fetched"
          action={<Button onClick={() => void agenda.refetch()}>Try now</Button>}
        >
          {problemSentence(agenda.error)}
        </Wrong>
      )}
    </div>
  );
}

interface MonthOfProps {
  readonly agenda: Agenda;
  readonly team: string;
  readonly month: string;
  readonly today: LocalDay;
}

function MonthOf({ agenda, team, month, today }: MonthOfProps) {
  const [search, setSearch] = useSearchParams();
  const { data: leave = [] } = useLeave(team);
  const items = everyDuty(agenda);
  const mine = leave.filter(({ person }) => person === agenda.person?.code);
  const weeks = monthWeeks({ month, items, leave: mine });
  const usual = today.startsWith(month) ? today : `${month}-01`;
  const day = search.get('day')?.startsWith(month) ? search.get('day')! : usual;
  const { calls, days } = monthCount(month, items);
  const onDay = agendaWeeks({
    items: items.filter(({ assignment }) => assignment.date === day),
    leave: mine.filter(({ from, to }) => from <= day && day <= to).map((one) => ({ ...one, from: day, to: day })),
    requests: [],
    today: day,
    shownAbove: [],
  }).flatMap(({ rows }) => rows);
  return (
    <div className={styles.columns}>
      <div>
        <MonthGrid
          weeks={weeks}
          today={today}
          chosen={day}
          onChoose={(date) => setSearch({ month, day: date }, { replace: true })}
        />
        <p className={styles.sum}>
          {count(calls, 'call')} and {count(days, 'day')} at work
        </p>
      </div>
      <AgendaOfDay day={day} rows={onDay} />
    </div>
  );
}
