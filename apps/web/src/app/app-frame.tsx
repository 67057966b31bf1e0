import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconLogout, IconPassword } from '@tabler/icons-react';
import { Link, NavLink, Outlet } from 'react-router';
import { EvenflowMark } from '../design/marks.tsx';
import styles from './app-frame.module.css';
import { ColourChoice } from './colour-choice.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { phonePlaces, placesFor } from './places.ts';
import type { Membership, Session } from '../api/wire.ts';
import { RequireAccount, RequireTeam, useAccount } from './signed-in.tsx';
import { TeamChoice } from './team-choice.tsx';
import { useLeaveApp } from './use-leave-app.ts';

/** Rail at the left (a bar at the bottom of a phone) and the page beside it. */
export function AppFrame() {
  return (
    <RequireAccount>
      <div className={styles.frame}>
        <a className={styles.skip} href="#page">
          Skip to the page
        </a>
        <Rail />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </RequireAccount>
  );
}

/** The pages of a team, for those who are in one. */
export function TeamPages() {
  return (
    <RequireTeam>
      <Outlet />
    </RequireTeam>
  );
}

function Rail() {
  const { session, membership } = useAccount();
  const { bar, more } = membership ? phonePlaces(membership) : { bar: [], more: [] };
  const inBar = new Set(bar.map(({ to }) => to));
  return (
    <nav className={styles.rail} aria-label="Pages">
      <NavLink to="/" className={styles.mark}>
        <EvenflowMark label="Evenflow, start page" />
      </NavLink>
      {(membership ? placesFor(membership) : []).map((place) => (
        <Tooltip key={place.to} label={place.label} position="right">
          <NavLink
            to={place.to}
            className={styles.place}
            data-phone={place.phoneOnly ? 'only' : undefined}
            data-bar={inBar.has(place.to) || undefined}
            aria-label={place.label}
          >
            <place.icon size={21} stroke={1.75} aria-hidden />
            <span className={styles.label}>{place.short}</span>
          </NavLink>
        </Tooltip>
      ))}
      <span className={styles.space} />
      <MoreSheet places={more} name={session.user.name} className={styles.place!} labelClass={styles.label!} />
      <Account session={session} membership={membership} />
    </nav>
  );
}

function Account({ session, membership }: { readonly session: Session; readonly membership: Membership | null }) {
  const leave = useLeaveApp();
  const { name } = session.user;
  const mark = membership?.person ?? initials(name);
  return (
    <Menu position="right-end" withArrow>
      <Menu.Target>
        <UnstyledButton className={styles.account} aria-label={`${mark}, signed in as ${name}`}>
          {mark}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <TeamChoice />
        <Menu.Label>{name}</Menu.Label>
        <ColourChoice />
        <Menu.Item component={Link} to="/password" leftSection={<IconPassword size={16} stroke={1.75} />}>
          Change my password
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 3)
    .toUpperCase();
}
