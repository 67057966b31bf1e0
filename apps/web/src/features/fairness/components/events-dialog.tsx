import { Button, Modal } from '@mantine/core';
import { sayDay, sayDays, type Ledger, type LedgerEvent } from '@evenflow/domain';
import { SHOWN_KINDS, daysOf, type Period } from '../fairness-view.ts';
import type { TallyAt } from './fairness-table.tsx';
import { isMovable, tidy } from './fairness-table.tsx';
import styles from './fairness.module.css';

interface EventsDialogProps {
  readonly at: TallyAt;
  readonly ledger: Ledger;
  readonly month: string;
  readonly period: Period;
  readonly canMove: boolean;
  readonly onMove: () => void;
  readonly onClose: () => void;
}

/** Everything one number is counted from, latest first. */
export function EventsDialog({ at, ledger, month, period, canMove, onMove, onClose }: EventsDialogProps) {
  const { from, to } = daysOf(period, month);
  const name = ledger.team.people.find((person) => person.code === at.person)?.name ?? at.person;
  const title = SHOWN_KINDS.find(({ kind }) => kind === at.kind)!.title.toLowerCase();
  const events = ledger.behind(at.kind, at.person, from, to);
  return (
    <Modal opened onClose={onClose} title={`${name}: ${title}`} size="md">
      <ul className={styles.events}>
        {events.map((event, index) => (
          <li key={index}>
            <b>{tidy(event.units)}</b>
            <span>{sayEvent(ledger, event)}</span>
          </li>
        ))}
      </ul>
      {events.length === 0 && <p>Nothing in these days.</p>}
      {canMove && isMovable(at.kind) && (
        <Button mt="md" onClick={onMove}>
          Move one to somebody else…
        </Button>
      )}
    </Modal>
  );
}

function sayEvent({ team }: Ledger, event: LedgerEvent): string {
  const duty = team.dutyTypes.find((type) => type.code === event.duty)?.name ?? event.duty;
  const holiday = team.holidays.find((one) => one.identity === event.holiday)?.name;
  if (event.source === 'duty') return [sayDay(event.from), duty, holiday].filter(Boolean).join(', ');
  if (event.source === 'call-out') return `${sayDay(event.from)}, ${duty}: called in`;
  const days = `${sayDays(event.from, event.to)} ${event.to.slice(0, 4)}`;
  return ['Brought along', duty, holiday, days].filter(Boolean).join(', ');
}
