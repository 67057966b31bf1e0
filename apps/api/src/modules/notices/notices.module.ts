import { Module } from '@nestjs/common';
import { Carriers } from './carriers.ts';
import { NoticesController } from './notices.controller.ts';
import { SendNotices } from './send-notices.ts';
import { TellPeople } from './tell-people.ts';

@Module({
  controllers: [NoticesController],
  providers: [SendNotices, TellPeople, Carriers],
  exports: [SendNotices],
})
export class NoticesModule {}
