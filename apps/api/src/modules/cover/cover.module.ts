import { Module } from '@nestjs/common';
import { OnCallModule } from '../on-call/on-call.module.ts';
import { CoverController } from './cover.controller.ts';
import { CoverGauges } from './cover-gauges.ts';
import { CoverService } from './cover.service.ts';
import { FragileDays } from './fragile-days.ts';
import { MetricsController } from './metrics.controller.ts';
import { SettleAlarms } from './settle-alarms.ts';
import { TeamCovers } from './team-cover.ts';
import { WatchCover } from './watch-cover.ts';

@Module({
  imports: [OnCallModule],
  controllers: [CoverController, MetricsController],
  providers: [CoverService, TeamCovers, SettleAlarms, FragileDays, WatchCover, CoverGauges],
  exports: [CoverGauges, TeamCovers],
})
export class CoverModule {}
