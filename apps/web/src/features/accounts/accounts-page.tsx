import { Button } from '@mantine/core';
import type { Account, InvitedAccount } from '@evenflow/api-client';
import { sayDay, type Team } from '@evenflow/domain';
import { useState } from 'react';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { ShownOnce } from '../../design/shown-once.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { dayOf } from '../../words/times.ts';
import { linkOf } from './account-words.ts';
import { useAccounts } from './api/accounts.ts';
import { AccountRow } from './components/account-row.tsx';
import styles from './components/accounts.module.css';
import { InviteForm } from './components/invite-form.tsx';

/** Who may sign in to the team: invited, given roles, given a new password, shut. */
export function AccountsPage() {
  const { membership } = useSignedIn();
  const accounts = useAccounts(membership.team);
  const team = useTeam(membership.team);
  const problem = accounts.error ?? team.error;
  return (
    <Page
      title="Who may sign in"
      above={membership.teamName}
      lead="Everybody chooses their own password behind a link that you send; nobody else ever sees it."
    >
      {problem && <Wrong title="The accounts cannot be shown">{problemSentence(problem)}</Wrong>}
      {!problem && (!accounts.data || !team.data) && <Waiting words="The accounts are being fetched" />}
      {accounts.data && team.data && <Accounts team={team.data.value} accounts={accounts.data} />}
    </Page>
  );
}

interface Made {
  readonly name: string;
  readonly token: string;
  readonly until: string;
}

function Accounts({ team, accounts }: { readonly team: Team; readonly accounts: readonly Account[] }) {
  const { session } = useSignedIn();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [joined, setJoined] = useState<string | null>(null);
  const taken = new Set(accounts.map(({ person }) => person));
  const free = team.people.filter(({ code }) => !taken.has(code));
  const invited = ({ account, link }: InvitedAccount) => {
    setInviting(false);
    setMade(link && { name: account.name, ...link });
    setJoined(link ? null : account.name);
  };
  return (
    <>
      {made && <LinkMade key={made.token} made={made} onKept={() => setMade(null)} />}
      {joined && <p role="status">{joined} signs in here already, and is in this team from now on.</p>}
      {inviting ? (
        <InviteForm
          team={team.id}
          people={free.map(({ code, name, contacts }) => ({
            ...{ code, name },
            email: contacts.find(({ kind }) => kind === 'email')?.value,
          }))}
          onInvited={invited}
          onLeave={() => setInviting(false)}
        />
      ) : (
        <div className={styles.end}>
          <Button onClick={() => setInviting(true)}>Invite somebody</Button>
          {free.length > 0 && (
            <span className={styles.quiet}>
              Without an account: {free.length} of {team.people.length} on the rota.
            </span>
          )}
        </div>
      )}
      <ul className={styles.list} aria-label="Who may sign in">
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            team={team.id}
            account={account}
            people={team.people.filter(({ code }) => code === account.person || !taken.has(code))}
            own={account.id === session.user.id}
            onLink={({ name }, link) => setMade({ name, ...link })}
          />
        ))}
      </ul>
    </>
  );
}

function LinkMade({ made, onKept }: { readonly made: Made; readonly onKept: () => void }) {
  return (
    <ShownOnce title={`The link for ${made.name}`} secret={linkOf(made.token, window.location.origin)} onKept={onKept}>
      <p>
        Send it to {made.name} by a way only they read. It works once, until {sayDay(dayOf(made.until))}; then it is
        made anew here.
      </p>
    </ShownOnce>
  );
}
