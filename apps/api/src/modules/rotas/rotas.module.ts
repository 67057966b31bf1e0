import { Module } from '@nestjs/common';
import { CheckRota } from './check-rota.ts';
import { DraftRota } from './draft-rota.ts';
import { ExportRota } from './export-rota.ts';
import { PublishRota } from './publish-rota.ts';
import { ReadRota } from './read-rota.ts';
import { RotasController } from './rotas.controller.ts';

@Module({
  controllers: [RotasController],
  providers: [ReadRota, DraftRota, CheckRota, PublishRota, ExportRota],
  exports: [DraftRota],
})
export class RotasModule {}
