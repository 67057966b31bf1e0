import { Module } from '@nestjs/common';
import { PublishedCheck } from './published-check.ts';
import { SettleSwaps } from './settle-swaps.ts';
import { SwapOptions } from './swap-options.ts';
import { SwapsController } from './swaps.controller.ts';
import { SwapsService } from './swaps.service.ts';
import { TeamPoliciesController } from './team-policies.controller.ts';

@Module({
  controllers: [SwapsController, TeamPoliciesController],
  providers: [SettleSwaps, SwapsService, SwapOptions, PublishedCheck],
  exports: [PublishedCheck],
})
export class SwapsModule {}
