import { Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemSentence, requestValue } from '../../../api/request.ts';
import { swapsQuery } from '../api/swaps.ts';
import styles from './swaps.module.css';

type Policy = 'free' | 'auto' | 'manager';

const CHOICES: readonly { readonly value: Policy; readonly label: string; readonly description: string }[] = [
  {
    value: 'manager',
    label: 'A manager approves',
    description: 'Every swap waits for one, after the rules have been checked.',
  },
  {
    value: 'auto',
    label: 'By itself when nothing breaks',
    description: 'Only what needs a signature waits for a manager.',
  },
  { value: 'free', label: 'Free', description: 'Colleagues agree among themselves, and sign for what may be signed.' },
];

/** How the team wants swaps handled; a must never breaks under any of them. */
export function PolicyChoice({ team, policy }: { readonly team: string; readonly policy: Policy }) {
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: (swaps: Policy) => requestValue(`/teams/${team}/policies`, { method: 'PUT', body: { swaps } }),
    onSuccess: () => client.invalidateQueries(swapsQuery(team)),
  });
  return (
    <section className={styles.policy}>
      <Radio.Group
        label="How swaps go through in this team"
        classNames={{ label: styles.subtitle }}
        value={policy}
        onChange={(value) => set.mutate(value)}
      >
        {CHOICES.map((choice) => (
          <Radio size="md" key={choice.value} {...choice} className={styles.choice} />
        ))}
      </Radio.Group>
      {set.error && <p role="alert">{problemSentence(set.error)}</p>}
    </section>
  );
}
