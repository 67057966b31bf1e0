import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowsExchange,
  IconBeach,
  IconCalendarMonth,
  IconCalendarUser,
  IconFileImport,
  IconLogout,
  IconPhoneCall,
  IconScale,
  IconShieldCheck,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { NavLink, Outlet, useNavigate } from 'react-router';
import { EvenflowMark } from '../design/marks.tsx';
import styles from './app-frame.module.css';
import { hasRole, useSignOut } from './session.ts';
import { RequireSession, useSignedIn } from './signed-in.tsx';

interface Place {
  readonly to: string;
  readonly label: string;
  /** Under the icon on a phone. */
  readonly short: string;
  readonly icon: Icon;
}

/** Rail at the left (a bar at the bottom of a phone) and the page beside it. */
export function AppFrame() {
  return (
    <RequireSession>
      <div className={styles.frame}>
        <a className={styles.skip} href="#page">
          Skip to the page
        </a>
        <Rail />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </RequireSession>
  );
}

function Rail() {
  const { session, membership } = useSignedIn();
  return (
    <nav className={styles.rail} aria-label="Pages">
      <NavLink to="/" className={styles.mark}>
        <EvenflowMark label="Evenflow, start page" />
      </NavLink>
      {placesFor(membership).map((place) => (
        <Tooltip key={place.to} label={place.label} position="right">
          <NavLink to={place.to} className={styles.place} aria-label={place.label}>
            <place.icon size={21} stroke={1.75} aria-hidden />
            <span className={styles.label}>{place.short}</span>
          </NavLink>
        </Tooltip>
      ))}
      <span className={styles.space} />
      <Account name={session.user.name} mark={membership.person ?? initials(session.user.name)} />
    </nav>
  );
}

function placesFor(membership: ReturnType<typeof useSignedIn>['membership']): Place[] {
  const manager = hasRole(membership, 'manager');
  const places: (Place | false)[] = [
    { to: '/rota', label: 'Rota', short: 'Rota', icon: IconCalendarMonth },
    membership.person !== null && { to: '/my', label: 'My duties', short: 'Mine', icon: IconCalendarUser },
    (manager || membership.person !== null) && {
      to: '/swaps',
      label: 'Swaps',
      short: 'Swaps',
      icon: IconArrowsExchange,
    },
    { to: '/on-call', label: 'On call now', short: 'On call', icon: IconPhoneCall },
    hasRole(membership, 'manager', 'viewer') && {
      to: '/cover',
      label: 'Cover and alarms',
      short: 'Cover',
      icon: IconShieldCheck,
    },
    (manager || membership.person !== null) && {
      to: '/leave',
      label: 'Leave and wishes',
      short: 'Leave',
      icon: IconBeach,
    },
    manager && { to: '/fairness', label: 'Fairness', short: 'Fair', icon: IconScale },
    hasRole(membership, 'manager', 'administrator') && { to: '/team', label: 'Team', short: 'Team', icon: IconUsers },
    manager && { to: '/rules', label: 'Rules', short: 'Rules', icon: IconAdjustments },
    manager && { to: '/import', label: 'Import', short: 'Import', icon: IconFileImport },
  ];
  return places.filter((place) => place !== false);
}

function Account({ name, mark }: { readonly name: string; readonly mark: string }) {
  const signOut = useSignOut();
  const navigate = useNavigate();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void navigate('/sign-in') });
  return (
    <Menu position="right-end" withArrow>
      <Menu.Target>
        <UnstyledButton className={styles.account} aria-label={`${mark}, signed in as ${name}`}>
          {mark}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
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
