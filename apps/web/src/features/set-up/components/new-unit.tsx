import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TeamFacts } from '@evenflow/api-client';
import { useNavigate } from 'react-router';
import { requestValue } from '../../../api/request.ts';
import { rememberTeam } from '../../../app/session.ts';
import { UnitForm } from '../../team/components/unit-form.tsx';
import styles from './set-up.module.css';

/** The first step of a team that does not exist yet. */
export function NewUnit() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: (facts: TeamFacts) => requestValue<{ team: string }>('/teams', { method: 'POST', body: facts }),
    onSuccess: async ({ team }) => {
      rememberTeam(team);
      await client.invalidateQueries();
      await navigate(`/set-up/${team}/unit`);
    },
  });
  return (
    <div className={styles.content}>
      <title>Set up a team · Evenflow</title>
      <h1>Set up a team</h1>
      <p className={styles.lead}>
        Five steps: unit and holidays, people, duties and demand, rules, first fill. Each can be left out and changed
        later, and in each you can paste from Excel.
      </p>
      <UnitForm facts={null} busy={make.isPending} problem={make.error} onSave={(facts) => make.mutate(facts)} />
    </div>
  );
}
