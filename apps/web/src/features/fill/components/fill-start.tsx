import { Button, Radio, SegmentedControl, Stack } from '@mantine/core';
import type { Solve, StartSolve } from '@evenflow/api-client';
import type { Supposition } from '@evenflow/rules';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { sayMonth } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import { count, sayRange } from '../../../words/times.ts';
import type { OpenRota } from '../../rota-board/use-open-rota.ts';
import { useStartSolve } from '../use-solve.ts';
import styles from './fill.module.css';
import { SupposeForm } from './suppose-form.tsx';

interface FillStartProps {
  readonly open: OpenRota;
  readonly onStarted: (solve: Solve, seconds: number) => void;
}

/** What is kept, how long to look, and the one button. */
export function FillStart({ open: { team, ruleSet, rota }, onStarted }: FillStartProps) {
  const selection = useSelection();
  const [keep, setKeep] = useState<'locks' | 'filled' | 'selection'>(selection ? 'selection' : 'locks');
  const [suppose, setSuppose] = useState<readonly Supposition[]>([]);
  const [seconds, setSeconds] = useState('60');
  const start = useStartSolve(rota.team, rota.month);
  const begin = () =>
    start.mutate(orderOf({ keep, seconds, selection, suppose }), {
      onSuccess: (solve) => onStarted(solve, Number(seconds)),
    });
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
              {selection && (
                <Radio
                  value="selection"
                  label={`Everything but the selected cells (${count(selection.people.length, 'person', 'people')}, ${sayRange(selection.from, selection.to)})`}
                  description="Only what was selected on the board may be given anew."
                />
              )}
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
          <details>
            <summary>What if…</summary>
            <p className={styles.note}>
              Try the month with somebody gone, another theatre, or a rule left out or changed. Nothing is changed by
              it; compare the result, then throw it away or put it on the board.
            </p>
            <SupposeForm team={team} ruleSet={ruleSet} suppositions={suppose} onChange={setSuppose} />
          </details>
          {start.error && <p role="alert">{problemSentence(start.error)}</p>}
          <div>
            <Button onClick={begin} loading={start.isPending}>
              Fill {sayMonth(rota.month)}
            </Button>
          </div>
        </Stack>
      </section>
    </div>
  );
}

interface Order {
  readonly keep: 'locks' | 'filled' | 'selection';
  readonly seconds: string;
  readonly selection: Selection | null;
  readonly suppose: readonly Supposition[];
}

function orderOf({ keep, seconds, selection, suppose }: Order): StartSolve {
  return {
    keep: keep === 'filled' ? 'filled' : 'locks',
    seconds: Number(seconds),
    ...(keep === 'selection' && selection ? { selection } : {}),
    ...(suppose.length > 0 ? { suppose: suppose as NonNullable<StartSolve['suppose']> } : {}),
  };
}

type Selection = NonNullable<StartSolve['selection']>;

/** The cells selected on the board, from the address. */
function useSelection(): Selection | null {
  const [search] = useSearchParams();
  const [people, from, to] = [search.get('people'), search.get('from'), search.get('to')];
  return people && from && to ? { people: people.split(','), from, to } : null;
}
