import { Button } from '@mantine/core';
import { listVersions, type VersionSummary } from '@evenflow/api-client';
import { sayMonth, type Team } from '@evenflow/domain';
import { IconColumns } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf } from '../../api/answer.ts';
import { problemSentence } from '../../api/request.ts';
import { teamQuery } from '../../api/team.ts';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { clockOf, count, dayOf, inZone, listNames, longDay } from '../../words/times.ts';
import { NOTICE_DAYS, sayLead } from './readiness.ts';
import styles from './versions.module.css';

/** What was published of a month and what followed: each amendment with who, when, why, and whom it touches. */
export function VersionsPage() {
  const { team: id = '', month = '' } = useParams();
  const team = useQuery(teamQuery(id));
  const versions = useQuery({
    queryKey: ['rota-versions-told', id, month],
    queryFn: async ({ signal }) => (await answerOf(listVersions({ path: { team: id, month }, signal }))).value,
  });
  const problem = team.error ?? versions.error;
  if (problem) return <Wrong title="The versions cannot be shown">{problemSentence(problem)}</Wrong>;
  if (!team.data || !versions.data) return <Waiting words="The versions are being fetched" />;
  return <Versions team={team.data.value} month={month} versions={versions.data} />;
}

interface VersionsProps {
  readonly team: Team;
  readonly month: string;
  /** Newest first. */
  readonly versions: readonly VersionSummary[];
}

function Versions({ team, month, versions }: VersionsProps) {
  const first = versions.at(-1);
  const board = `/rota/${team.id}/${month}`;
  return (
    <Page
      title={`Versions of ${sayMonth(month)}`}
      above={team.name}
      actions={
        <Button variant="default" component={Link} to={board}>
          Back to the board
        </Button>
      }
    >
      {first ? (
        <>
          <p className={styles.lead} data-late={first.leadDays < NOTICE_DAYS || undefined}>
            <b>{sayLead(first.leadDays)}</b>
            {first.leadDays >= NOTICE_DAYS
              ? ' Six weeks or more: staff could plan around it.'
              : ' Six weeks let staff plan around their duties.'}
          </p>
          <ol className={styles.list}>
            {versions.map((version) => (
              <li key={version.version} className={styles.card}>
                <VersionCard team={team} board={board} version={version} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <Empty
          title="Nothing is published yet"
          action={
            <Button component={Link} to={board}>
              To the board
            </Button>
          }
        >
          Once this month is published, every later change is listed here: who made it, when, why, and whom it touches.
        </Empty>
      )}
    </Page>
  );
}

interface VersionCardProps {
  readonly team: Team;
  readonly board: string;
  readonly version: VersionSummary;
}

function VersionCard({ team, board, version }: VersionCardProps) {
  const { version: number, by, reason, touches, changes, overrides } = version;
  const at = inZone(version.at, team.timeZone);
  const names = new Map(team.people.map((person) => [person.code, person.name]));
  return (
    <>
      <div className={styles.number} aria-hidden>
        v{number}
      </div>
      <div className={styles.words}>
        <h2>{number === 1 ? 'First published' : `Amendment: version ${number}`}</h2>
        <p className={styles.quiet}>
          {by}, {longDay(dayOf(at))}, {clockOf(at)}
          {overrides > 0 && `; signed for ${count(overrides, 'broken rule')}`}
        </p>
        {number > 1 && <p className={styles.reason}>{reason ?? 'No reason was given.'}</p>}
        <p>
          {number === 1
            ? `${count(changes, 'duty', 'duties')} for ${count(touches.length, 'person', 'people')}.`
            : sayTouched(touches, names, changes)}
        </p>
      </div>
      {number > 1 && (
        <Button
          variant="default"
          component={Link}
          to={`${board}/compare?a=v${number - 1}&b=v${number}`}
          leftSection={<IconColumns size={16} stroke={1.75} />}
        >
          Compare with v{number - 1}
        </Button>
      )}
    </>
  );
}

function sayTouched(touches: readonly string[], names: ReadonlyMap<string, string>, changes: number): string {
  if (touches.length === 0) return 'Nobody holds anything else than before.';
  return `Touches ${listNames(touches.map((code) => names.get(code) ?? code))}: ${count(changes, 'change')}.`;
}
