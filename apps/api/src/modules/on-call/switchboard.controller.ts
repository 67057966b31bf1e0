import { Body, Controller, Delete, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { text } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { newHandOver, newOperatorNote, operatorNote } from './on-call.schema.ts';
import { Switchboard } from './switchboard.ts';

const operator = z.strictObject({ by: text });

@ApiTags('on-call')
@Controller(TEAM)
export class SwitchboardController {
  constructor(private readonly switchboard: Switchboard) {}

  @Post('operator-notes')
  @HttpCode(201)
  @Roles('viewer', 'manager')
  @Operation({ summary: 'A note for whoever looks at the board next', answers: operatorNote, status: 201 })
  addOperatorNote(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newOperatorNote }) body: z.infer<typeof newOperatorNote>,
  ): Promise<z.infer<typeof operatorNote>> {
    return this.switchboard.addNote(who, team, body);
  }

  @Delete('operator-notes/:id')
  @HttpCode(204)
  @Roles('viewer', 'manager')
  @Operation({ summary: 'Take a note off the board' })
  removeOperatorNote(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: operator }) { by }: z.infer<typeof operator>,
  ): Promise<void> {
    return this.switchboard.removeNote(who, team, { id, by });
  }

  @Post('hand-overs')
  @HttpCode(204)
  @Roles('staff', 'manager')
  @Operation({ summary: 'I have handed over, or taken over' })
  acknowledgeHandOver(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newHandOver }) body: z.infer<typeof newHandOver>,
  ): Promise<void> {
    return this.switchboard.acknowledge(who, team, body);
  }
}
