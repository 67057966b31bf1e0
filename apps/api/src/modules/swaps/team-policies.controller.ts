import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TeamPolicyRepository } from '@evenflow/persistence';
import type { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { keyOf, Who, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { newTeamPolicies, teamPolicies } from './swap.schema.ts';

type Policies = z.infer<typeof teamPolicies>;

@ApiTags('swaps')
@Controller(`${TEAM}/policies`)
export class TeamPoliciesController {
  constructor(
    private readonly policies: TeamPolicyRepository,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Roles('manager', 'staff')
  @Operation({ summary: 'How the team wants asks handled', answers: teamPolicies })
  getPolicies(@Who() who: SignedIn, @Param('team') team: string): Promise<Policies> {
    return this.policies.get(keyOf(who, { team }));
  }

  @Put()
  @Roles('manager')
  @Operation({ summary: 'Change how the team wants asks handled', answers: teamPolicies })
  async setPolicies(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: newTeamPolicies }) body: z.infer<typeof newTeamPolicies>,
  ): Promise<Policies> {
    const set = await this.policies.set(keyOf(who, { team }), body);
    await this.audit.record(who, { team, action: 'policies.changed', facts: { ...set } });
    return set;
  }
}
