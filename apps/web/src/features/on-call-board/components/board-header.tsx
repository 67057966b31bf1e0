import type { Zone } from '@evenflow/domain';
import { IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useEffect, useRef } from 'react';
import { EvenflowMark } from '../../../design/marks.tsx';
import { clockOf, dayOf, inZone, listNames, longDay } from '../../../words/times.ts';
import styles from './on-call-board.module.css';

interface BoardHeaderProps {
  readonly sites: readonly string[];
  readonly zone: Zone;
  readonly now: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** Title, search and clock. Typing anywhere on the page searches. */
export function BoardHeader({ sites, zone, now, typed, onType }: BoardHeaderProps) {
  const search = useTypeAnywhere();
  const here = inZone(new Date(now).toISOString(), zone);
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <Link to="/" className={styles.home}>
          <EvenflowMark size={44} label="Evenflow, start page" />
        </Link>
        <div>
          <h1 className={styles.title}>On call now: perfusion</h1>
          <p className={styles.place} data-many={sites.length > 1 || undefined}>
            {listNames(sites)}
          </p>
        </div>
      </div>
      <label className={styles.search}>
        <IconSearch size={22} aria-hidden />
        <span className="unseen">Search by name or role</span>
        <input
          ref={search}
          type="search"
          value={typed}
          placeholder="Type any name or role"
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onType('')}
        />
      </label>
      <div className={styles.clock}>
        <time className={styles.time} dateTime={here}>
          {clockOf(here)}
        </time>
        <span className={styles.date}>{longDay(dayOf(here))}</span>
      </div>
    </header>
  );
}

function useTypeAnywhere() {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && /^[\p{L}\p{N}]$/u.test(event.key);
      if (plain && !(event.target instanceof HTMLInputElement)) search.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return search;
}
