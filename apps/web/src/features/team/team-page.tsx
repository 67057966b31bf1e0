import { Button } from '@mantine/core';
import { wallClockAt } from '@evenflow/domain';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import type { Role } from '../../api/wire.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { DutyList } from './components/duty-list.tsx';
import { PeopleList } from './components/people-list.tsx';
import { personLines } from './people-view.ts';

/** Pages of the team that are no part of a day’s work. */
const FURTHER: readonly { readonly to: string; readonly label: string; readonly role?: Role }[] = [
  { to: '/hours', label: 'Hours and pay' },
  { to: '/machines', label: 'Machines and mail' },
  { to: '/accounts', label: 'Who may sign in', role: 'administrator' },
  { to: '/team-size', label: 'How many are needed?' },
  { to: '/set-up/TEAM/unit', label: 'Unit, holidays and set-up' },
];

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
    <Page
      title={team.name}
      window="Team"
      width="table"
      lead={
        <>
          {count(team.people.length, 'person', 'people')},{' '}
          {count(team.dutyTypes.length, 'kind of duty', 'kinds of duty')}
          {attention > 0 && `; ${count(attention, 'person', 'people')} with a credential that ends within 90 days`}
        </>
      }
      actions={FURTHER.filter(({ role }) => !role || hasRole(membership, role)).map(({ to, label }) => (
        <Button key={to} component={Link} to={to.replace('TEAM', team.id)} variant="default" size="compact-md">
          {label}
        </Button>
      ))}
    >
      <PeopleList team={team} etag={etag} />
      <DutyList team={team} etag={etag} />
    </Page>
  );
}
