import { addDays, sayMonth, type Team, wallClockAt } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam, useTeams } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { StepBar } from '../../design/step-bar.tsx';
import { longDay } from '../../words/times.ts';
import { useNow } from '../../words/use-now.ts';
import { usePublishedMonth } from './api/published-month.ts';
import { DayGroup } from './components/day-group.tsx';
import styles from './components/team-days.module.css';
import { teamDay } from './team-day.ts';

/** The team, one day at a time: who is on call, who is at work, who is away. */
export function TeamDaysPage() {
  const { membership } = useSignedIn();
  const team = useTeam(membership.team);
  if (team.data) return <Days team={team.data.value} />;
  if (team.isPending) return <Waiting words="The team is being fetched" />;
  return (
    <Wrong title="The team could not be fetched" action={<Button onClick={() => void team.refetch()}>Try now</Button>}>
      {problemSentence(team.error)}
    </Wrong>
  );
}

function Days({ team }: { readonly team: Team }) {
  const [search, setSearch] = useSearchParams();
  const today = wallClockAt(Math.floor(useNow(60_000) / 60_000), team.timeZone).day;
  const date = search.get('date') ?? today;
  const show = (day: string) => setSearch({ date: day }, { replace: true });
  return (
    <div className={styles.page}>
      <title>{`${longDay(date)} · Team · Evenflow`}</title>
      <h1 className={styles.title}>{date === today ? 'Today' : longDay(date)}</h1>
      <p className={styles.note}>
        {date === today && `${longDay(date)}. `}
        <Link to={`/rota/${team.id}/${date.slice(0, 7)}`}>The whole month</Link>
      </p>
      <StepBar
        what="day"
        now="Today"
        onBack={() => show(addDays(date, -1))}
        onNow={date === today ? undefined : () => show(today)}
        onNext={() => show(addDays(date, 1))}
      />
      <DayOf team={team} date={date} />
    </div>
  );
}

function DayOf({ team, date }: { readonly team: Team; readonly date: string }) {
  const { membership } = useSignedIn();
  const month = date.slice(0, 7);
  const teams = useTeams();
  const months = teams.data?.find(({ id }) => id === team.id)?.months;
  const version = months?.find((one) => one.month === month)?.published ?? null;
  const published = usePublishedMonth(team.id, month, version);
  const problem = teams.error ?? published.error;
  if (problem && !published.data) {
    return (
      <Wrong
        title="The day could not be fetched"
        action={<Button onClick={() => void (teams.error ? teams : published).refetch()}>Try now</Button>}
      >
        {problemSentence(problem)}
      </Wrong>
    );
  }
  if (months && version === null) {
    return <Empty title={`${sayMonth(month)} is not published yet`}>As soon as it is, the days stand here.</Empty>;
  }
  if (!published.data) return <Waiting words="The day is being fetched" />;
  const day = teamDay({ team, date, assignments: published.data.assignments, me: membership.person });
  return (
    <div className={styles.groups} aria-live="polite">
      <DayGroup title="On call" rows={day.onCall} nobody="Nobody is on call that day." />
      <DayGroup title="At work" rows={day.atWork} nobody="Nobody is at work by day." />
      {day.away.length > 0 && (
        <section aria-labelledby="away">
          <h2 id="away">Away</h2>
          <p className={styles.away}>{day.away.map(({ name }) => name).join(', ')}</p>
        </section>
      )}
    </div>
  );
}
