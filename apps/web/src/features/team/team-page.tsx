import { Button, Group } from '@mantine/core';
import { wallClockAt } from '@evenflow/domain';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { DutyList } from './components/duty-list.tsx';
import { PeopleList } from './components/people-list.tsx';
import styles from './components/team.module.css';
import { personLines } from './people-view.ts';

/** The people with what they may do and until when, and the duties with what each day needs. */
export function TeamPage() {
  const { membership } = useSignedIn();
  const answer = useTeam(membership.team);
  if (answer.isPending) return <Waiting words="The team is being fetched" />;
  if (!answer.data) {
    return (
      <Wrong
        title="The team could not be fetched"
        action={<Button onClick={() => void answer.refetch()}>Try now</Button>}
      >
        {problemSentence(answer.error)}
      </Wrong>
    );
  }
  const { value: team, etag } = answer.data;
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const lines = personLines(team.people, team.competences, today);
  const attention = lines.filter((line) => line.attention > 0).length;
  return (
    <div className={styles.page}>
      <title>Team · Evenflow</title>
      <header className={styles.header}>
        <div>
          <h1>{team.name}</h1>
          <p className={styles.note}>
            {count(team.people.length, 'person', 'people')},{' '}
            {count(team.dutyTypes.length, 'kind of duty', 'kinds of duty')}
            {attention > 0 && `; ${count(attention, 'person', 'people')} with a credential that ends within 90 days`}
          </p>
          <p className={styles.further}>
            <Button component={Link} to="/hours" variant="default" size="compact-md">
              Hours and pay
            </Button>
            <Button component={Link} to="/machines" variant="default" size="compact-md">
              Machines and mail
            </Button>
            {hasRole(membership, 'administrator') && (
              <Button component={Link} to="/accounts" variant="default" size="compact-md">
                Who may sign in
              </Button>
            )}
          </p>
        </div>
        <Group gap="sm">
          <Button component={Link} to="/team-size" variant="default" size="md">
            How many are needed?
          </Button>
          <Button component={Link} to={`/set-up/${team.id}/unit`} variant="default" size="md">
            Unit, holidays and set-up
          </Button>
        </Group>
      </header>
      <PeopleList team={team} etag={etag} />
      <DutyList team={team} etag={etag} />
    </div>
  );
}
