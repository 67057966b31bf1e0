import { Button } from '@mantine/core';
import { wallClockAt } from '@evenflow/domain';
import { useParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { RotaBoard } from './components/rota-board.tsx';
import { useOpenRota } from './use-open-rota.ts';

/** The month of a team. Managers edit the draft; everybody else reads the published version. */
export function RotaBoardPage() {
  const { team = '', month = '' } = useParams();
  const { membership } = useSignedIn();
  const opened = useOpenRota(team, month);
  if (opened.state === 'waiting') return <Waiting words="The rota is being fetched and its rules are being read" />;
  if (opened.state === 'problem') {
    return (
      <Wrong title="The rota cannot be shown" action={<Button onClick={opened.retry}>Try now</Button>}>
        {problemSentence(opened.problem)}
      </Wrong>
    );
  }
  const { open } = opened;
  const today = wallClockAt(Math.floor(Date.now() / 60_000), open.team.timeZone).day;
  const canEdit = hasRole(membership, 'manager');
  return <RotaBoard key={`${team}/${month}`} open={open} month={month} today={today} canEdit={canEdit} />;
}
