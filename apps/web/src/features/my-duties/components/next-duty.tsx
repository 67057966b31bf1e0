import { IconChevronRight, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ringing } from '../../../words/ringing.ts';
import type { NextCard, Someone } from '../duty-cards.ts';
import styles from './next-duty.module.css';

interface NextDutyProps {
  readonly card: NextCard;
  readonly heading?: 'h1' | 'h2';
  /** Where its holder can do something about it. */
  readonly to?: string;
}

/** The next duty in the colour of its kind; midnight is drawn, so nobody mistakes the day it ends. */
export function NextDuty({ card, heading: Heading = 'h2', to }: NextDutyProps) {
  return (
    <section className={styles.card} data-look={card.mark} aria-label="Next duty">
      <div className={styles.top}>
        <span>{card.when}</span>
        <span>{card.distance}</span>
      </div>
      <Heading className={styles.title}>{card.title}</Heading>
      <p className={styles.span}>{card.span}</p>
      <Timeline card={card} />
      <dl className={styles.facts}>
        {card.withYou.length > 0 && <Who name="With you" people={card.withYou} others={card.others} />}
        {card.handsToYou && <Who name="Hands to you" people={[card.handsToYou]} />}
        {card.handOverTo && <Who name="Hand over to" people={[card.handOverTo]} />}
        {card.beWithin && (
          <Fact name="Be within">
            <span>{card.beWithin}</span>
          </Fact>
        )}
      </dl>
      {to && (
        <Link to={to} className={styles.open}>
          Swap, give away and more
          <IconChevronRight size={18} aria-hidden />
        </Link>
      )}
    </section>
  );
}

function Timeline({ card }: { readonly card: NextCard }) {
  return (
    <div className={styles.timeline} aria-hidden>
      <div className={styles.track}>
        {card.parts.map((part) => (
          <span
            key={part.code}
            className={styles.part}
            data-next={part.isNext || undefined}
            data-over={(part.isNext && card.midnight !== null) || undefined}
            style={{ left: `${part.left}%`, width: `${part.width}%` }}
          >
            {part.code}
          </span>
        ))}
        {card.midnight !== null && <span className={styles.midnight} style={{ left: `${card.midnight}%` }} />}
      </div>
      <div className={styles.times}>
        {card.parts.map((part) => (
          <span key={part.code} style={{ left: `${part.left}%` }}>
            {part.start}
          </span>
        ))}
        {card.midnight !== null && (
          <span className={styles.middle} style={{ left: `${card.midnight}%` }}>
            midnight
          </span>
        )}
        <span className={styles.to}>{card.parts.at(-1)?.end}</span>
      </div>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WhoProps {
  readonly name: string;
  readonly people: readonly Someone[];
  readonly others?: number;
}

/** Colleagues, each with a number to ring where they let colleagues see one. */
function Who({ name, people, others = 0 }: WhoProps) {
  return (
    <Fact name={name}>
      {people.map((each) => (
        <span key={each.words} className={styles.someone}>
          {each.words}
          {each.phone && (
            <a href={ringing(each.phone)} className={styles.ring} aria-label={`Ring ${each.name}`}>
              <IconPhone size={20} stroke={1.75} aria-hidden />
            </a>
          )}
        </span>
      ))}
      {others > 0 && <span>and {others} more</span>}
    </Fact>
  );
}
