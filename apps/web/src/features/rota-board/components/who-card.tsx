import { CloseButton, TextInput } from '@mantine/core';
import { sayDay } from '@evenflow/domain';
import { useMemo, useState } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { Wanted } from '../state/board-view.ts';
import type { RotaDesk } from '../state/rota-session.ts';
import { sayFairness } from '../model/fairness-effect.ts';
import { CandidateList } from './candidate-list.tsx';
import styles from './popover.module.css';

interface WhoCardProps {
  readonly wanted: Wanted;
  readonly model: BoardModel;
  readonly desk: RotaDesk;
  readonly actions: BoardActions;
  readonly onClose: () => void;
}

/** Everybody ranked for a duty, searchable by name or code. */
export function WhoCard({ wanted, model, desk, actions, onClose }: WhoCardProps) {
  const [search, setSearch] = useState('');
  const duty = model.facts.duties.get(wanted.duty);
  const { ranked, took } = useMemo(() => {
    const start = performance.now();
    const people = desk.live.candidates((person) => actions.giveEditsFor(wanted, person), wanted.from ?? undefined);
    return { ranked: people, took: Math.round(performance.now() - start) };
  }, [desk, actions, wanted]);
  const sought = search.trim().toLowerCase();
  const shown = ranked.filter((one) => `${one.person} ${one.name}`.toLowerCase().includes(sought));
  const days = wanted.dates.map(sayDay).join(' and ');
  const holder = wanted.from ? model.facts.people.get(wanted.from)?.name : null;
  return (
    <div className={styles.card}>
      <header className={styles.head}>
        <DutyChip code={wanted.duty} mark={duty?.mark ?? 'office'} size="large" />
        <div className={styles.headWords}>
          <b>Who could take it?</b>
          <small>
            {duty?.name ?? wanted.duty}, {days}. {holder ? `Now ${holder}.` : 'Nobody yet.'}
          </small>
          <small>
            {ranked.length} people ranked in {took} ms
          </small>
        </div>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      <div className={styles.search}>
        <TextInput
          size="xs"
          placeholder="Name or code"
          aria-label="Search people"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          data-autofocus
        />
      </div>
      <div className={styles.scroll}>
        <CandidateList
          candidates={shown}
          fairness={(person) => sayFairness(model, wanted, person)}
          onGive={(person) => {
            actions.give(wanted, person);
            onClose();
          }}
        />
      </div>
    </div>
  );
}
