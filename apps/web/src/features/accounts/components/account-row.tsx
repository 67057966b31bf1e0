import { Button } from '@mantine/core';
import type { Account } from '@evenflow/api-client';
import { sayDay } from '@evenflow/domain';
import { useState } from 'react';
import { problemSentence } from '../../../api/request.ts';
import { ConfirmButton } from '../../../design/confirm-button.tsx';
import { count, dayOf } from '../../../words/times.ts';
import { sayRoles } from '../account-words.ts';
import { useMakeLink, useRemoveAccount, useSetRights, useShut } from '../api/accounts.ts';
import { RightsFields } from './rights-fields.tsx';
import styles from './accounts.module.css';

interface AccountRowProps {
  readonly team: string;
  readonly account: Account;
  /** Who the account may be on the rota. */
  readonly people: readonly { readonly code: string; readonly name: string }[];
  /** It is the one of whoever looks. */
  readonly own: boolean;
  readonly onLink: (account: Account, link: { readonly token: string; readonly until: string }) => void;
}

const STATE_WORDS = { invited: 'invited', active: null, shut: 'shut' } as const;

/** One account: who it is, what they may do, and behind "Change" everything that can be done with it. */
export function AccountRow({ team, account, people, own, onLink }: AccountRowProps) {
  const [open, setOpen] = useState(false);
  const { name, email, roles, person, state } = account;
  const known = people.find(({ code }) => code === person);
  return (
    <li>
      <div className={styles.who}>
        <b>{name}</b> {own && <span className={styles.quiet}>(you)</span>}{' '}
        {STATE_WORDS[state] && (
          <span className={styles.state} data-state={state}>
            {STATE_WORDS[state]}
          </span>
        )}
        <p className={styles.quiet}>
          {email} · {sayRoles(roles)}
          {known && ` · ${known.name === name ? '' : `${known.name}, `}${known.code} on the rota`}
        </p>
        <p className={styles.quiet}>{sayUse(account)}</p>
      </div>
      <Button
        variant="default"
        size="compact-md"
        aria-expanded={open}
        aria-label={`${open ? 'Close' : 'Change'} ${name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Close' : 'Change'}
      </Button>
      {open && (
        <div className={styles.wide}>
          <RightsForm team={team} account={account} people={people} onSaved={() => setOpen(false)} />
          <AccountActions team={team} account={account} own={own} onLink={onLink} />
        </div>
      )}
    </li>
  );
}

function sayUse({ state, signedInAt, linkUntil, otherTeams }: Account): string {
  const used = signedInAt ? `Last signed in ${sayDay(dayOf(signedInAt))}` : 'Never signed in';
  const link = linkUntil && state !== 'shut' ? `; a link is open until ${sayDay(dayOf(linkUntil))}` : '';
  const others = otherTeams > 0 ? `; in ${count(otherTeams, 'other team')} too` : '';
  return used + link + others;
}

type RightsFormProps = Pick<AccountRowProps, 'team' | 'account' | 'people'> & { readonly onSaved: () => void };

function RightsForm({ team, account, people, onSaved }: RightsFormProps) {
  const [rights, setRights] = useState({ roles: account.roles, person: account.person });
  const save = useSetRights(team, account.id);
  return (
    <form
      className={styles.form}
      aria-label={`Rights of ${account.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (rights.roles.length > 0) save.mutate(rights, { onSuccess: onSaved });
      }}
    >
      <RightsFields
        rights={rights}
        people={people}
        onChange={({ roles, person }) => setRights({ roles: [...roles], person })}
      />
      {save.error && (
        <p role="alert" className={styles.refused}>
          {problemSentence(save.error)}
        </p>
      )}
      <div className={styles.end}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** Links and shutting reach into all teams of somebody, so they are offered only to whoever administers all of them. */
function AccountActions({ team, account, own, onLink }: Omit<AccountRowProps, 'people'>) {
  const link = useMakeLink(team, account.id);
  const shut = useShut(team, account.id);
  const remove = useRemoveAccount(team, account.id);
  const problem = link.error ?? shut.error ?? remove.error;
  const { name, state, yours } = account;
  return (
    <div className={styles.end}>
      {yours && state !== 'shut' && (
        <Button
          variant="default"
          size="compact-md"
          loading={link.isPending}
          onClick={() => link.mutate(undefined, { onSuccess: (made) => onLink(account, made) })}
        >
          {state === 'invited' ? 'New invitation link' : 'Link for a new password'}
        </Button>
      )}
      {yours && !own && state !== 'shut' && (
        <ConfirmButton
          verb="Shut"
          what={`the account of ${name}`}
          consequence="They are signed out everywhere at once, and their calendar links end."
          pending={shut.isPending}
          onConfirm={() => shut.mutate(true)}
        />
      )}
      {yours && state === 'shut' && (
        <Button variant="default" size="compact-md" loading={shut.isPending} onClick={() => shut.mutate(false)}>
          Open again
        </Button>
      )}
      {!own && (
        <ConfirmButton
          verb="Take out"
          what={`${name} of this team`}
          consequence="They see nothing of this team any more; what they did stays told."
          pending={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      )}
      {!yours && (
        <span className={styles.quiet}>
          {name} is in teams you do not administer: passwords and shutting are up to somebody who does.
        </span>
      )}
      {problem && (
        <p role="alert" className={styles.refused}>
          {problemSentence(problem)}
        </p>
      )}
    </div>
  );
}
