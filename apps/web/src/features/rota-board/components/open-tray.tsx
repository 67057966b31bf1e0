import { UnstyledButton } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { SeverityIcon } from '../../../design/marks.tsx';
import { firstName, type DutyType } from '@evenflow/domain';
import type { OpenGroup } from '../model/open-duties.ts';
import type { Wanted } from '../state/board-view.ts';
import type { Candidate } from '../state/live-rota.ts';
import styles from './open-tray.module.css';

const CARDS = 5;

interface OpenTrayProps {
  readonly open: readonly OpenGroup[];
  readonly count: number;
  readonly duties: ReadonlyMap<string, DutyType>;
  /** Null while the rules are still being read. */
  readonly rank: ((wanted: Wanted) => readonly Candidate[]) | null;
  readonly onChoose: (wanted: Wanted) => void;
}

/** Open duties with their count as the headline, each saying who could take it. Folds to nothing at zero. */
export const OpenTray = memo(function OpenTray({ open, count, duties, rank, onChoose }: OpenTrayProps) {
  if (count === 0) return null;
  const shown = open.slice(0, CARDS);
  return (
    <section className={styles.tray} aria-label="Open duties">
      <SeverityIcon severity="must" size={22} />
      <div className={styles.count}>
        <b>
          {count} {count === 1 ? 'duty' : 'duties'} open
        </b>
        <small>Nobody holds {count === 1 ? 'it' : 'them'} yet</small>
      </div>
      <ul className={styles.cards}>
        {shown.map((group, index) => (
          <li key={group.key}>
            <OpenCard
              order={index}
              group={group}
              duty={duties.get(group.duty)}
              rank={rank}
              onChoose={onChoose}
              open={open}
            />
          </li>
        ))}
      </ul>
      {open.length > CARDS && <span className={styles.more}>and {open.length - CARDS} more on the board</span>}
    </section>
  );
});

interface OpenCardProps extends Pick<OpenTrayProps, 'rank' | 'onChoose' | 'open'> {
  readonly order: number;
  readonly group: OpenGroup;
  readonly duty: DutyType | undefined;
}

function OpenCard({ order, group, duty, rank, onChoose, open }: OpenCardProps) {
  const wanted: Wanted = { duty: group.duty, dates: group.dates, from: null };
  const words = useCandidateWords(wanted, rank, { open, order });
  return (
    <UnstyledButton className={styles.card} onClick={() => onChoose(wanted)} data-card={group.key}>
      <DutyChip code={group.duty} mark={duty?.mark ?? 'office'} size="large" />
      <span>
        <b>{group.title}</b>
        <small>{words}</small>
      </span>
    </UnstyledButton>
  );
}

const REST_MS = 250;
const APART_MS = 90;

/** Ranked one card at a time once the hands rest: an edit is never kept waiting for it. */
function useCandidateWords(
  { duty, dates }: Wanted,
  rank: OpenTrayProps['rank'],
  { open, order }: { readonly open: readonly OpenGroup[]; readonly order: number },
): string {
  const [words, setWords] = useState('');
  const key = dates.join();
  useEffect(() => {
    if (!rank) return;
    const say = () => setWords(sayCandidates(rank({ duty, dates: key.split(','), from: null })));
    const timer = setTimeout(say, REST_MS + order * APART_MS);
    return () => clearTimeout(timer);
  }, [duty, key, rank, open, order]);
  return words || 'Who could take it?';
}

/** `4 can take it. Priyanka first`, or who comes nearest and what it would break. */
export function sayCandidates(candidates: readonly Candidate[]): string {
  const able = candidates.filter((candidate) => candidate.allowed);
  const best = candidates[0];
  if (!best) return 'Nobody is in the team';
  if (able.length === 1) return `Only ${firstName(best)} can take it`;
  if (able.length > 1) return `${able.length} can take it. ${firstName(best)} first`;
  return `Nobody free. Nearest: ${firstName(best)}`;
}
