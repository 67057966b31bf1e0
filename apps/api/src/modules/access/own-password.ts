import { Injectable } from '@nestjs/common';
import { AccountRepository } from '@evenflow/persistence';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { Audit } from '../audit/audit.ts';
import { DemoSignIns } from './demo-sign-ins.ts';
import { hashPassword, Sessions } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';

/** The password of whoever is signed in, changed by themselves: the one they have is asked for, and they are told. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly source: DataSource,
    private readonly sessions: Sessions,
    private readonly demo: DemoSignIns,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Every sign-in but the one of the token `keep` ends. Throws `invalid-input` for a wrong `current`, `not-in-this-state`. */
  async change(
    who: SignedIn,
    keep: string,
    { current, password }: { current: string; password: string },
  ): Promise<void> {
    const { signIns } = await this.demo.list();
    if (signIns.some(({ email }) => email === who.email)) {
      throw new Refusal('not-in-this-state', {
        why: 'Everybody tries the demo with this password; it stays as it is.',
      });
    }
    if (!(await this.sessions.isPassword(who.email, current))) {
      const error = { pointer: '/current', code: 'wrong', message: 'is not the password you have now' };
      throw new Refusal('invalid-input', { errors: [error] });
    }
    const passwordHash = await hashPassword(password);
    const at = this.clock.now();
    await this.source.transaction(async (manager) => {
      await new AccountRepository(manager).changePassword(who, passwordHash, { keep, at });
      const team = who.memberships[0]?.team ?? null;
      await this.audit.record(who, { team, action: 'account.password-changed', facts: { name: who.name } }, manager);
    });
  }
}
