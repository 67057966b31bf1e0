import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { Asking } from '../use-question.ts';
import styles from './explained.module.css';

interface StillProvingProps {
  readonly asked: Asking;
  /** That nothing changes less is proven; what is best of as little is not. */
  readonly fewest: boolean;
}

/** Beside a first answer: that its proof goes on, and a way to be content with it. */
export function StillProving({ asked: { silent, stop }, fewest }: StillProvingProps) {
  const [stopping, setStopping] = useState(false);
  const keep = () => {
    setStopping(true);
    stop?.();
  };
  return (
    <div className={styles.proving}>
      <p>
        <Loader size={14} aria-hidden />
        {silent
          ? 'No word from the solver; it goes on.'
          : `First answer, still being ${fewest ? 'improved' : 'proven'}`}
      </p>
      <Button variant="default" onClick={keep} loading={stopping} disabled={!stop}>
        Keep this one
      </Button>
    </div>
  );
}
