import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Account, Membership } from '@evenflow/persistence';
import type { Request } from 'express';
import { Refusal } from '../../common/errors/problems.ts';
import { allows, type Role } from './roles.ts';

/** Whoever sent the request, with all that they are to each team. */
export type SignedIn = Account;

export type RequestWithSession = Request & { signedIn?: SignedIn };

/** The signed-in user of the request; only for routes that are not public. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<RequestWithSession>();
  if (!signedIn) throw new Refusal('not-signed-in');
  return signedIn;
});

export function membershipIn(who: SignedIn, team: string): Membership | undefined {
  return who.memberships.find((membership) => membership.team === team);
}

/** True when the user holds one of the roles in the team. */
export function may(who: SignedIn, team: string, ...roles: Role[]): boolean {
  return allows(membershipIn(who, team)?.roles ?? [], roles);
}

/** Names a team inside the user's organisation, as the repositories want it. */
export function keyOf<K extends { readonly team: string }>(
  who: SignedIn,
  key: K,
): K & { readonly organisation: string } {
  return { ...key, organisation: who.organisation };
}

/** Managers act for anybody; others only for the person they are. */
export function requireSelfOrManager(who: SignedIn, team: string, person: string): void {
  if (may(who, team, 'manager') || membershipIn(who, team)?.person === person) return;
  throw new Refusal('not-allowed', { why: 'You can do this for yourself only.' });
}
