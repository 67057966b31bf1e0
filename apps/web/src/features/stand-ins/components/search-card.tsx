import type { StandInSearch } from '@evenflow/api-client';
import { sayDay, type Team } from '@evenflow/domain';
import { Button } from '@mantine/core';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { clockOf } from '../../../words/times.ts';
import { nameIn, sayAsked, saySearch } from '../search-words.ts';
import styles from './stand-ins.module.css';

interface SearchCardProps {
  readonly search: StandInSearch;
  readonly team: Team;
  readonly me: string | null;
  readonly busy: boolean;
  readonly onReply: (answer: 'yes' | 'no') => void;
  readonly onTakeBack: () => void;
}

/** One duty somebody is wanted for. */
export function SearchCard({ search, team, me, busy, onReply, onTakeBack }: SearchCardProps) {
  const duty = team.dutyTypes.find(({ code }) => code === search.duty);
  const title = `${duty?.name ?? search.duty}, ${sayDay(search.date)}`;
  const mine = search.person === me;
  const asked = sayAsked(search, team, me);
  return (
    <article className={styles.card} data-state={search.state} aria-label={title}>
      <div className={styles.top}>
        <DutyChip code={search.duty} mark={duty?.mark ?? 'office'} size="large" />
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.note}>
            {clockOf(search.start)}–{clockOf(search.end)}.{' '}
            {mine ? 'You cannot come.' : `${nameIn(team, search.person, me)} cannot come.`}
          </p>
        </div>
      </div>
      <p role="status">{saySearch(search, team, me)}</p>
      {asked && <p className={styles.note}>{asked}</p>}
      {search.may.length > 0 && (
        <div className={styles.actions}>
          {search.may.includes('yes') && (
            <Button size="lg" loading={busy} onClick={() => onReply('yes')}>
              Yes, I can come
            </Button>
          )}
          {search.may.includes('no') && (
            <Button size="lg" variant="default" loading={busy} onClick={() => onReply('no')}>
              I cannot
            </Button>
          )}
          {search.may.includes('take-back') && (
            <Button size="md" variant="default" loading={busy} onClick={onTakeBack}>
              {mine ? 'I can come after all' : 'End the search'}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
