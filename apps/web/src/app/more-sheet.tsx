import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconDots, IconLogout, IconPassword } from '@tabler/icons-react';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { BottomSheet } from '../design/bottom-sheet.tsx';
import { ColourChoice } from './colour-choice.tsx';
import styles from './more-sheet.module.css';
import type { Place } from './places.ts';
import { useTeamChoice } from './team-choice.tsx';
import { useLeaveApp } from './use-leave-app.ts';

interface MoreSheetProps {
  readonly places: readonly Place[];
  /** Who is signed in. */
  readonly name: string;
  /** How the button looks in its bar. */
  readonly className: string;
  readonly labelClass: string;
}

/** Everything the bar of a phone has no room for, from below, where the thumb is. */
export function MoreSheet({ places, name, className, labelClass }: MoreSheetProps) {
  const [opened, setOpened] = useState(false);
  const leave = useLeaveApp();
  const close = () => setOpened(false);
  return (
    <>
      <UnstyledButton className={className} data-more aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconDots size={21} stroke={1.75} aria-hidden />
        <span className={labelClass}>More</span>
      </UnstyledButton>
      <BottomSheet opened={opened} onClose={close} title="More">
        <nav aria-label="More pages">
          <ul className={styles.places}>
            {places.map((place) => (
              <li key={place.to}>
                <NavLink to={place.to} className={styles.place} onClick={close}>
                  <place.icon size={22} stroke={1.75} aria-hidden />
                  {place.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <Teams onChosen={close} />
        <ColourChoice />
        <NavLink to="/password" className={styles.place} onClick={close}>
          <IconPassword size={22} stroke={1.75} aria-hidden />
          Change my password
        </NavLink>
        <UnstyledButton className={styles.place} onClick={leave}>
          <IconLogout size={22} stroke={1.75} aria-hidden />
          Sign out, {name}
        </UnstyledButton>
      </BottomSheet>
    </>
  );
}

/** Which team is looked at. */
function Teams({ onChosen }: { readonly onChosen: () => void }) {
  const teams = useTeamChoice();
  if (teams.length === 0) return null;
  return (
    <section className={styles.teams} aria-labelledby="look-at">
      <h3 id="look-at">Look at</h3>
      {teams.map(({ membership, current, lookAt }) => (
        <UnstyledButton
          key={membership.team}
          className={styles.place}
          aria-current={current ? 'true' : undefined}
          onClick={() => (onChosen(), lookAt())}
        >
          <IconCheck size={20} stroke={1.75} opacity={current ? 1 : 0} aria-hidden />
          {membership.teamName}
        </UnstyledButton>
      ))}
    </section>
  );
}
