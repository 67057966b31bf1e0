import { Module } from '@nestjs/common';
import { RotasModule } from '../rotas/rotas.module.ts';
import { AcceptSolve } from './accept-solve.ts';
import { AskSolver } from './ask-solver.ts';
import { FollowSolve } from './follow-solve.ts';
import { SolvesController } from './solves.controller.ts';
import { SolvesService } from './solves.service.ts';

@Module({
  imports: [RotasModule],
  controllers: [SolvesController],
  providers: [SolvesService, FollowSolve, AcceptSolve, AskSolver],
})
export class SolvesModule {}
