import { ROLES, type Role } from '@evenflow/persistence';

export { ROLES, type Role };

/** An administrator may do what a manager may; every other right is named where it is needed. */
export function allows(held: readonly Role[], needed: readonly Role[]): boolean {
  return held.some((role) => needed.includes(role) || (role === 'administrator' && needed.includes('manager')));
}
