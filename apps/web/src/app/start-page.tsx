import { Button } from '@mantine/core';
import { Link, Navigate } from 'react-router';
import { problemSentence } from '../api/request.ts';
import { useTeams } from '../api/team.ts';
import { Empty, Waiting, Wrong } from '../design/states.tsx';
import { hasRole, startPage } from './session.ts';
import { monthToPlan } from '../words/month-to-plan.ts';
import { useSignedIn } from './signed-in.tsx';

/** Leads everybody to where their day begins. */
export function StartPage() {
  return <Navigate to={startPage(useSignedIn().session)} replace />;
}

/** The rota without a month: for a manager the first to come that is not published, else the current one. */
export function RotaStart({ to = '/rota' }: { readonly to?: string }) {
  const { membership } = useSignedIn();
  const { data: teams, error } = useTeams();
  if (error) return <Wrong title="The months could not be fetched">{problemSentence(error)}</Wrong>;
  if (!teams) return <Waiting words="The months are being fetched" />;
  const thisMonth = new Date().toISOString().slice(0, 7);
  const months = teams.find((team) => team.id === membership.team)?.months ?? [];
  const month = hasRole(membership, 'manager') ? monthToPlan(months, thisMonth) : thisMonth;
  return <Navigate to={`${to}/${membership.team}/${month}`} replace />;
}

export function NoSuchPage() {
  return (
    <Empty
      title="There is no page here"
      action={
        <Button component={Link} to="/">
          To the start
        </Button>
      }
    >
      The address may be mistyped, or the page was moved.
    </Empty>
  );
}
