import { Module } from '@nestjs/common';
import { Carriers } from './carriers.ts';
import { NoticesController } from './notices.controller.ts';
import { PushKeyPair } from './push-keys.ts';
import { RemindPeople } from './remind-people.ts';
import { SendNotices } from './send-notices.ts';
import { TellPeople } from './tell-people.ts';

@Module({
  controllers: [NoticesController],
  providers: [SendNotices, TellPeople, RemindPeople, Carriers, PushKeyPair],
  exports: [SendNotices],
})
export class NoticesModule {}
