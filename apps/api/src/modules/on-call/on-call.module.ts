import { Module } from '@nestjs/common';
import { MyDuties } from './my-duties.ts';
import { OnCallController } from './on-call.controller.ts';
import { WhoIsOnCall } from './who-is-on-call.ts';

@Module({ controllers: [OnCallController], providers: [WhoIsOnCall, MyDuties] })
export class OnCallModule {}
