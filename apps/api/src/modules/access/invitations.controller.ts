import { Body, Controller, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Response } from 'express';
import type { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Public } from './access.decorators.ts';
import { chosenPassword, invitation, invitationToken } from './account.schema.ts';
import { Accounts } from './accounts.ts';
import { setSessionCookie } from './session-cookie.ts';
import { sessionAnswer } from './session.controller.ts';
import { session, type SessionAnswer } from './session.schema.ts';
import { SESSION_MS, Sessions } from './sessions.ts';
import type { RequestWithSession } from './signed-in.ts';

/** For whoever has a link. The token travels in the body, so that no log of addresses holds it. */
@ApiTags('access')
@Controller(`${V1}/invitation`)
export class InvitationsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(ThrottlerGuard)
  @Operation({ summary: 'For whom a link is', answers: invitation })
  async readInvitation(
    @Body({ schema: invitationToken }) { token }: z.infer<typeof invitationToken>,
  ): Promise<z.infer<typeof invitation>> {
    const { name, email, organisation } = await this.accounts.invited(token);
    return { name, email, organisation };
  }

  @Put('password')
  @Public()
  @UseGuards(ThrottlerGuard)
  @Operation({ summary: 'Choose a password with a link, and sign in with it', answers: session })
  async choosePassword(
    @Body({ schema: chosenPassword }) { token, password }: z.infer<typeof chosenPassword>,
    @Req() request: RequestWithSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const signedIn = await this.accounts.choosePassword(token, password);
    setSessionCookie(response, await this.sessions.begin(signedIn), { maxAge: SESSION_MS, secure: request.secure });
    return sessionAnswer(signedIn);
  }
}
