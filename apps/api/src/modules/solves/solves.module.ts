import { Module } from '@nestjs/common';
import { RotasModule } from '../rotas/rotas.module.ts';
import { AcceptSolve } from './accept-solve.ts';
import { FollowSolve } from './follow-solve.ts';
import { SolvesController } from './solves.controller.ts';
import { SolvesService } from './solves.service.ts';

@Module({
  imports: [RotasModule],
  controllers: [SolvesController],
  providers: [SolvesService, FollowSolve, AcceptSolve],
})
export class SolvesModule {}
