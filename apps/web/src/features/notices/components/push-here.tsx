import { Button } from '@mantine/core';
import { IconBellOff, IconBellPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemSentence } from '../../../api/request.ts';
import { SeverityIcon } from '../../../design/marks.tsx';
import { isPushedHere, pushHere, stopPushHere, whyNoPush } from '../push-here.ts';
import styles from './notices.module.css';

/** Has this browser pushed to, or no more; says why where that cannot be. */
export function PushHere() {
  const client = useQueryClient();
  const here = useQuery({ queryKey: ['pushed-here'], queryFn: isPushedHere, staleTime: 0 });
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? pushHere() : stopPushHere()),
    onSettled: () =>
      Promise.all(['pushed-here', 'notice-wishes'].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
  const hindered = whyNoPush();
  return (
    <div className={styles.group}>
      <h3 className={styles.groupTitle}>This phone or browser</h3>
      {hindered ? (
        <p className={styles.note}>
          <SeverityIcon severity="to-know" size={18} /> {hindered}
        </p>
      ) : (
        <>
          <p className={styles.note} role="status">
            {here.data ? (
              <>
                <SeverityIcon severity="holds" size={18} /> Notices are pushed here, also while Evenflow is closed.
              </>
            ) : (
              'Notices can be shown here while Evenflow is closed.'
            )}
          </p>
          <Button
            variant="default"
            size="md"
            loading={change.isPending || here.isPending}
            leftSection={here.data ? <IconBellOff size={18} aria-hidden /> : <IconBellPlus size={18} aria-hidden />}
            onClick={() => change.mutate(!here.data)}
          >
            {here.data ? 'Stop pushing here' : 'Push notices here'}
          </Button>
        </>
      )}
      {change.error && <p role="alert">{problemSentence(change.error)}</p>}
    </div>
  );
}
