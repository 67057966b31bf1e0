import { Module } from '@nestjs/common';
import { SwapsModule } from '../swaps/swaps.module.ts';
import { AskWaves } from './ask-waves.ts';
import { StandInsController } from './stand-ins.controller.ts';
import { StandInsService } from './stand-ins.service.ts';
import { FindStandIns } from './find-stand-ins.ts';
import { SickLeave } from './sick-leave.ts';

@Module({
  imports: [SwapsModule],
  controllers: [StandInsController],
  providers: [StandInsService, FindStandIns, SickLeave, AskWaves],
})
export class StandInsModule {}
