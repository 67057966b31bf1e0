import { Controller, Param, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { FollowRotas } from './follow-rotas.ts';

@ApiTags('rotas')
@Controller(TEAM)
export class RotaEventsController {
  constructor(private readonly follow: FollowRotas) {}

  @Sse('rota-events')
  @Roles('manager')
  @Operation({
    summary: 'Events `revision` with a draft’s month, revision and who made it: all of them now, then every change',
    produces: 'text/event-stream',
  })
  followRotas(@Who() who: SignedIn, @Param('team') team: string): Observable<MessageEvent> {
    return this.follow.events(who, team);
  }
}
