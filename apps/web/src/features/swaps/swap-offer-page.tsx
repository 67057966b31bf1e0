import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { sayDay } from '@evenflow/domain';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useOfferSwap, useSwapOptions, useSwaps, type DutyAsked } from './api/swaps.ts';
import { OfferSwap } from './components/offer-swap.tsx';
import styles from './components/swaps.module.css';
import { SwapNames } from './swap-words.ts';

/** One of my duties, and every way to hand it on. */
export function SwapOfferPage() {
  const [search] = useSearchParams();
  const asked = { date: search.get('date') ?? '', duty: search.get('duty') ?? '' };
  const { membership } = useSignedIn();
  const team = useTeam(membership.team).data?.value;
  const name = team?.dutyTypes.find(({ code }) => code === asked.duty)?.name ?? asked.duty;
  return (
    <div className={styles.page}>
      <title>{`Swap ${name} · Evenflow`}</title>
      <Link to="/my" className={styles.back}>
        <IconChevronLeft size={20} aria-hidden /> My duties
      </Link>
      <h1 className={styles.title}>
        Swap {name}, {asked.date && sayDay(asked.date)}
      </h1>
      {membership.person === null ? (
        <Wrong title="You are not on this rota">Only people on the rota have duties to swap.</Wrong>
      ) : (
        <Offer asked={asked} me={membership.person} teamId={membership.team} />
      )}
    </div>
  );
}

interface OfferProps {
  readonly asked: DutyAsked;
  readonly me: string;
  readonly teamId: string;
}

function Offer({ asked, me, teamId }: OfferProps) {
  const navigate = useNavigate();
  const team = useTeam(teamId).data?.value;
  const swaps = useSwaps(teamId);
  const options = useSwapOptions(teamId, asked);
  const offer = useOfferSwap(teamId);
  const failed = options.error ?? swaps.error;
  if (failed) {
    return (
      <Wrong
        title="The ways to swap could not be worked out"
        action={<Button onClick={() => void options.refetch()}>Try now</Button>}
      >
        {problemSentence(failed)}
      </Wrong>
    );
  }
  if (!team || !swaps.data || !options.data) return <Waiting words="Everybody’s rules are being checked" />;
  return (
    <>
      {offer.error && <Refused problem={offer.error} />}
      <OfferSwap
        {...{ asked, me, team, options: options.data, policy: swaps.data.policy, sending: offer.isPending }}
        names={new SwapNames(team, me)}
        onOffer={(moves) => offer.mutate(moves, { onSuccess: () => void navigate('/swaps') })}
      />
    </>
  );
}

function Refused({ problem }: { readonly problem: Error }) {
  const found = problem instanceof RequestProblem ? problem.violations : [];
  return (
    <Wrong title="Not sent">
      {problemSentence(problem)} {found.map(({ sentence }) => sentence).join(' ')}
    </Wrong>
  );
}
