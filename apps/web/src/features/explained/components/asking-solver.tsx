import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from '../../../design/states.module.css';
import type { Asking } from '../use-question.ts';

interface AskingSolverProps {
  readonly asked: Asking;
  /** What is being done: `Looking for the fewest changes`. */
  readonly words: string;
}

/** A question on its way: what is done, how far it is, and a way to give it up. */
export function AskingSolver({ asked: { silent, steps, stop }, words }: AskingSolverProps) {
  const [stopping, setStopping] = useState(false);
  const seconds = useSecondsSinceShown();
  const percent = steps ? Math.round((100 * steps.done) / Math.max(1, steps.of)) : null;
  return (
    <section className={styles.waiting} aria-busy="true">
      <p role="status">{silent ? 'No word from the solver; it goes on.' : `${words}…`}</p>
      <p className={styles.text}>
        {steps ? `${steps.done} of ${steps.of} looked at, ` : ''}
        {seconds} s
      </p>
      {percent !== null && <Progress value={percent} mt="sm" aria-label={words} />}
      {stop && (
        <div className={styles.action}>
          <Button
            variant="default"
            size="sm"
            loading={stopping}
            onClick={() => {
              setStopping(true);
              stop();
            }}
          >
            Stop
          </Button>
        </div>
      )}
    </section>
  );
}

function useSecondsSinceShown(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
