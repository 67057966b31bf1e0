import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { problemSentence, RequestProblem } from '../../api/request.ts';
import { useNow } from '../../words/use-now.ts';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { sayZone } from '@evenflow/domain';
import { clockOf, inZone, listNames, sayMoment } from '../../words/times.ts';
import { useBoard } from './api/get-board.ts';
import { answerAt, serverTime, type Board, type BoardAnswer } from './board-file.ts';
import {
  boardSites,
  coveredUntil,
  firstGap,
  rotaVersions,
  searchSites,
  uncoveredCount,
  type Density,
} from './board-view.ts';
import { freshness } from './freshness.ts';
import { BoardFooter } from './components/board-footer.tsx';
import { BoardHeader } from './components/board-header.tsx';
import { DayBands } from './components/day-bands.tsx';
import { NotesPanel } from './components/notes-panel.tsx';
import { RoleCard } from './components/role-card.tsx';
import { StaleBanner } from './components/stale-banner.tsx';
import styles from './components/on-call-board.module.css';

const CLOCK_MS = 1000;

/** Who is on call now, for a wall, a desk and a phone. `?site=` and `?team=` narrow it. */
export function OnCallBoardPage() {
  const [query] = useSearchParams();
  const board = useBoard(query.get('team'));
  const now = useNow(CLOCK_MS);
  const answer = board.data && answerAt(board.data, now, query.get('site'));
  return (
    <main className={`always-dark ${styles.wall}`}>
      <title>On call now · Evenflow</title>
      {board.data && answer ? (
        <BoardOf board={board.data} answer={answer} now={now} />
      ) : board.data ? (
        <Wrong title="This copy has run out">
          The server has not answered for three days, so no name is shown any more. Ring the switchboard.
        </Wrong>
      ) : isNobodySignedIn(board.error) ? (
        <Navigate
          to={`/sign-in?to=${encodeURIComponent(query.size === 0 ? '/on-call' : `/on-call?${query}`)}`}
          replace
        />
      ) : board.isError ? (
        <Wrong title="Who is on call cannot be shown">
          {problemSentence(board.error)} This page asks again every 20 seconds. Until then ring the switchboard.
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
  readonly board: Board;
  readonly answer: BoardAnswer;
  readonly now: number;
}

function BoardOf({ board, answer, now }: BoardProps) {
  const [typed, setTyped] = useState('');
  const time = serverTime(board, now);
  const all = boardSites(answer, time / 60_000);
  const shown = searchSites(all, typed);
  const { stale, silence } = freshness(board.kept.confirmedAt, now);
  const zone = all[0]?.timeZone ?? 'UTC';
  const teams = board.file.copies.map(({ team }) => team);
  const sheets = board.file.copies.map(({ team, sites }) => ({ team, of: firstOf(sites.map(({ name }) => name)) }));
  const rows = shown.flatMap((site) => site.rows).length;
  const density: Density = rows <= 3 ? 'roomy' : rows <= 5 ? 'regular' : 'dense';
  const columns = shown.length > 1 && density === 'dense' ? 2 : 1;
  return (
    <>
      <BoardHeader sites={all.map((site) => site.name)} zone={zone} now={time} typed={typed} onType={setTyped} />
      {stale && (
        <StaleBanner
          silence={silence}
          asOf={answer.asOf}
          versions={rotaVersions(answer)}
          zone={zone}
          goodUntil={sayMoment(inZone(board.file.goodUntil, zone), time / 60_000)}
          isSignedOut={board.isSignedOut}
        />
      )}
      {all.length === 0 && <Empty title="No role is on call here">Ask a rota manager which duties are on call.</Empty>}
      {all.length > 0 && rows === 0 && (
        <Empty title={`Nobody and no role is called “${typed}”`}>
          Try part of a name, or a role such as first call.
        </Empty>
      )}
      <div className={styles.sites} data-columns={columns}>
        {shown.map((site) => (
          <section key={site.site} className={styles.site} aria-label={site.name}>
            <h2 className={all.length > 1 ? styles.siteName : 'unseen'}>
              {site.name}
              {site.timeZone !== zone && <span>{elsewhere(time, site.timeZone)}</span>}
            </h2>
            {site.rows.map((row) => (
              <RoleCard key={row.key} row={row} density={density} stale={stale} columns={columns} />
            ))}
          </section>
        ))}
      </div>
      {rows > 0 && <DayBands sites={shown} at={answer.at} zone={zone} now={time} density={density} />}
      <NotesPanel sites={all} teams={teams} />
      <BoardFooter
        stale={stale}
        asOf={answer.asOf}
        zone={zone}
        versions={rotaVersions(answer)}
        uncovered={uncoveredCount(all)}
        gap={firstGap(all)}
        coveredUntil={coveredUntil(all)}
        sheets={sheets}
      />
    </>
  );
}

/** `Riverbend`, `Lakeshore University and 1 more`. */
function firstOf([first = '', ...others]: readonly string[]): string {
  return listNames(others.length === 0 ? [first] : [first, `${others.length} more`]);
}

/** `07:52, Chicago time`: what the clock of a site shows that has another than the wall's; its times are by that one. */
function elsewhere(time: number, zone: string): string {
  return `${clockOf(inZone(new Date(time).toISOString(), zone))}, ${sayZone(zone)}`;
}
