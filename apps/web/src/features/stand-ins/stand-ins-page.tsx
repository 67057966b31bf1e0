import { Button } from '@mantine/core';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { useStandInSearches, useReplyToSearch, useTakeBackSickness } from './api/stand-ins.ts';
import { SearchCard } from './components/search-card.tsx';

/** Duties somebody is wanted for: mine that I cannot do, and those I am asked to take. */
export function StandInsPage() {
  const { membership } = useSignedIn();
  const onRota = membership.person !== null;
  return (
    <Page
      title="Somebody is needed"
      width="cards"
      back={onRota ? { to: '/my', label: 'My duties' } : { to: '/rota', label: 'Rota' }}
    >
      <Searches team={membership.team} me={membership.person} />
    </Page>
  );
}

function Searches({ team: teamId, me }: { readonly team: string; readonly me: string | null }) {
  const search = useStandInSearches(teamId);
  const team = useTeam(teamId).data?.value;
  const reply = useReplyToSearch(teamId);
  const back = useTakeBackSickness(teamId);
  if (search.error && !search.data) {
    return (
      <Wrong title="This could not be fetched" action={<Button onClick={() => void search.refetch()}>Try now</Button>}>
        {problemSentence(search.error)}
      </Wrong>
    );
  }
  if (!search.data || !team) return <Waiting words="It is being fetched" />;
  const problem = reply.error ?? back.error;
  const busy = reply.isPending || back.isPending;
  return (
    <>
      {problem && <Wrong title="That did not work">{problemSentence(problem)}</Wrong>}
      {search.data.length === 0 && <Empty title="Everybody can come">Nobody is looked for at the moment.</Empty>}
      {search.data.map((each) => (
        <SearchCard
          key={each.id}
          {...{ search: each, team, me, busy }}
          onReply={(answer) => reply.mutate({ id: each.id, answer })}
          onTakeBack={() => back.mutate(each.id)}
        />
      ))}
    </>
  );
}
