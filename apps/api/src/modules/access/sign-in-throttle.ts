import { ThrottlerModule } from '@nestjs/throttler';
import type { Request } from 'express';
import type { RequestWithSession } from './signed-in.ts';
import { ENV, type Env } from '../../config/env.ts';

const MINUTE = 60_000;

/** Guessing is slowed down per address tried from one place, and more widely per place: a hospital has one address. */
export const signInThrottle = ThrottlerModule.forRootAsync({
  inject: [ENV],
  useFactory: ({ SIGN_IN_LIMIT }: Env) => [
    {
      name: 'address',
      ttl: MINUTE,
      limit: SIGN_IN_LIMIT,
      getTracker: (request) => placeAndAddress(request as Request),
    },
    { name: 'place', ttl: MINUTE, limit: SIGN_IN_LIMIT * 10, getTracker: (request) => String((request as Request).ip) },
  ],
});

function placeAndAddress(request: Request): string {
  const tried: unknown = (request.body as { email?: unknown } | undefined)?.email;
  const email = tried ?? (request as RequestWithSession).signedIn?.email;
  return `${request.ip} ${typeof email === 'string' ? email.trim().toLowerCase() : ''}`;
}
