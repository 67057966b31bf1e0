import { Module } from '@nestjs/common';
import { CheckRota } from './check-rota.ts';
import { DraftRota } from './draft-rota.ts';
import { ExportRota } from './export-rota.ts';
import { FollowRotas } from './follow-rotas.ts';
import { PaperController } from './paper.controller.ts';
import { PublishRota } from './publish-rota.ts';
import { ReadRota } from './read-rota.ts';
import { RotaEventsController } from './rota-events.controller.ts';
import { RotasController } from './rotas.controller.ts';

@Module({
  controllers: [RotasController, PaperController, RotaEventsController],
  providers: [ReadRota, DraftRota, CheckRota, PublishRota, ExportRota, FollowRotas],
  exports: [DraftRota],
})
export class RotasModule {}
