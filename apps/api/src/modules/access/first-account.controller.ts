import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Response } from 'express';
import type { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Public } from './access.decorators.ts';
import { FirstAccount } from './first-account.ts';
import { setSessionCookie } from './session-cookie.ts';
import { sessionAnswer } from './session.controller.ts';
import { firstAccountBody, session, type SessionAnswer } from './session.schema.ts';
import { SESSION_MS, Sessions } from './sessions.ts';
import type { RequestWithSession } from './signed-in.ts';

@ApiTags('access')
@Controller(`${V1}/first-account`)
export class FirstAccountController {
  constructor(
    private readonly first: FirstAccount,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(ThrottlerGuard)
  @Operation({ summary: 'Make the first account of an empty database, and sign in with it', answers: session })
  async makeFirstAccount(
    @Body({ schema: firstAccountBody }) body: z.infer<typeof firstAccountBody>,
    @Req() request: RequestWithSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    await this.first.make(body);
    const { token, signedIn } = await this.sessions.open(body.email, body.password);
    setSessionCookie(response, token, { maxAge: SESSION_MS, secure: request.secure });
    return sessionAnswer(signedIn);
  }
}
