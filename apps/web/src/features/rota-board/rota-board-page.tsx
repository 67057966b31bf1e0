import { Button } from '@mantine/core';
import { wallClockAt } from '@evenflow/domain';
import { useParams, useSearchParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { RotaBoard } from './components/rota-board.tsx';
import { useOpenRota } from './use-open-rota.ts';

/** Months a quarter shows: the one in the address and the two after it. */
const QUARTER = 3;

/** The month of a team, or three. Managers edit the draft; everybody else reads the published version. */
export function RotaBoardPage() {
  const { team = '', month = '' } = useParams();
  const [search] = useSearchParams();
  const quarter = search.get('zoom') === 'quarter';
  const { membership } = useSignedIn();
  const opened = useOpenRota(team, month, quarter ? QUARTER : 1);
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
  const key = `${team}/${month}/${open.rotas.length}`;
  return <RotaBoard key={key} open={open} month={month} today={today} canEdit={canEdit} />;
}
