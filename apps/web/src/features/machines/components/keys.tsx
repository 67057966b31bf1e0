import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CreatedMachineToken, MachineToken } from '@evenflow/api-client';
import { sayDay } from '@evenflow/domain';
import { problemSentence } from '../../../api/request.ts';
import { useSignedIn } from '../../../app/signed-in.tsx';
import { ConfirmButton } from '../../../design/confirm-button.tsx';
import { ShownOnce } from '../../../design/shown-once.tsx';
import { Waiting, Wrong } from '../../../design/states.tsx';
import { dayOf, listNames } from '../../../words/times.ts';
import { useMachineKeys, useRevokeKey } from '../api/machine-keys.ts';
import { READS, SCOPES, wordsOf, type Scope } from '../machine-words.ts';
import { KeyForm } from './key-form.tsx';
import styles from './machines.module.css';

/** Keys by which machines read: made, shown once, revoked. */
export function Keys({ team }: { readonly team: string }) {
  const keys = useMachineKeys();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<CreatedMachineToken | null>(null);
  return (
    <section className={styles.section} aria-labelledby="keys">
      <header className={styles.head}>
        <h2 id="keys">Keys</h2>
        {!making && (
          <Button variant="default" onClick={() => setMaking(true)}>
            New key
          </Button>
        )}
      </header>
      {made && (
        <ShownOnce title={`The key of ${made.name}`} secret={made.token} onKept={() => setMade(null)}>
          <p className={styles.quiet}>It goes with every request, like this:</p>
          <pre className={styles.example} tabIndex={0}>
            {exampleOf(made, team)}
          </pre>
        </ShownOnce>
      )}
      {making && (
        <KeyForm
          team={team}
          onMade={(key) => {
            setMade(key);
            setMaking(false);
          }}
          onLeave={() => setMaking(false)}
        />
      )}
      {keys.isError && <Wrong title="The keys cannot be shown">{problemSentence(keys.error)}</Wrong>}
      {keys.isPending && <Waiting words="The keys are being fetched" />}
      {keys.data?.length === 0 && !making && (
        <p className={styles.quiet}>No machine reads yet. A key for the switchboard’s system is made in a minute.</p>
      )}
      {keys.data && keys.data.length > 0 && (
        <ul className={styles.list}>
          {keys.data.map((key) => (
            <Key key={key.id} made={key} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Key({ made }: { readonly made: MachineToken }) {
  const revoke = useRevokeKey();
  const { session } = useSignedIn();
  const nameOf = (code: string) => session.memberships.find(({ team }) => team === code)?.teamName ?? code;
  return (
    <li>
      <div className={styles.what}>
        <b>{made.name}</b>
        <p className={styles.quiet}>
          {wordsOf(SCOPES, made.scopes)}. For {listNames(made.teams.map(nameOf))}.
        </p>
        <p className={styles.quiet}>
          Made by {made.createdBy} on {sayDay(dayOf(made.createdAt))};{' '}
          {made.lastUsedAt ? `last used ${sayDay(dayOf(made.lastUsedAt))}` : 'never used'}
        </p>
        {revoke.error && <p role="alert">{problemSentence(revoke.error)}</p>}
      </div>
      <ConfirmButton
        verb="Revoke"
        what={`the key of ${made.name}`}
        consequence="Whatever uses it is shut out at once."
        pending={revoke.isPending}
        onConfirm={() => revoke.mutate(made.id)}
      />
    </li>
  );
}

function exampleOf({ scopes, token }: CreatedMachineToken, team: string): string {
  const path = READS[scopes[0] as Scope].replace('TEAM', team);
  return `curl -H "Authorization: Bearer ${token}" '${window.location.origin}${path}'`;
}
