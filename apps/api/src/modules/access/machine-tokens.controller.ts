import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MachineToken } from '@evenflow/persistence';
import { z } from 'zod';
import { found, Refusal } from '../../common/errors/problems.ts';
import { V1 } from '../../common/http/paths.ts';
import { instant, text } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { RolesAnywhere } from './access.decorators.ts';
import { MachineTokens, SCOPES } from './machine-tokens.ts';
import { may, Who, type SignedIn } from './signed-in.ts';

export const newMachineToken = z
  .strictObject({
    name: text,
    scopes: z.array(z.enum(SCOPES)).min(1, 'must hold at least one'),
    teams: z.array(z.string().max(80)).min(1, 'must hold at least one'),
  })
  .meta({ id: 'NewMachineToken' });

const machineToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    teams: z.array(z.string()),
    createdBy: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'MachineToken' });

const createdMachineToken = machineToken
  .extend({ token: z.string().meta({ description: 'Sent as "Authorization: Bearer"; shown this once' }) })
  .meta({ id: 'CreatedMachineToken' });

/** Keys for telephone exchanges, electronic records and monitoring. */
@ApiTags('machines')
@Controller(`${V1}/machine-tokens`)
export class MachineTokensController {
  constructor(private readonly tokens: MachineTokens) {}

  @Get()
  @RolesAnywhere('manager')
  @Operation({ summary: 'The keys of machines that read', answers: z.array(machineToken) })
  async listMachineTokens(@Who() who: SignedIn): Promise<z.infer<typeof machineToken>[]> {
    const mine = (token: MachineToken) => token.teams.some((team) => may(who, team, 'manager'));
    return (await this.tokens.list(who)).filter(mine).map(answerOf);
  }

  @Post()
  @HttpCode(201)
  @RolesAnywhere('manager')
  @Operation({ summary: 'A new key; it is shown this once', answers: createdMachineToken, status: 201 })
  async addMachineToken(
    @Who() who: SignedIn,
    @Body({ schema: newMachineToken }) body: z.infer<typeof newMachineToken>,
  ): Promise<z.infer<typeof createdMachineToken>> {
    requireManagerOf(who, body.teams);
    const { token, ...made } = await this.tokens.create(who, body);
    return { ...answerOf(made), token };
  }

  @Delete(':id')
  @HttpCode(204)
  @RolesAnywhere('manager')
  @Operation({ summary: 'Revoke a key; it stops working at once' })
  async revokeMachineToken(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    const token = found(
      (await this.tokens.list(who)).find((each) => each.id === id),
      'key',
      id,
    );
    requireManagerOf(who, token.teams);
    await this.tokens.revoke(who, id);
  }
}

/** Nobody gives a machine more than they have. */
export function requireManagerOf(who: SignedIn, teams: readonly string[]): void {
  for (const team of teams) {
    if (!who.memberships.some((each) => each.team === team)) throw new Refusal('unknown-team', { team });
    if (!may(who, team, 'manager')) throw new Refusal('not-allowed');
  }
}

function answerOf({
  id,
  name,
  scopes,
  teams,
  createdBy,
  createdAt,
  lastUsedAt,
}: MachineToken): z.infer<typeof machineToken> {
  const written = { createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
  return { id, name, scopes: [...scopes], teams: [...teams], createdBy, ...written };
}
