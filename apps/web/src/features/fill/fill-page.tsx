import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import type { Solve, SolveResult } from '@evenflow/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { sayMonth } from '@evenflow/domain';
import { problemSentence } from '../../api/request.ts';
import { Wrong } from '../../design/states.tsx';
import { rotaKey } from '../rota-board/api/rota.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { candidatesOf, setAside } from './candidates.ts';
import { ClaimBanner } from './components/claim-banner.tsx';
import { BackToBoard, FillHeader, ToCompare } from './components/fill-header.tsx';
import { FillResult } from './components/fill-result.tsx';
import { FillStart } from './components/fill-start.tsx';
import styles from './components/fill.module.css';
import { useAcceptSolve, useSolve, useStopSolve } from './use-solve.ts';

/** Filling a month: start, watch, stop, keep. Leaving the page does not stop the run. */
export function FillPage() {
  return <OpenedMonth>{(open) => <Fill open={open} />}</OpenedMonth>;
}

function Fill({ open }: { readonly open: OpenRota }) {
  const [search, setSearch] = useSearchParams();
  const id = search.get('run');
  if (id)
    return <FillRun open={open} id={id} seconds={Number(search.get('seconds') ?? 60)} onAgain={() => setSearch({})} />;
  return (
    <div className={styles.page}>
      <FillHeader open={open} title={`Fill ${sayMonth(open.rota.month)}`}>
        <ToCompare open={open} />
        <BackToBoard open={open} />
      </FillHeader>
      <FillStart
        open={open}
        onStarted={(solve, length) => setSearch({ run: solve.id, seconds: String(length) }, { replace: true })}
      />
    </div>
  );
}

interface FillRunProps {
  readonly open: OpenRota;
  readonly id: string;
  /** Time given. */
  readonly seconds: number;
  readonly onAgain: () => void;
}

function FillRun({ open, id, seconds, onAgain }: FillRunProps) {
  const run = useSolve(id);
  const stop = useStopSolve();
  const keep = useKeep(open);
  const month = sayMonth(open.rota.month);
  const result = run.solve?.result ?? null;
  const ended = result ? null : endedWithout(run.solve);
  const running = !result && !ended;
  const complete = run.points.some((point) => point.cost !== null);
  const keepButton = (
    <Button
      onClick={() => keep.mutate({ id, stopFirst: running })}
      disabled={running && !complete}
      loading={keep.isPending}
    >
      Keep this one
    </Button>
  );
  return (
    <div className={styles.page}>
      <FillHeader open={open} title={headingOf(month, { result, running })}>
        {running ? (
          <>
            <span className={styles.note}>You can leave this page; it goes on.</span>
            <StopButton onStop={() => stop.mutate(id)} pending={stop.isPending} />
            {keepButton}
          </>
        ) : (
          <BackToBoard open={open} />
        )}
      </FillHeader>
      {keep.error && <Wrong title="It could not be kept">{problemSentence(keep.error)}</Wrong>}
      {ended && (
        <Wrong
          title={ended.title}
          action={
            <>
              {ended.hasRota && keepButton}
              <Button variant="default" onClick={onAgain}>
                Start again
              </Button>
            </>
          }
        >
          {ended.why}
        </Wrong>
      )}
      {!ended && (
        <div className={styles.body}>
          {result && (
            <ClaimBanner result={result}>
              <WhyNotDone open={open} result={result} />
              <Button variant="default" onClick={onAgain}>
                Run again
              </Button>
              <SetAside open={open} id={id} />
              {keepButton}
            </ClaimBanner>
          )}
          <FillResult open={open} run={run} seconds={seconds} />
        </div>
      )}
    </div>
  );
}

function headingOf(month: string, { result, running }: { result: SolveResult | null; running: boolean }): string {
  if (running) return `Filling ${month}`;
  return result ? `${month}, filled` : `Fill ${month}`;
}

/** A run stopped while it waited, or broken off: there is no result, but of one that broke off perhaps a rota it told of. */
function endedWithout(solve: Solve | null) {
  if (solve?.status !== 'failed' && solve?.status !== 'stopped') return null;
  const failed = solve.status === 'failed';
  return {
    title: failed ? 'The run came to no end' : 'Stopped before it had begun',
    why: solve.problem ?? 'The rota is as it was.',
    hasRota: failed && solve.progress?.assignments !== undefined,
  };
}

/** Keeps the rota as a candidate and leads to it beside the board. */
function SetAside({ open: { team, rota }, id }: { readonly open: OpenRota; readonly id: string }) {
  const navigate = useNavigate();
  const aside = () => {
    const others = candidatesOf(localStorage, team.id, rota.month);
    setAside(localStorage, team.id, rota.month, { id, name: `candidate ${others.length + 1}` });
    void navigate(`/rota/${team.id}/${rota.month}/compare?a=board&b=${id}`);
  };
  return (
    <Button variant="default" onClick={aside}>
      Set aside and compare
    </Button>
  );
}

/** Leads to what cannot hold together, where the month could not be filled. */
function WhyNotDone({ open, result }: { readonly open: OpenRota; readonly result: SolveResult }) {
  const { team, rota } = open;
  if (result.open.length === 0 && !result.findings.some(({ severity }) => severity === 'must')) return null;
  return (
    <Button variant="default" component={Link} to={`/rota/${team.id}/${rota.month}/conflict`}>
      Why can’t it be done?
    </Button>
  );
}

function StopButton({ onStop, pending }: { readonly onStop: () => void; readonly pending: boolean }) {
  const icon = <IconPlayerStop size={16} stroke={1.75} />;
  return (
    <Button variant="default" leftSection={icon} onClick={onStop} loading={pending}>
      Stop
    </Button>
  );
}

/** Stops a run that still goes on, takes its best rota as the draft, and goes to the board. */
function useKeep({ rota }: OpenRota) {
  const accept = useAcceptSolve();
  const stop = useStopSolve();
  const client = useQueryClient();
  const navigate = useNavigate();
  const error = accept.error ?? stop.error;
  const mutate = async ({ id, stopFirst }: { id: string; stopFirst: boolean }) => {
    if (stopFirst) await stop.mutateAsync(id);
    await accept.mutateAsync({ id, revision: rota.revision });
    await client.resetQueries({ queryKey: rotaKey(rota.team, rota.month) });
    await navigate(`/rota/${rota.team}/${rota.month}`);
  };
  // A refusal is shown by `error`; there is nothing else to do about it here.
  return {
    mutate: (args: { id: string; stopFirst: boolean }) => void mutate(args).catch(() => undefined),
    isPending: accept.isPending || stop.isPending,
    error,
  };
}
