import { Button, Radio, SegmentedControl, Stack } from '@mantine/core';
import type { Solve } from '@evenflow/api-client';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { count, longMonth } from '../../../words/times.ts';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import { useStartSolve } from '../use-solve.ts';
import styles from './fill.module.css';

interface FillStartProps {
  readonly open: OpenRota;
  readonly onStarted: (solve: Solve, seconds: number) => void;
}

/** What is kept, how long to look, and the one button. */
export function FillStart({ open: { rota }, onStarted }: FillStartProps) {
  const [keep, setKeep] = useState<'locks' | 'filled'>('locks');
  const [seconds, setSeconds] = useState('60');
  const start = useStartSolve(rota.team, rota.month);
  const begin = () =>
    start.mutate({ keep, seconds: Number(seconds) }, { onSuccess: (solve) => onStarted(solve, Number(seconds)) });
  return (
    <div className={styles.body}>
      <section className={`${styles.card} ${styles.start}`}>
        <h2>What stays as it is</h2>
        <Stack gap={14}>
          <Radio.Group value={keep} onChange={(value) => setKeep(value)} aria-label="What stays">
            <Stack gap={8}>
              <Radio
                value="locks"
                label={`Only what is locked (${count(rota.locks.length, 'lock')})`}
                description="Everything else may be given anew."
              />
              <Radio
                value="filled"
                label={`Everything already on the board (${count(rota.assignments.length, 'duty', 'duties')})`}
                description="Only open duties are filled."
              />
            </Stack>
          </Radio.Group>
          <div>
            <h2>How long to look</h2>
            <SegmentedControl
              value={seconds}
              onChange={setSeconds}
              data={[
                { value: '10', label: '10 s' },
                { value: '60', label: '1 min' },
                { value: '300', label: '5 min' },
              ]}
            />
            <p className={styles.note}>It stops earlier when nothing better can exist, and whenever you say so.</p>
          </div>
          {start.error && <p role="alert">{problemSentence(start.error)}</p>}
          <div>
            <Button onClick={begin} loading={start.isPending}>
              Fill {longMonth(rota.month)}
            </Button>
          </div>
        </Stack>
      </section>
    </div>
  );
}
