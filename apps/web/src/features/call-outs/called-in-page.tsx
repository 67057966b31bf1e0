import type { CallOut, CallOutState } from '@evenflow/api-client';
import { firstName, type Team } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMyDuties } from '../../api/my-duties.ts';
import { problemSentence } from '../../api/request.ts';
import type { Agenda, AgendaItem } from '../../api/wire.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { useNow } from '../../words/use-now.ts';
import { useBeginCallOut, useHomeNow, useMyCallOut, useTakeBackCallOut } from './api/call-outs.ts';
import { CalledInNow } from './components/called-in-now.tsx';
import { CalledInSince } from './components/called-in-since.tsx';
import { Consequence } from './components/consequence.tsx';
import styles from './components/call-outs.module.css';
import { callHeld } from './call-held.ts';

/** How long the consequence of the last call-out is what somebody comes here for. */
const LATELY_MS = 18 * 3_600_000;

/** Two taps at night: called in now, home now. Then what follows from it. */
export function CalledInPage() {
  const { membership, session } = useSignedIn();
  const state = useMyCallOut(membership.team);
  const agenda = useMyDuties(membership.team);
  const team = useTeam(membership.team).data?.value;
  const failed = state.error ?? agenda.error;
  if (failed && !state.data) {
    return (
      <Wrong title="This cannot be reached" action={<Button onClick={() => void state.refetch()}>Try now</Button>}>
        {problemSentence(failed)} Note the time; it can be entered later.
      </Wrong>
    );
  }
  if (!state.data || !agenda.data || !team) return <Waiting words="Your call is being fetched" />;
  const name = firstName({ name: agenda.data.person?.name ?? session.user.name });
  return <CalledIn {...{ state: state.data, agenda: agenda.data, team, name }} />;
}

interface CalledInProps {
  readonly state: CallOutState;
  readonly agenda: Agenda;
  readonly team: Team;
  readonly name: string;
}

function CalledIn({ state: { running, latest }, agenda, team, name }: CalledInProps) {
  const begin = useBeginCallOut(team.id);
  const home = useHomeNow(team.id);
  const takeBack = useTakeBackCallOut(team.id);
  const now = useNow(10_000);
  const call = callHeld(agenda, team, now);
  const busy = begin.isPending || home.isPending || takeBack.isPending;
  const problem = begin.error ?? home.error ?? takeBack.error;
  if (!running && latest && isLately(latest, call, now)) {
    return <Consequence callOut={latest} team={team} canBeginAgain={call !== null} onAgain={() => begin.mutate({})} />;
  }
  if (!running && !call) return <NotOnCall />;
  return (
    <div className={styles.night}>
      <title>Called in · Evenflow</title>
      {problem && <p role="alert">{problemSentence(problem)}</p>}
      {running && (
        <CalledInSince
          {...{ call, running, now, team, busy }}
          onHome={() => home.mutate(running.id)}
          onMistake={() => takeBack.mutate(running.id)}
        />
      )}
      {!running && call && (
        <CalledInNow
          {...{ call, name, now, team, busy }}
          onBegin={(at) => begin.mutate(at === undefined ? {} : { at })}
        />
      )}
    </div>
  );
}

/** What follows from the last call-out is what somebody comes here for, unless another call has begun since. */
function isLately(latest: CallOut, call: AgendaItem | null, now: number): boolean {
  if (call && latest.duty !== call.assignment.duty) return false;
  return latest.end !== null && now - Date.parse(latest.end) < LATELY_MS;
}

function NotOnCall() {
  return (
    <div className={styles.notNow}>
      <title>Called in · Evenflow</title>
      <Empty
        title="You are not on call now"
        action={
          <Button component={Link} to="/my">
            My duties
          </Button>
        }
      >
        While you are on call, one tap here starts the clock.
      </Empty>
    </div>
  );
}
