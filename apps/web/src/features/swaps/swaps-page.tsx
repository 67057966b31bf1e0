import { Button } from '@mantine/core';
import type { Swap } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { ReliefProposals } from '../call-outs/components/relief-proposals.tsx';
import { useReplyToSwap, useSwaps } from './api/swaps.ts';
import { PolicyChoice } from './components/policy-choice.tsx';
import { SwapCard } from './components/swap-card.tsx';
import styles from './components/swaps.module.css';
import { SwapNames } from './swap-words.ts';

const ENDS: readonly Swap['state'][] = ['done', 'declined', 'withdrawn', 'expired'];

/** Swaps that wait for me, that wait for others, and that ended lately. */
export function SwapsPage() {
  const { membership } = useSignedIn();
  const swaps = useSwaps(membership.team);
  const team = useTeam(membership.team).data?.value;
  return (
    <Page title="Swaps" width="cards">
      {swaps.error && (
        <Wrong
          title="Swaps could not be fetched"
          action={<Button onClick={() => void swaps.refetch()}>Try now</Button>}
        >
          {problemSentence(swaps.error)}
        </Wrong>
      )}
      {!swaps.data || !team ? (
        !swaps.error && <Waiting words="Swaps are being fetched" />
      ) : (
        <>
          {hasRole(membership, 'manager') && <ReliefProposals team={team} />}
          <Groups swaps={swaps.data.swaps} team={team} me={swaps.data.me} />
          {hasRole(membership, 'manager') && <PolicyChoice team={membership.team} policy={swaps.data.policy} />}
        </>
      )}
    </Page>
  );
}

interface GroupsProps {
  readonly swaps: readonly Swap[];
  readonly team: Team;
  readonly me: string | null;
}

function Groups({ swaps, team, me }: GroupsProps) {
  const reply = useReplyToSwap(team.id);
  const names = new SwapNames(team, me);
  const open = swaps.filter(({ state }) => !ENDS.includes(state));
  const mine = open.filter(({ may }) => may.includes('accept') || may.includes('approve'));
  const groups = [
    { title: 'Waiting for you', of: mine },
    { title: 'Waiting for others', of: open.filter((swap) => !mine.includes(swap)) },
    { title: 'Ended in the last two weeks', of: swaps.filter(({ state }) => ENDS.includes(state)) },
  ].filter(({ of }) => of.length > 0);
  if (groups.length === 0) {
    return (
      <Empty
        title="No swap is going on"
        action={
          me === null ? null : (
            <Button component={Link} to="/my">
              Choose a duty of mine
            </Button>
          )
        }
      >
        {me === null ? 'Swaps that need a manager stand here.' : 'Open a duty of yours to swap it or give it away.'}
      </Empty>
    );
  }
  return (
    <>
      {reply.error && <Wrong title="That did not work">{problemSentence(reply.error)}</Wrong>}
      {groups.map(({ title, of }) => (
        <section key={title} aria-label={title} className={styles.group}>
          <h2 className={styles.subtitle}>{title}</h2>
          {of.map((swap) => (
            <SwapCard
              key={swap.id}
              {...{ swap, team, names }}
              busy={reply.isPending && reply.variables.id === swap.id}
              onReply={(answer) => reply.mutate({ id: swap.id, ...answer })}
            />
          ))}
        </section>
      ))}
    </>
  );
}
