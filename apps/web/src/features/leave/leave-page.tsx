import { wallClockAt, type Team } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { useMyDuties } from '../../api/my-duties.ts';
import { useLeave } from '../../api/leave.ts';
import { problemSentence } from '../../api/request.ts';
import { useTeam, useTeams } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { AsksFrame } from '../../asks/asks-frame.tsx';
import styles from '../../asks/asks.module.css';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useLeavePreview } from './api/leave-policy.ts';
import { AskLeave } from './components/ask-leave.tsx';
import { LeaveBalance } from './components/leave-balance.tsx';
import { LeavePolicyForm } from './components/leave-policy-form.tsx';
import { MyLeave } from './components/my-leave.tsx';
import { PendingLeave } from './components/pending-leave.tsx';
import { UpcomingLeave } from './components/upcoming-leave.tsx';
import { leaveTypes } from './leave-types.ts';

/** Leave: asked for and followed by staff, decided by managers. */
export function LeavePage() {
  const { membership } = useSignedIn();
  const { team, person } = membership;
  const leave = useLeave(team);
  const teamAnswer = useTeam(team);
  const months = useTeams().data?.find((one) => one.id === team)?.months ?? [];
  const publishedMonths = months.filter((one) => one.published !== null).map((one) => one.month);
  const failed = leave.error ?? teamAnswer.error;
  if (leave.data && teamAnswer.data) {
    const facts = { team: { ...teamAnswer.data.value, leave: leave.data }, publishedMonths };
    return (
      <AsksFrame title="Leave">
        {hasRole(membership, 'manager') && <PendingLeave {...facts} />}
        <div className={styles.columns} data-single={person === null || undefined}>
          {person !== null && (
            <div>
              <MyBalance team={facts.team} person={person} />
              <AskMine person={person} binding={!hasRole(membership, 'manager')} {...facts} />
            </div>
          )}
          <div>
            {person !== null && <MyLeave team={team} leave={leave.data.filter((one) => one.person === person)} />}
            {hasRole(membership, 'manager') && <UpcomingLeave team={facts.team} />}
          </div>
        </div>
        {hasRole(membership, 'manager') && <LeavePolicyForm team={team} />}
      </AsksFrame>
    );
  }
  return (
    <AsksFrame title="Leave">
      {failed ? (
        <Wrong
          title="Leave could not be fetched"
          action={<Button onClick={() => void leave.refetch()}>Try now</Button>}
        >
          {problemSentence(failed)}
        </Wrong>
      ) : (
        <Waiting words="Leave is being fetched" />
      )}
    </AsksFrame>
  );
}

type AskMineProps = Omit<Parameters<typeof AskLeave>[0], 'duties'>;

function AskMine(props: AskMineProps) {
  const agenda = useMyDuties(props.team.id);
  return <AskLeave {...props} duties={agenda.data?.items ?? []} />;
}

/** The leave year that runs today. */
function MyBalance({ team, person }: { readonly team: Team; readonly person: string }) {
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const type = leaveTypes(team, person)[0]!.code;
  const { data } = useLeavePreview(team.id, { person, from: today, to: today, type });
  return data?.balance ? <LeaveBalance balance={data.balance} /> : null;
}
