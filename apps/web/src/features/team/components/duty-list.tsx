import { Button } from '@mantine/core';
import type { DutyType, Team } from '@evenflow/domain';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { useChangeTeam } from '../api/change-team.tsx';
import { DemandChanges } from './demand-changes.tsx';
import { DutyForm } from './duty-form.tsx';
import { DutyTable } from './duty-table.tsx';
import styles from './team.module.css';

interface DutyListProps {
  readonly team: Team;
  readonly etag: string | null;
}

/** The duties and what each day needs; a press on one opens it. */
export function DutyList({ team, etag }: DutyListProps) {
  /** The code being changed; empty for a new one. */
  const [open, setOpen] = useState<string | null>(null);
  const change = useChangeTeam(team.id);
  const duty = team.dutyTypes.find(({ code }) => code === open) ?? null;
  const choose = (code: string | null) => {
    change.reset();
    setOpen(code);
  };
  const save = (next: DutyType) => {
    const path = `duty-types/${encodeURIComponent(next.code)}`;
    const edit = { path, body: next, etag, words: `${next.name} saved`, back: { path, body: duty } };
    change.mutate(edit, { onSuccess: () => setOpen(null) });
  };
  const remove = (gone: DutyType) => {
    const path = `duty-types/${encodeURIComponent(gone.code)}`;
    const alone = ![...team.demandChanges, ...team.demandRecurrences].some(({ duty: code }) => code === gone.code);
    const back = alone ? { path, body: gone } : null;
    change.mutate({ path, body: null, etag, words: `${gone.name} removed`, back }, { onSuccess: () => setOpen(null) });
  };
  return (
    <section aria-labelledby="duties">
      <div className={styles.tools}>
        <h2 id="duties" className={styles.subtitle}>
          Duties and what each day needs
        </h2>
        <Button variant="default" size="md" aria-expanded={open === ''} onClick={() => choose(open === '' ? null : '')}>
          {open === '' ? 'Close' : 'Add a duty'}
        </Button>
      </div>
      {open !== null && (
        <div className={styles.card}>
          <DutyForm key={open} duty={duty} team={team} busy={change.isPending} problem={change.error} onSave={save} />
          {duty && (
            <Button variant="default" size="sm" mt={10} onClick={() => remove(duty)}>
              Remove {duty.name}
            </Button>
          )}
        </div>
      )}
      {open === null && change.error && <p role="alert">{problemSentence(change.error)}</p>}
      <DutyTable dutyTypes={team.dutyTypes} open={open} onOpen={choose} />
      <DemandChanges team={team} etag={etag} />
    </section>
  );
}
