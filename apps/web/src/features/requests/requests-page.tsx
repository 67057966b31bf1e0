import { Button } from '@mantine/core';
import type { WishOutcome } from '@evenflow/api-client';
import { problemSentence } from '../../api/request.ts';
import { useRequests, useWishOutcomes } from '../../api/requests.ts';
import { useTeam, useTeams } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { AsksFrame } from '../../asks/asks-frame.tsx';
import styles from '../../asks/asks.module.css';
import { Waiting, Wrong } from '../../design/states.tsx';
import { AskRequest } from './components/ask-request.tsx';
import { RequestList } from './components/request-list.tsx';
import { WishSuccess } from './components/wish-success.tsx';
import { wishSuccess } from './wish-success.ts';

/** Wishes for an open month: asked by staff, read by managers. */
export function RequestsPage() {
  const { membership } = useSignedIn();
  const { team, person } = membership;
  const requests = useRequests(team);
  const teamAnswer = useTeam(team);
  const outcomes = useWishOutcomes(team).data ?? [];
  const months = useTeams().data?.find((one) => one.id === team)?.months ?? [];
  const publishedMonths = months.filter((one) => one.published !== null).map((one) => one.month);
  const failed = requests.error ?? teamAnswer.error;
  if (!requests.data || !teamAnswer.data) {
    return (
      <AsksFrame title="Wishes">
        {failed ? (
          <Wrong
            title="Wishes could not be fetched"
            action={<Button onClick={() => void requests.refetch()}>Try now</Button>}
          >
            {problemSentence(failed)}
          </Wrong>
        ) : (
          <Waiting words="Wishes are being fetched" />
        )}
      </AsksFrame>
    );
  }
  const known = { ...teamAnswer.data.value, requests: requests.data };
  const isManager = hasRole(membership, 'manager');
  return (
    <AsksFrame title="Wishes">
      <div className={styles.columns} data-single={person === null || undefined}>
        {person !== null && <AskRequest team={known} person={person} publishedMonths={publishedMonths} />}
        <div>
          {person !== null && (
            <WishSuccess title="How my wishes fared" months={wishSuccess(ofPerson(outcomes, person))} />
          )}
          {person !== null && (
            <RequestList
              title="My wishes"
              team={known}
              requests={known.requests.filter((one) => one.person === person)}
              mine
              outcomes={outcomes}
            />
          )}
          {isManager && <WishSuccess title="How the team’s wishes fared" months={wishSuccess(outcomes)} />}
          {isManager && (
            <RequestList title="Wishes of the team" team={known} requests={known.requests} outcomes={outcomes} />
          )}
        </div>
      </div>
    </AsksFrame>
  );
}

function ofPerson(outcomes: readonly WishOutcome[], person: string): WishOutcome[] {
  return outcomes.filter(({ request }) => request.person === person);
}
