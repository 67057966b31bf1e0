import { wallClockAt } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useMyDuties } from '../../api/my-duties.ts';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { useNow } from '../../words/use-now.ts';
import { DutyActions } from './components/duty-actions.tsx';
import styles from './components/duty-actions.module.css';
import { NextDuty } from './components/next-duty.tsx';
import { everyDuty, nextCard } from './duty-cards.ts';

/** One duty of mine: when, with whom, and what I can do about it. */
export function DutyPage() {
  const { date, duty } = useParams();
  const { membership } = useSignedIn();
  const agenda = useMyDuties(membership.team);
  const team = useTeam(membership.team).data?.value;
  const now = Math.floor(useNow(15_000) / 60_000);
  if (agenda.isPending || !team) return <Waiting words="Your duty is being fetched" />;
  if (!agenda.data) {
    return (
      <Wrong
        title="Your duty could not be fetched"
        action={<Button onClick={() => void agenda.refetch()}>Try now</Button>}
      >
        {problemSentence(agenda.error)}
      </Wrong>
    );
  }
  const items = everyDuty(agenda.data);
  const item = items.find(({ assignment }) => assignment.date === date && assignment.duty === duty);
  const person = team.people.find(({ code }) => code === agenda.data.person?.code);
  const today = wallClockAt(now, team.timeZone).day;
  return (
    <div className={styles.page}>
      <title>{`${item?.duty.name ?? 'Duty'} · Evenflow`}</title>
      <Link to="/my" className={styles.back}>
        <IconChevronLeft size={20} aria-hidden /> My duties
      </Link>
      {item ? (
        <>
          <NextDuty heading="h1" card={nextCard({ next: item, items, now, today, of: team, person })} />
          <DutyActions item={item} now={now} team={team} />
        </>
      ) : (
        <Empty
          title="This duty is not yours any more"
          action={
            <Button component={Link} to="/my">
              My duties
            </Button>
          }
        >
          It was changed since you looked; what is yours now stands under My duties.
        </Empty>
      )}
    </div>
  );
}
