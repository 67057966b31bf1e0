import { Module } from '@nestjs/common';
import { SwapsModule } from '../swaps/swaps.module.ts';
import { AfterCallOut } from './after-call-out.ts';
import { CallOutsController } from './call-outs.controller.ts';
import { CallOutsService } from './call-outs.service.ts';
import { HeldCall } from './held-call.ts';
import { WhatWasWorked } from './what-was-worked.ts';
import { WorkedController } from './worked.controller.ts';

@Module({
  imports: [SwapsModule],
  controllers: [CallOutsController, WorkedController],
  providers: [CallOutsService, AfterCallOut, HeldCall, WhatWasWorked],
})
export class CallOutsModule {}
