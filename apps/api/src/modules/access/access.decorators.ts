import { SetMetadata } from '@nestjs/common';
import type { Scope } from './machine-tokens.ts';
import type { Role } from './roles.ts';

/** What a route asks of whoever calls it. A route that says nothing is closed to everybody. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[]; readonly teamOf: TeamOf; readonly orFirst?: true };

/** Which team the role has to be held in: the route's `:team`, the one of the solve its `:id` names, or any at all. */
export type TeamOf = 'route' | 'solve' | 'any';

export const ACCESS = 'evenflow:access';
export const MACHINE_SCOPE = 'evenflow:machine';

/** Open to everybody, signed in or not. */
export const Public = () => SetMetadata<string, Access>(ACCESS, { kind: 'public' });

/** Open to whoever is signed in; what they see is narrowed to their own teams by the use case. */
export const AnySignedIn = () => SetMetadata<string, Access>(ACCESS, { kind: 'signed-in' });

/** Open to those who hold one of the roles in the team the route names. */
export const Roles = (...roles: Role[]) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'roles', roles, teamOf: 'route' });

/** Open to machines as well, whose key has the scope. */
export const Machines = (scope: Scope) => SetMetadata<string, Scope>(MACHINE_SCOPE, scope);

/** As `Roles`, for routes that name a solve instead of its team. */
export const RolesForSolve = (...roles: Role[]) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'roles', roles, teamOf: 'solve' });

/** Open to those who hold one of the roles in some team; what they may touch is narrowed by the use case. */
export const RolesAnywhere = (...roles: Role[]) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'roles', roles, teamOf: 'any' });

/** Open to managers of some team, and to those of an organisation that has no team yet. */
export const MayBegin = () =>
  SetMetadata<string, Access>(ACCESS, { kind: 'roles', roles: ['manager'], teamOf: 'any', orFirst: true });
