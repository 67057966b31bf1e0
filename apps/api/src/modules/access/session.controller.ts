import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Response } from 'express';
import type { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Public } from './access.decorators.ts';
import { OwnPassword } from './own-password.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { changedPassword, session, signInBody, type SessionAnswer } from './session.schema.ts';
import { SESSION_MS, Sessions } from './sessions.ts';
import { Who, type RequestWithSession, type SignedIn } from './signed-in.ts';

@ApiTags('access')
@Controller(`${V1}/session`)
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly password: OwnPassword,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(ThrottlerGuard)
  @Operation({ summary: 'Sign in', answers: session })
  async signIn(
    @Body({ schema: signInBody }) body: z.infer<typeof signInBody>,
    @Req() request: RequestWithSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    const { token, signedIn } = await this.sessions.open(body.email, body.password);
    setSessionCookie(response, token, { maxAge: SESSION_MS, secure: request.secure });
    return sessionAnswer(signedIn);
  }

  @Get()
  @AnySignedIn()
  @Operation({ summary: 'Who I am and what I am to each team', answers: session })
  getSession(@Who() who: SignedIn): SessionAnswer {
    return sessionAnswer(who);
  }

  @Put('password')
  @HttpCode(204)
  @AnySignedIn()
  @UseGuards(ThrottlerGuard)
  @Operation({ summary: 'Change my password; every other sign-in of mine ends' })
  changeOwnPassword(
    @Who() who: SignedIn,
    @Body({ schema: changedPassword }) body: z.infer<typeof changedPassword>,
    @Req() request: RequestWithSession,
  ): Promise<void> {
    return this.password.change(who, readSessionCookie(request) ?? '', body);
  }

  @Delete()
  @HttpCode(204)
  @AnySignedIn()
  @Operation({ summary: 'Sign out' })
  async signOut(@Req() request: RequestWithSession, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = readSessionCookie(request);
    if (token) await this.sessions.close(token);
    clearSessionCookie(response);
  }
}

export function sessionAnswer({ id, name, email, memberships, mayBegin }: SignedIn): SessionAnswer {
  return {
    user: { id, name, email },
    memberships: memberships.map((membership) => ({ ...membership, roles: [...membership.roles] })),
    mayBegin,
  };
}
