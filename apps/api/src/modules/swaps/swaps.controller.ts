import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refusal } from '../../common/errors/problems.ts';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { membershipIn, Who, type SignedIn } from '../access/signed-in.ts';
import { SwapOptions } from './swap-options.ts';
import {
  newSwap,
  swapAnswer,
  swapList,
  swapOptions,
  swapOptionsQuery,
  swapReply,
  type SwapAnswer,
  type SwapOptionsAnswer,
  type SwapReply,
} from './swap.schema.ts';
import { SwapsService } from './swaps.service.ts';

@ApiTags('swaps')
@Controller(`${TEAM}/swaps`)
export class SwapsController {
  constructor(
    private readonly swaps: SwapsService,
    private readonly options: SwapOptions,
  ) {}

  @Get()
  @Roles('manager', 'staff')
  @Operation({ summary: 'Swaps that concern me; all of them for managers', answers: swapList })
  listSwaps(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof swapList>> {
    return this.swaps.list(who, team);
  }

  @Get('options')
  @Roles('manager', 'staff')
  @Operation({
    summary: 'Who could take one of my duties, in exchange or as a gift, and why not',
    answers: swapOptions,
  })
  getSwapOptions(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: swapOptionsQuery }) query: z.infer<typeof swapOptionsQuery>,
  ): Promise<SwapOptionsAnswer> {
    const person = membershipIn(who, team)?.person;
    if (!person) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    return this.options.of(who, team, { person, ...query });
  }

  @Post()
  @HttpCode(201)
  @Roles('manager', 'staff')
  @Operation({
    summary: 'Offer a duty of mine; checked for everybody before it is sent',
    answers: swapAnswer,
    status: 201,
  })
  offerSwap(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newSwap }) body: z.infer<typeof newSwap>,
  ): Promise<SwapAnswer> {
    return this.swaps.offer(who, team, body.moves);
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Roles('manager', 'staff')
  @Operation({ summary: 'Accept, decline, withdraw or approve', answers: swapAnswer })
  replyToSwap(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: swapReply }) body: SwapReply,
  ): Promise<SwapAnswer> {
    return this.swaps.reply(who, { team, id }, body);
  }
}
