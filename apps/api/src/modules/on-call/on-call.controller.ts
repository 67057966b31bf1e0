import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { MyDuties } from './my-duties.ts';
import { agenda, agendaQuery, onCallNow, onCallQuery, type Agenda, type OnCallNow } from './on-call.schema.ts';
import { WhoIsOnCall } from './who-is-on-call.ts';

@ApiTags('on-call')
@Controller(V1)
export class OnCallController {
  constructor(
    private readonly whoIsOnCall: WhoIsOnCall,
    private readonly myDuties: MyDuties,
  ) {}

  @Get('on-call')
  @AnySignedIn()
  @Operation({
    summary: 'Who is on call in my teams, at a moment; a role nobody holds is said loudly',
    answers: onCallNow,
  })
  getOnCall(
    @Who() who: SignedIn,
    @Query({ schema: onCallQuery }) query: z.infer<typeof onCallQuery>,
  ): Promise<OnCallNow> {
    return this.whoIsOnCall.at(who, query);
  }

  @Get('me/duties')
  @AnySignedIn()
  @Operation({ summary: 'My published duties, with whom and to whom I hand over', answers: agenda })
  getMyDuties(
    @Who() who: SignedIn,
    @Query({ schema: agendaQuery }) query: z.infer<typeof agendaQuery>,
  ): Promise<Agenda> {
    return this.myDuties.agenda(who, query);
  }
}
