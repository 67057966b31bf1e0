import { Button, Radio } from '@mantine/core';
import type { DutyMove, Swap, SwapOptions } from '@evenflow/api-client';
import { listNames } from '../../../words/times.ts';
import { useState } from 'react';
import { sayDay, type Team } from '@evenflow/domain';
import { sayFound, sayMove, sayPolicy, type SwapNames } from '../swap-words.ts';
import type { DutyAsked } from '../api/swaps.ts';
import { MovePair } from './move-pair.tsx';
import { SaidList } from './said-list.tsx';
import { SwapSteps } from './swap-steps.tsx';
import styles from './swaps.module.css';

/** Shown at once; more on request. */
const FEW = 4;

interface OfferSwapProps {
  readonly asked: DutyAsked;
  readonly me: string;
  readonly team: Team;
  readonly names: SwapNames;
  readonly options: SwapOptions;
  readonly policy: 'free' | 'auto' | 'manager';
  readonly sending: boolean;
  readonly onOffer: (moves: readonly DutyMove[]) => void;
}

/** The best swap is chosen already: one more tap asks for it. */
export function OfferSwap({ asked, me, team, names, options, policy, sending, onOffer }: OfferSwapProps) {
  const [chosen, setChosen] = useState(0);
  const [all, setAll] = useState(false);
  const { swaps } = options;
  const swap = swaps[chosen];
  const others = swap?.people.filter((code) => code !== me).map((code) => names.first(code)) ?? [];
  const plain = (moves: readonly Swap['moves'][number][]) =>
    moves.map(({ date, duty, from, to }) => ({ date, duty, from, to }));
  return (
    <>
      <p className={styles.found}>{sayFound(options, me)}</p>
      {swap && (
        <section className={styles.chosen} aria-label="The swap to ask for">
          <MovePair moves={swap.moves} team={team} names={names} />
          <SaidList
            says={swap.says}
            otherwise={`No rule is broken, for you or for ${listNames(others)}.`}
            know={sayPolicy(policy)}
          />
          <SwapSteps state="none" />
          <Button size="lg" fullWidth loading={sending} onClick={() => onOffer(plain(swap.moves))}>
            Ask {listNames(others)}
          </Button>
        </section>
      )}
      <Button
        size="lg"
        fullWidth
        variant="default"
        loading={sending}
        onClick={() => onOffer([{ ...asked, from: me, to: null }])}
      >
        Offer to everyone
      </Button>
      {swaps.length > 1 && (
        <Radio.Group
          label="Other swaps"
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
          classNames={{ label: styles.subtitle }}
        >
          {swaps.slice(0, all ? undefined : FEW).map(({ moves }, i) => (
            <Radio
              size="md"
              key={String(i)}
              value={String(i)}
              className={styles.choice}
              label={sayWhatComes(moves, me, names)}
            />
          ))}
          {!all && swaps.length > FEW && (
            <Button variant="subtle" onClick={() => setAll(true)}>
              {swaps.length - FEW} more
            </Button>
          )}
        </Radio.Group>
      )}
      <GiveAway {...{ asked, me, names, options, sending, onOffer }} />
    </>
  );
}

/** What comes back, in a line: `Olusegun: First on call on Thu 31 Dec`. */
function sayWhatComes(moves: readonly Swap['moves'][number][], me: string, names: SwapNames): string {
  if (moves.length > 2) return moves.map((move) => sayMove(move, names)).join('; ');
  const back = moves.find(({ to }) => to === me)!;
  return `${names.first(back.from!)}: ${names.duty(back.duty)} on ${sayDay(back.date)}`;
}

type GiveAwayProps = Pick<OfferSwapProps, 'asked' | 'me' | 'names' | 'options' | 'sending' | 'onOffer'>;

/** Who could simply take it, and why not the others. */
function GiveAway({ asked, me, names, options, sending, onOffer }: GiveAwayProps) {
  const able = options.gives.filter(({ verdict }) => verdict === 'clean');
  const unable = options.gives.filter(({ verdict }) => verdict !== 'clean');
  return (
    <>
      {able.length > 0 && (
        <section aria-labelledby="give">
          <h2 id="give" className={styles.subtitle}>
            Give it away
          </h2>
          <div className={styles.gives}>
            {able.map(({ person }) => (
              <Button
                key={person}
                variant="default"
                size="md"
                loading={sending}
                onClick={() => onOffer([{ ...asked, from: me, to: person }])}
              >
                To {names.first(person)}
              </Button>
            ))}
          </div>
        </section>
      )}
      {unable.length > 0 && (
        <details className={styles.details}>
          <summary>Why not the others?</summary>
          <ul>
            {unable.map(({ person, says }) => (
              <li key={person}>
                <b>{names.first(person)}</b> {says[0]?.sentence ?? 'cannot fill this duty.'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
