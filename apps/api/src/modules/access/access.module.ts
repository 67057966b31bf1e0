import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { Accounts } from './accounts.ts';
import { AccountsController } from './accounts.controller.ts';
import { CsrfGuard } from './csrf.guard.ts';
import { DemoController } from './demo.controller.ts';
import { DemoSignIns } from './demo-sign-ins.ts';
import { FirstAccountController } from './first-account.controller.ts';
import { FirstAccount } from './first-account.ts';
import { InvitationsController } from './invitations.controller.ts';
import { OwnPassword } from './own-password.ts';
import { SessionController } from './session.controller.ts';
import { MachineTokens } from './machine-tokens.ts';
import { MachineTokensController } from './machine-tokens.controller.ts';
import { Sessions } from './sessions.ts';
import { signInThrottle } from './sign-in-throttle.ts';

@Module({
  imports: [signInThrottle],
  controllers: [
    SessionController,
    FirstAccountController,
    AccountsController,
    InvitationsController,
    MachineTokensController,
    DemoController,
  ],
  providers: [
    Sessions,
    FirstAccount,
    Accounts,
    MachineTokens,
    OwnPassword,
    DemoSignIns,
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class AccessModule {}
