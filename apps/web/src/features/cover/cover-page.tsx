import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { sayDay } from '@evenflow/domain';
import { problemSentence } from '../../api/request.ts';
import type { Cover } from '../../api/wire.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { clockOf, dayOf } from '../../words/times.ts';
import { useAlarms, useCover } from './api/get-cover.ts';
import { AlarmList } from './components/alarm-list.tsx';
import { CoverStrips } from './components/cover-strips.tsx';
import { FragileCalls } from './components/fragile-calls.tsx';
import { wholeUntil } from './cover-view.ts';
import styles from './components/cover.module.css';

/** Whether somebody is always there: alarms first, then the next 60 days, role by role. */
export function CoverPage() {
  const { membership } = useSignedIn();
  const cover = useCover(membership.team);
  const maySee = hasRole(membership, 'manager', 'viewer');
  return (
    <Page
      title="Cover, next 60 days"
      window="Cover"
      width="table"
      lead={cover.data && <Claim cover={cover.data} />}
      actions={
        <>
          <Button component={Link} to={`/cover/${membership.team}/${thisMonth()}`} variant="default">
            Cover proof of a month
          </Button>
          <Button component={Link} to="/history" variant="default">
            Who was on call
          </Button>
        </>
      }
    >
      {cover.isError && <Wrong title="Cover cannot be shown">{problemSentence(cover.error)}</Wrong>}
      {cover.isPending && <Waiting words="Every minute is being looked at" />}
      {maySee && <Alarms team={membership.team} />}
      {cover.data && <CoverStrips cover={cover.data} />}
      {hasRole(membership, 'manager') && <FragileCalls team={membership.team} />}
    </Page>
  );
}

function Alarms({ team }: { readonly team: string }) {
  const alarms = useAlarms(team);
  if (alarms.isError) return <Wrong title="The alarms cannot be shown">{problemSentence(alarms.error)}</Wrong>;
  return alarms.data ? <AlarmList team={team} alarms={alarms.data} /> : null;
}

function Claim({ cover }: { readonly cover: Cover }) {
  const until = wholeUntil(cover);
  const asOf = `As of ${clockOf(cover.asOf)}, ${cover.rotaVersion === null ? 'no published rota' : `rota v${cover.rotaVersion}`}.`;
  return (
    <p className={styles.claim} data-tone={until ? 'whole' : 'gap'}>
      {until
        ? `Every minute is covered until ${sayDay(dayOf(until))} ${clockOf(until)}. `
        : 'A role is uncovered at this moment. '}
      <span>{asOf}</span>
    </p>
  );
}

function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}
