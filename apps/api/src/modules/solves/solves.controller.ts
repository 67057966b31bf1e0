import { Body, Controller, Get, Headers, HttpCode, Param, Post, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { IfMatch } from '../../common/http/etag.ts';
import { ROTA, V1 } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { month } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles, RolesForSolve } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { byRevision } from '../rotas/rota-answer.ts';
import { rota, type RotaAnswer } from '../rotas/rota.schema.ts';
import { AcceptSolve } from './accept-solve.ts';
import { AskSolver } from './ask-solver.ts';
import { FollowSolve } from './follow-solve.ts';
import { question } from './question.schema.ts';
import { SolvesService } from './solves.service.ts';
import { solve, startSolveBody, type SolveAnswer } from './solve.schema.ts';

@ApiTags('solves')
@Controller(V1)
export class SolvesController {
  constructor(
    private readonly solves: SolvesService,
    private readonly follow: FollowSolve,
    private readonly accept: AcceptSolve,
    private readonly asking: AskSolver,
  ) {}

  @Post(`${ROTA.slice(V1.length + 1)}/solves`)
  @HttpCode(202)
  @Roles('manager')
  @Operation({ summary: 'Fill the month: queues a solve', answers: solve, status: 202 })
  startSolve(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @Body({ schema: startSolveBody }) body: z.infer<typeof startSolveBody>,
  ): Promise<SolveAnswer> {
    return this.solves.start(who, { team, month: ofMonth }, body);
  }

  @Post(`${ROTA.slice(V1.length + 1)}/questions`)
  @HttpCode(202)
  @Roles('manager', 'staff')
  @Operation({
    summary: 'Ask why, or for a repair: answered in the `answer` of a solve. Staff ask why about themselves',
    answers: solve,
    status: 202,
  })
  askSolver(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @Body({ schema: question }) body: z.infer<typeof question>,
  ): Promise<SolveAnswer> {
    return this.asking.ask(who, { team, month: ofMonth }, body);
  }

  @Get('solves/:id')
  @RolesForSolve('manager', 'staff')
  @Operation({ summary: 'A solve as it stands', answers: solve })
  getSolve(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<SolveAnswer> {
    return this.solves.get(who, id);
  }

  @Sse('solves/:id/events')
  @RolesForSolve('manager', 'staff')
  @Operation({ summary: 'Events `progress` (SolveProgress) and `end` (Solve)', produces: 'text/event-stream' })
  followSolve(
    @Who() who: SignedIn,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('last-event-id') lastSeen?: string,
  ): Observable<MessageEvent> {
    return this.follow.events(who, id, lastSeen);
  }

  @Post('solves/:id/stop')
  @HttpCode(200)
  @RolesForSolve('manager')
  @Operation({ summary: 'Stop and keep the best rota so far', answers: solve })
  stopSolve(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<SolveAnswer> {
    return this.solves.stop(who, id);
  }

  @Post('solves/:id/accept')
  @HttpCode(200)
  @RolesForSolve('manager')
  @Operation({ summary: 'Put the rota found into the draft, as one edit', answers: rota, ifMatch: true })
  async acceptSolve(
    @Who() who: SignedIn,
    @Param('id', { schema: z.uuid() }) id: string,
    @IfMatch() ifMatch: string,
  ): Promise<Tagged<RotaAnswer>> {
    return byRevision(await this.accept.accept(who, id, ifMatch));
  }
}
