import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from './access.decorators.ts';
import {
  account,
  accountRights,
  accountShut,
  invitedAccount,
  newAccount,
  passwordLink,
  type AccountAnswer,
  type PasswordLink,
} from './account.schema.ts';
import { Accounts } from './accounts.ts';
import { Who, type SignedIn } from './signed-in.ts';

const ID = z.uuid();

/** Who may sign in to a team. */
@ApiTags('access')
@Controller(`${TEAM}/accounts`)
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @Roles('administrator')
  @Operation({ summary: 'Everybody who may sign in to the team', answers: z.array(account) })
  listAccounts(@Who() who: SignedIn, @Param('team') team: string): Promise<AccountAnswer[]> {
    return this.accounts.list({ who, team });
  }

  @Post()
  @HttpCode(201)
  @Roles('administrator')
  @Operation({ summary: 'Invite somebody; the link is shown this once', answers: invitedAccount, status: 201 })
  inviteAccount(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newAccount }) body: z.infer<typeof newAccount>,
  ): Promise<z.infer<typeof invitedAccount>> {
    return this.accounts.invite({ who, team }, body);
  }

  @Put(':id')
  @Roles('administrator')
  @Operation({ summary: 'What somebody may do in the team, and who they are on its rota', answers: account })
  setAccountRights(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: accountRights }) body: z.infer<typeof accountRights>,
  ): Promise<AccountAnswer> {
    return this.accounts.setRights({ who, team }, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('administrator')
  @Operation({ summary: 'Take somebody out of the team' })
  removeAccount(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: ID }) id: string,
  ): Promise<void> {
    return this.accounts.remove({ who, team }, id);
  }

  @Post(':id/link')
  @HttpCode(201)
  @Roles('administrator')
  @Operation({
    summary: 'A new link to choose a password with; it is shown this once',
    answers: passwordLink,
    status: 201,
  })
  makePasswordLink(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: ID }) id: string,
  ): Promise<PasswordLink> {
    return this.accounts.makeLink({ who, team }, id);
  }

  @Put(':id/shut')
  @Roles('administrator')
  @Operation({
    summary: 'Sign somebody out everywhere and let them in no more, or let them in again',
    answers: account,
  })
  shutAccount(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: ID }) id: string,
    @Body({ schema: accountShut }) { shut }: z.infer<typeof accountShut>,
  ): Promise<AccountAnswer> {
    return this.accounts.setShut({ who, team }, id, shut);
  }
}
