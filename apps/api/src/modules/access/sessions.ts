import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AccessRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import type { SignedIn } from './signed-in.ts';

/** A working week of a locum: long enough not to ask every morning, short enough for a lost phone. */
export const SESSION_MS = 14 * 86_400_000;

/** argon2id, with the parameters OWASP asks for at least (19 MiB, two passes). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Sign-ins: opened with a password, found by the token of the cookie, closed on signing out. */
@Injectable()
export class Sessions {
  /** Verified against when nobody has the address, so that it takes as long as a wrong password. */
  private readonly nobody = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly access: AccessRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `sign-in-refused` in the same words and time for an unknown address and a wrong password. */
  async open(email: string, password: string): Promise<{ token: string; signedIn: SignedIn }> {
    const known = await this.access.credentialsOf(email);
    const right = await verify(known?.passwordHash ?? (await this.nobody), password);
    const signedIn = known && right ? await this.access.account(known.id) : null;
    if (!signedIn) throw new Refusal('sign-in-refused');
    return { token: await this.begin(signedIn), signedIn };
  }

  /** Whether it is the password of the account with this address. */
  async isPassword(email: string, password: string): Promise<boolean> {
    const known = await this.access.credentialsOf(email);
    return verify(known?.passwordHash ?? (await this.nobody), password);
  }

  /** Signs in somebody who has proved already who they are. Returns the session's token. */
  async begin(signedIn: SignedIn): Promise<string> {
    const at = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    await this.access.removeExpiredSessions(at);
    await this.access.startSession(token, signedIn.id, { at, expiresAt: new Date(at.getTime() + SESSION_MS) });
    return token;
  }

  find(token: string): Promise<SignedIn | null> {
    return this.access.accountOfSession(token, this.clock.now());
  }

  close(token: string): Promise<void> {
    return this.access.endSession(token);
  }
}
