import {
  IconAdjustments,
  IconArrowsExchange,
  IconBeach,
  IconBell,
  IconCalendarMonth,
  IconCalendarPlus,
  IconCalendarUser,
  IconFileImport,
  IconKey,
  IconPhoneCall,
  IconScale,
  IconShieldCheck,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { Membership } from '../api/wire.ts';
import { hasRole } from './session.ts';

export interface Place {
  readonly to: string;
  readonly label: string;
  /** Under the icon on a phone. */
  readonly short: string;
  readonly icon: Icon;
  /** Only phones need a way of their own there. */
  readonly phoneOnly?: boolean;
}

/** Where somebody with this membership can go, in the order of the rail. */
export function placesFor(membership: Membership): Place[] {
  const manager = hasRole(membership, 'manager');
  const onRota = membership.person !== null;
  const places: (Place | false)[] = [
    { to: '/rota', label: 'Rota', short: 'Rota', icon: IconCalendarMonth },
    onRota && { to: '/my', label: 'My duties', short: 'My duties', icon: IconCalendarUser },
    onRota && { to: '/days', label: 'Team, day by day', short: 'Team', icon: IconUsersGroup, phoneOnly: true },
    (manager || onRota) && { to: '/swaps', label: 'Swaps', short: 'Swaps', icon: IconArrowsExchange },
    { to: '/on-call', label: 'On call now', short: 'On call', icon: IconPhoneCall },
    hasRole(membership, 'manager', 'viewer') && {
      to: '/cover',
      label: 'Cover and alarms',
      short: 'Cover',
      icon: IconShieldCheck,
    },
    (manager || onRota) && { to: '/leave', label: 'Leave and wishes', short: 'Leave', icon: IconBeach },
    manager && { to: '/fairness', label: 'Fairness', short: 'Fair', icon: IconScale },
    hasRole(membership, 'manager') && { to: '/team', label: 'Team', short: 'Team', icon: IconUsers },
    hasRole(membership, 'administrator') && {
      to: '/accounts',
      label: 'Who may sign in',
      short: 'Accounts',
      icon: IconKey,
    },
    manager && { to: '/rules', label: 'Rules', short: 'Rules', icon: IconAdjustments },
    manager && { to: '/import', label: 'Import', short: 'Import', icon: IconFileImport },
    { to: '/notices', label: 'Notices', short: 'Notices', icon: IconBell, phoneOnly: true },
    onRota && {
      to: '/my/calendar',
      label: 'In my calendar',
      short: 'Calendar',
      icon: IconCalendarPlus,
      phoneOnly: true,
    },
  ];
  return places.filter((place) => place !== false);
}

/** A thumb reaches five; the fifth is everything else. */
const IN_BAR = 4;
const MANAGERS = ['/rota', '/my', '/swaps', '/on-call', '/leave', '/cover'];
const EVERYBODY_ELSES = ['/my', '/days', '/swaps', '/on-call', '/rota', '/cover', '/team'];

/** The places in the bar of a phone, for this membership, and those behind "More". */
export function phonePlaces(membership: Membership): { readonly bar: Place[]; readonly more: Place[] } {
  const places = placesFor(membership);
  const first = hasRole(membership, 'manager') ? MANAGERS : EVERYBODY_ELSES;
  const wanted = new Set(first.filter((to) => places.some((place) => place.to === to)).slice(0, IN_BAR));
  return {
    bar: places.filter(({ to }) => wanted.has(to)),
    more: places.filter(({ to }) => !wanted.has(to)),
  };
}
