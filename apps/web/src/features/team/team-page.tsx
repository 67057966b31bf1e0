import { Button, Group, TextInput } from '@mantine/core';
import { wallClockAt } from '@evenflow/domain';
import { useState } from 'react';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { DutyTable } from './components/duty-table.tsx';
import { PersonRow } from './components/person-row.tsx';
import styles from './components/team.module.css';
import { filterPeople, personLines } from './people-view.ts';

/** The people with what they may do and until when, and the duties with what each day needs. */
export function TeamPage() {
  const { membership } = useSignedIn();
  const answer = useTeam(membership.team);
  const [typed, setTyped] = useState('');
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
  const shown = filterPeople(lines, typed);
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
          </p>
        </div>
        <Group align="flex-end" gap="sm">
          <Button variant="default" component={Link} to="/team-size">
            How many are needed?
          </Button>
          <TextInput
            type="search"
            label="Find somebody"
            placeholder="name, code or competence"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
      </header>
      <ul className={styles.people} aria-label="People">
        {shown.map((line) => (
          <PersonRow
            key={line.code}
            line={line}
            person={team.people.find((person) => person.code === line.code)!}
            team={team.id}
            etag={etag}
          />
        ))}
      </ul>
      {shown.length === 0 && <Empty title={`Nobody fits “${typed}”`}>Try part of a name or a competence.</Empty>}
      <DutyTable dutyTypes={team.dutyTypes} demandChanges={team.demandChanges} />
    </div>
  );
}
