import type { Role } from '../../api/wire.ts';

/** What each role lets somebody do, in the order they are offered. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  staff: 'Staff: own duties, leave, wishes and swaps',
  manager: 'Rota manager: plans, decides, publishes',
  viewer: 'Switchboard: sees who is on call, and cover',
  administrator: 'Administrator: all of that, and who may sign in',
};

const SHORT: Readonly<Record<Role, string>> = {
  staff: 'staff',
  manager: 'rota manager',
  viewer: 'switchboard',
  administrator: 'administrator',
};

/** `rota manager, administrator` */
export function sayRoles(roles: readonly Role[]): string {
  return roles.map((role) => SHORT[role]).join(', ');
}

/** Where a link leads. What stands behind # never leaves the browser: no log of a server holds it. */
export function linkOf(token: string, origin: string): string {
  return `${origin}/welcome#${token}`;
}
