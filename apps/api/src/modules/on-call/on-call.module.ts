import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ForgetChanged } from './forget-changed.ts';
import { MyDuties } from './my-duties.ts';
import { OnCallController } from './on-call.controller.ts';
import { OnCallSources } from './on-call-sources.ts';
import { SignBoard } from './sign-board.ts';
import { Switchboard } from './switchboard.ts';
import { SwitchboardController } from './switchboard.controller.ts';
import { WhoIsOnCall } from './who-is-on-call.ts';

@Module({
  controllers: [OnCallController, SwitchboardController],
  providers: [
    OnCallSources,
    WhoIsOnCall,
    MyDuties,
    SignBoard,
    Switchboard,
    { provide: APP_INTERCEPTOR, useClass: ForgetChanged },
  ],
  exports: [OnCallSources, WhoIsOnCall],
})
export class OnCallModule {}
