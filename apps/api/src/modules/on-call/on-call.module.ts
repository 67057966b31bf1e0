import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DowntimeSheet } from './downtime-sheet.ts';
import { DowntimeSheetController } from './downtime-sheet.controller.ts';
import { ForgetChanged } from './forget-changed.ts';
import { MailSheets } from './mail-sheets.ts';
import { MyDuties } from './my-duties.ts';
import { OnCallController } from './on-call.controller.ts';
import { OnCallSources } from './on-call-sources.ts';
import { SignBoard } from './sign-board.ts';
import { Switchboard } from './switchboard.ts';
import { SwitchboardController } from './switchboard.controller.ts';
import { WhoIsOnCall } from './who-is-on-call.ts';

@Module({
  controllers: [OnCallController, SwitchboardController, DowntimeSheetController],
  providers: [
    OnCallSources,
    WhoIsOnCall,
    MyDuties,
    SignBoard,
    Switchboard,
    DowntimeSheet,
    MailSheets,
    { provide: APP_INTERCEPTOR, useClass: ForgetChanged },
  ],
  exports: [OnCallSources, WhoIsOnCall],
})
export class OnCallModule {}
