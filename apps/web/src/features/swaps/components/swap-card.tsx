import { Button, Textarea } from '@mantine/core';
import type { Swap, SwapReply } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';
import { useState } from 'react';
import { sayEnd, sayKind, type SwapNames } from '../swap-words.ts';
import { MovePair } from './move-pair.tsx';
import { SaidList } from './said-list.tsx';
import { SwapSteps } from './swap-steps.tsx';
import styles from './swaps.module.css';

interface SwapCardProps {
  readonly swap: Swap;
  readonly team: Team;
  readonly names: SwapNames;
  readonly busy: boolean;
  readonly onReply: (reply: SwapReply) => void;
}

const PRIMARY: readonly SwapReply['answer'][] = ['accept', 'approve'];

/** One swap: what changes hands, what the rules say, how far it has come, what I can do. */
export function SwapCard({ swap, team, names, busy, onReply }: SwapCardProps) {
  const [declining, setDeclining] = useState(false);
  const end = sayEnd(swap);
  const title = sayKind(swap, names);
  const waiting = whoIsWaitedFor(swap, names);
  return (
    <article className={styles.card} aria-label={title}>
      <h3 className={styles.cardTitle}>{title}</h3>
      <MovePair moves={swap.moves} team={team} names={names} />
      {end === null && (
        <SaidList
          says={swap.sentences.map((sentence) => ({
            severity: swap.verdict === 'signable' ? ('must-unless-signed' as const) : ('should' as const),
            sentence,
          }))}
          otherwise={
            swap.kind === 'open' && swap.state === 'offered' ? 'Checked when somebody takes it.' : 'No rule is broken.'
          }
        />
      )}
      {end === null ? <SwapSteps state={swap.state} /> : <p className={styles.end}>{end}</p>}
      {waiting && <p className={styles.note}>{waiting}</p>}
      {declining ? (
        <Decline busy={busy} onCancel={() => setDeclining(false)} onReply={onReply} />
      ) : (
        <div className={styles.actions}>
          {swap.may.map((answer) => (
            <Button
              key={answer}
              size="md"
              loading={busy}
              variant={PRIMARY.includes(answer) ? 'filled' : 'default'}
              onClick={() => (answer === 'decline' ? setDeclining(true) : onReply({ answer }))}
            >
              {WORDS[answer]}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}

const WORDS: Record<SwapReply['answer'], string> = {
  accept: 'Accept',
  decline: 'Decline',
  withdraw: 'Withdraw',
  approve: 'Approve',
};

function whoIsWaitedFor(swap: Swap, names: SwapNames): string | null {
  if (swap.state === 'checked') return 'Waiting for a manager.';
  if (swap.state !== 'offered' || swap.kind === 'open') return null;
  const missing = swap.moves
    .flatMap(({ to }) => to ?? [])
    .filter((code) => code !== swap.proposer && !swap.accepted.includes(code));
  return `Waiting for ${missing.map((code) => names.first(code)).join(' and ')}.`;
}

interface DeclineProps {
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onReply: (reply: SwapReply) => void;
}

function Decline({ busy, onCancel, onReply }: DeclineProps) {
  const [reason, setReason] = useState('');
  return (
    <div className={styles.decline}>
      <Textarea
        label="Reason, if you want to give one"
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button
          size="md"
          loading={busy}
          onClick={() => onReply({ answer: 'decline', ...(reason.trim() ? { reason: reason.trim() } : {}) })}
        >
          Decline
        </Button>
        <Button size="md" variant="default" onClick={onCancel}>
          Back
        </Button>
      </div>
    </div>
  );
}
