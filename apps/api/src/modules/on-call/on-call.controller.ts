import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Machines, Public } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { MyDuties } from './my-duties.ts';
import {
  agenda,
  agendaQuery,
  copyQuery,
  onCallNow,
  onCallQuery,
  signedBoard,
  signingKey,
  type Agenda,
  type OnCallNow,
  type SignedBoard,
} from './on-call.schema.ts';
import { SignBoard } from './sign-board.ts';
import { WhoIsOnCall } from './who-is-on-call.ts';

@ApiTags('on-call')
@Controller(V1)
export class OnCallController {
  constructor(
    private readonly whoIsOnCall: WhoIsOnCall,
    private readonly myDuties: MyDuties,
    private readonly signBoard: SignBoard,
  ) {}

  @Get('on-call')
  @AnySignedIn()
  @Machines('on-call:read')
  @Operation({
    summary: 'Who is on call in my teams, at a moment; a role nobody holds is said loudly',
    answers: onCallNow,
  })
  getOnCall(
    @Who() who: SignedIn,
    @Query({ schema: onCallQuery }) query: z.infer<typeof onCallQuery>,
  ): Promise<Tagged<OnCallNow>> {
    return this.whoIsOnCall.at(who, query);
  }

  @Get('on-call/copy')
  @AnySignedIn()
  @Machines('on-call:read')
  @Operation({ summary: 'The board for the next 72 hours, signed, to be kept for a downtime', answers: signedBoard })
  getBoardCopy(
    @Who() who: SignedIn,
    @Query({ schema: copyQuery }) query: z.infer<typeof copyQuery>,
  ): Promise<Tagged<SignedBoard>> {
    return this.signBoard.board(who, query);
  }

  @Get('on-call/signing-key')
  @Public()
  @Operation({ summary: 'The public key boards are signed with', answers: signingKey })
  getSigningKey(): Promise<z.infer<typeof signingKey>> {
    return this.signBoard.publicKey();
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
