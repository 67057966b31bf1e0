import { Button } from '@mantine/core';
import { sayMonth, wallClockAt } from '@evenflow/domain';
import { Link } from 'react-router';
import { useTeams } from '../../../api/team.ts';
import { monthToPlan } from '../../../words/month-to-plan.ts';
import { count } from '../../../words/times.ts';
import { PastePanel } from '../../imports/components/paste-panel.tsx';
import styles from './set-up.module.css';
import type { StepProps } from './steps.tsx';

/** What was worked and who is away; then the month after it. */
export function FirstFillStep({ team }: StepProps) {
  const teams = useTeams();
  const months = teams.data?.find((one) => one.id === team.id)?.months ?? [];
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const last = team.history.at(-1)?.date ?? today;
  const month = monthToPlan(months, last.slice(0, 7));
  const missing = [team.people.length === 0 && 'people', team.dutyTypes.length === 0 && 'duties'].filter(Boolean);
  return (
    <>
      <PastePanel
        team={team.id}
        what="last month’s rota"
        sheet="Rota"
        headings={['Name', 'one column for each date']}
      />
      <PastePanel team={team.id} what="leave" sheet="Leave" headings={['Person', 'From', 'To', 'Type', 'Status']} />
      <PastePanel
        team={team.id}
        what="wishes"
        sheet="Requests"
        headings={['Person', 'Date', 'Want/avoid', 'Duty', 'Priority']}
      />
      <div className={styles.card}>
        <h2>{sayMonth(month)}</h2>
        <p className={styles.note}>
          {missing.length > 0
            ? `There are no ${missing.join(' and no ')} yet, so there is nothing to fill.`
            : `${count(team.people.length, 'person', 'people')}, ${count(team.dutyTypes.length, 'duty', 'duties')}, ${count(team.leave.length, 'leave', 'times of leave')} and ${count(team.requests.length, 'wish', 'wishes')} are known.`}
        </p>
        <Button
          component={Link}
          to={`/rota/${team.id}/${month}/fill`}
          size="lg"
          data-disabled={missing.length > 0 || undefined}
        >
          Fill {sayMonth(month)}
        </Button>
      </div>
    </>
  );
}
