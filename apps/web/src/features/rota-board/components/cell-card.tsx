import { Button, CloseButton } from '@mantine/core';
import { sayDay } from '@evenflow/domain';
import { useMemo } from 'react';
import { DutyChip } from '../../../design/duty-chip.tsx';
import { FindingCard } from '../../findings/finding-card.tsx';
import type { BoardActions } from '../state/board-actions.ts';
import type { BoardModel } from '../state/board-model.ts';
import type { Wanted } from '../state/board-view.ts';
import { cellKey } from '../model/rota-facts.ts';
import { wishText } from '../model/people-rows.ts';
import type { CellRef } from '../state/edits.ts';
import type { RotaDesk } from '../state/rota-session.ts';
import { CandidateList } from './candidate-list.tsx';
import { CellQuestions } from './cell-questions.tsx';
import styles from './popover.module.css';

interface CellCardProps {
  readonly cell: CellRef;
  /** The duty meant, when the day has more than one. */
  readonly duty: string | null;
  readonly model: BoardModel;
  readonly desk: RotaDesk;
  readonly actions: BoardActions;
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onWho: (wanted: Wanted) => void;
}

const WAYS_OUT = 3;

/** What a cell holds, what the rules say of it, the ways out, and everything that can be done to it. */
export function CellCard({ cell, duty, model, desk, actions, canEdit, onClose, onWho }: CellCardProps) {
  const { facts } = model;
  const person = facts.people.get(cell.person)!;
  const held = facts.held.get(cellKey(cell.person, cell.date)) ?? [];
  const about = held.find((a) => a.duty === duty) ?? held.at(-1) ?? null;
  const findings = facts.findings.filter((finding) =>
    finding.cells.some((one) => one.person === cell.person && one.date === cell.date),
  );
  const wanted = about ? { duty: about.duty, dates: [cell.date], from: cell.person } : null;
  const hot = findings.length > 0 && wanted !== null && canEdit;
  const wishes = facts.team.requests.filter(
    (r) => r.person === cell.person && r.from <= cell.date && cell.date <= r.to,
  );
  return (
    <div className={styles.card}>
      <header className={styles.head}>
        {held.map((a) => (
          <DutyChip key={a.duty} code={a.duty} mark={facts.duties.get(a.duty)?.mark ?? 'office'} size="large" />
        ))}
        <div className={styles.headWords}>
          <b>
            {person.name}, {sayDay(cell.date)}
          </b>
          <small>{held.map((a) => dutyWords(facts, a.duty, a.start, a.end)).join('; ') || 'No duty'}</small>
        </div>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      <div className={styles.body}>
        {findings.map((finding) => (
          <FindingCard key={`${finding.setting}${finding.sentence}`} finding={finding} live={desk.live} facts={facts} />
        ))}
        {findings.length === 0 && <p className={styles.calm}>No rule minds this day.</p>}
        {wishes.map((wish) => (
          <p key={wishText(wish)} className={styles.note}>
            {person.name.split(' ')[0]} {wishText(wish)}
          </p>
        ))}
      </div>
      {hot && <WaysOut wanted={wanted} desk={desk} actions={actions} onDone={onClose} />}
      {canEdit && <CellMenu model={model} actions={actions} wanted={wanted} onClose={onClose} onWho={onWho} />}
    </div>
  );
}

function dutyWords(facts: BoardModel['facts'], code: string, start: string, end: string): string {
  return `${facts.duties.get(code)?.name ?? code}, ${start.slice(11, 16)}–${end.slice(11, 16)}`;
}

interface WaysOutProps {
  readonly wanted: Wanted;
  readonly desk: RotaDesk;
  readonly actions: BoardActions;
  readonly onDone: () => void;
}

function WaysOut({ wanted, desk, actions, onDone }: WaysOutProps) {
  const { ways, took } = useMemo(() => {
    const start = performance.now();
    const ranked = desk.live.candidates((person) => actions.giveEditsFor(wanted, person), wanted.from ?? undefined);
    return { ways: ranked.slice(0, WAYS_OUT), took: Math.round(performance.now() - start) };
  }, [wanted, desk, actions]);
  return (
    <section className={styles.ways}>
      <div className={styles.waysHead}>
        <b>Ways out, best first</b>
        <small>checked in {took} ms</small>
      </div>
      <CandidateList
        candidates={ways}
        onGive={(person) => {
          actions.give(wanted, person);
          onDone();
        }}
      />
    </section>
  );
}

interface CellMenuProps extends Pick<CellCardProps, 'model' | 'actions' | 'onClose' | 'onWho'> {
  readonly wanted: Wanted | null;
}

/** Everything the keys do, for a pointer. */
function CellMenu({ model, actions, wanted, onClose, onWho }: CellMenuProps) {
  const meant = wanted?.duty ?? null;
  const then = (act: () => void) => () => {
    act();
    onClose();
  };
  return (
    <footer className={styles.menu}>
      <div className={styles.codes} role="group" aria-label="Give a duty">
        {model.facts.team.dutyTypes.map((duty) => (
          <button
            key={duty.code}
            type="button"
            className={styles.code}
            title={duty.name}
            aria-label={`Give ${duty.name}`}
            onClick={then(() => actions.assignByPerson(duty.code))}
          >
            <DutyChip code={duty.code} mark={duty.mark} />
          </button>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!wanted}
          onClick={then(() => actions.run({ kind: 'clear' }))}
        >
          Clear
        </Button>
        <Button size="compact-sm" variant="default" onClick={then(() => actions.run({ kind: 'lock' }))}>
          Lock or unlock
        </Button>
        <Button size="compact-sm" variant="default" disabled={!wanted} onClick={() => wanted && onWho(wanted)}>
          Who could take it?
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!wanted}
          onClick={then(() => actions.carry.pickUpAtCursor(meant))}
        >
          Move or swap…
        </Button>
        <Button size="compact-sm" variant="default" onClick={then(() => actions.run({ kind: 'fill-right' }))}>
          Fill right
        </Button>
        <Button size="compact-sm" variant="default" onClick={then(() => actions.run({ kind: 'fill-down' }))}>
          Fill down
        </Button>
        <CellQuestions facts={model.facts} wanted={wanted} />
      </div>
    </footer>
  );
}
