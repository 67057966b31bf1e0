import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import type { OnCallNow } from '../../api/wire.ts';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useNow } from '../../words/use-now.ts';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { useOnCall } from './api/get-on-call.ts';
import { boardSites, firstGap, rotaVersions, searchSites, uncoveredCount, type Density } from './board-view.ts';
import { freshness } from './freshness.ts';
import { BoardFooter } from './components/board-footer.tsx';
import { BoardHeader } from './components/board-header.tsx';
import { DayBands } from './components/day-bands.tsx';
import { RoleCard } from './components/role-card.tsx';
import { StaleBanner } from './components/stale-banner.tsx';
import styles from './components/on-call-board.module.css';

const CLOCK_MS = 1000;

/** Who is on call now, for a wall, a desk and a phone. `?site=` and `?team=` narrow it. */
export function OnCallBoardPage() {
  const [query] = useSearchParams();
  const answer = useOnCall({ site: query.get('site'), team: query.get('team') });
  const now = useNow(CLOCK_MS);
  return (
    <main className={`always-dark ${styles.wall}`}>
      <title>On call now · Evenflow</title>
      {answer.data ? (
        <Board answer={answer.data} answeredAt={answer.dataUpdatedAt} now={now} />
      ) : isNobodySignedIn(answer.error) ? (
        <Navigate
          to={`/sign-in?to=${encodeURIComponent(query.size === 0 ? '/on-call' : `/on-call?${query}`)}`}
          replace
        />
      ) : answer.isError ? (
        <Wrong title="Who is on call cannot be shown">
          {problemSentence(answer.error)} This page asks again every 20 seconds. Until then ring the switchboard.
        </Wrong>
      ) : (
        <Waiting words="Asking who is on call" />
      )}
    </main>
  );
}

function isNobodySignedIn(problem: unknown): boolean {
  return problem instanceof RequestProblem && problem.status === 401;
}

interface BoardProps {
  readonly answer: OnCallNow;
  readonly answeredAt: number;
  readonly now: number;
}

function Board({ answer, answeredAt, now }: BoardProps) {
  const [typed, setTyped] = useState('');
  const all = boardSites(answer, now / 60_000);
  const shown = searchSites(all, typed);
  const { stale, silence } = freshness(answeredAt, now);
  const zone = all[0]?.timeZone ?? 'UTC';
  const rows = shown.flatMap((site) => site.rows).length;
  const density: Density = rows <= 3 ? 'roomy' : rows <= 5 ? 'regular' : 'dense';
  const columns = shown.length > 1 && density === 'dense' ? 2 : 1;
  return (
    <>
      <BoardHeader sites={all.map((site) => site.name)} zone={zone} now={now} typed={typed} onType={setTyped} />
      {stale && <StaleBanner silence={silence} asOf={answer.asOf} versions={rotaVersions(answer)} zone={zone} />}
      {all.length === 0 && <Empty title="No role is on call here">Ask a rota manager which duties are on call.</Empty>}
      {all.length > 0 && rows === 0 && (
        <Empty title={`Nobody and no role is called “${typed}”`}>
          Try part of a name, or a role such as first call.
        </Empty>
      )}
      <div className={styles.sites} data-columns={columns}>
        {shown.map((site) => (
          <section key={site.site} className={styles.site} aria-label={site.name}>
            <h2 className={all.length > 1 ? styles.siteName : 'unseen'}>{site.name}</h2>
            {site.rows.map((row) => (
              <RoleCard key={row.key} row={row} density={density} stale={stale} columns={columns} />
            ))}
          </section>
        ))}
      </div>
      {rows > 0 && <DayBands sites={shown} at={answer.at} zone={zone} now={now} density={density} />}
      <BoardFooter
        stale={stale}
        asOf={answer.asOf}
        zone={zone}
        versions={rotaVersions(answer)}
        uncovered={uncoveredCount(all)}
        gap={firstGap(all)}
      />
    </>
  );
}
