import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from 'react-router';
import { sayMonth } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import type { ImportPreview } from '../../../api/wire.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { rememberTeam } from '../../../app/session.ts';
import { useTeams } from '../../../api/team.ts';
import { monthToPlan } from '../../../words/month-to-plan.ts';
import { count, listNames } from '../../../words/times.ts';
import { useUndoImport } from '../api/imports.ts';
import styles from './imports.module.css';

/** Third step: what changed, and the way back. */
export function ImportDone({ preview }: { readonly preview: ImportPreview }) {
  const undo = useUndoImport(preview.id);
  const undone = preview.status === 'undone';
  const { changes } = preview.summary;
  return (
    <div className={styles.done}>
      <title>Import · Evenflow</title>
      <div role="status">
        <h1 className={styles.doneTitle}>
          <SeverityIcon severity={undone ? 'to-know' : 'holds'} size={30} />
          {undone ? 'Undone: everything is as it was before' : `${preview.fileName} is imported`}
        </h1>
      </div>
      {!undone && (
        <div className={styles.doneCard}>
          <p className={styles.changes}>
            <b>{changes.added}</b> added, <b>{changes.changed}</b> changed, <b>{changes.unchanged}</b> left as they were
          </p>
          <p className={styles.lead}>The workbook held {summaryWords(preview.summary)}.</p>
        </div>
      )}
      <div className={styles.doneActions}>
        {!undone && preview.team !== null && <ToTheRota team={preview.team} month={preview.month} />}
        {!undone && (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            Undo this import
          </Button>
        )}
        <Button component={Link} to="/import" variant={undone ? 'filled' : 'subtle'} size="lg">
          Import another
        </Button>
      </div>
      {undo.error && <p role="alert">{problemSentence(undo.error)}</p>}
    </div>
  );
}

interface ToTheRotaProps {
  readonly team: string;
  /** The last month the workbook has a rota of. */
  readonly month: string | null;
}

/** The way on: the imported team's first month that is still to be planned, after the last one the workbook tells. */
function ToTheRota({ team, month }: ToTheRotaProps) {
  const teams = useTeams();
  const months = teams.data?.find((one) => one.id === team)?.months ?? [];
  const next = monthToPlan(months, month ?? new Date().toISOString().slice(0, 7));
  return (
    <Button
      component={Link}
      to={`/rota/${team}/${next}`}
      size="lg"
      loading={teams.isPending}
      onClick={() => rememberTeam(team)}
    >
      Plan {sayMonth(next)}
    </Button>
  );
}

function summaryWords({ people, duties, leave, requests, assignments }: ImportPreview['summary']): string {
  return listNames([
    count(people, 'person', 'people'),
    count(duties, 'kind of duty', 'kinds of duty'),
    count(leave, 'leave', 'times of leave'),
    count(requests, 'wish', 'wishes'),
    count(assignments, 'duty held', 'duties held'),
  ]);
}
