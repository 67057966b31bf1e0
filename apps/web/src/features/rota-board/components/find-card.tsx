import { TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { findPlaces, type FoundPlace } from '../model/find-places.ts';
import type { BoardModel } from '../state/board-model.ts';
import styles from './find-card.module.css';

interface FindCardProps {
  readonly model: BoardModel;
  readonly onFound: (place: FoundPlace) => void;
}

/** Leads to a person, a duty or a day by a few letters. */
export function FindCard({ model, onFound }: FindCardProps) {
  const input = useRef<HTMLInputElement>(null);
  // Before the next key, which is the first letter: the popover's own focus comes a moment later.
  useLayoutEffect(() => input.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = findPlaces(model, typed);
  const current = Math.min(chosen, Math.max(0, found.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen(Math.min(Math.max(0, current + step), found.length - 1));
    }
    const place = found[current];
    if (event.key === 'Enter' && place) onFound(place);
  };
  return (
    <div className={styles.card}>
      <TextInput
        ref={input}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder="pri 10, late, 25 dec"
        aria-label="Find a person, duty or day"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="found-places"
        aria-activedescendant={found.length > 0 ? `found-${current}` : undefined}
        data-autofocus
      />
      <ul id="found-places" role="listbox" aria-label="Found" className={styles.found}>
        {found.map((place, index) => (
          <li
            key={place.key}
            id={`found-${index}`}
            role="option"
            aria-selected={index === current}
            onPointerDown={() => onFound(place)}
          >
            <b>{place.words}</b> <small>{place.note}</small>
          </li>
        ))}
      </ul>
      {typed !== '' && found.length === 0 && <p className={styles.none}>Nobody and nothing here is called so.</p>}
    </div>
  );
}
