import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { describeRules, PACKS, type RuleSet } from '@evenflow/rules';
import { z } from 'zod';
import { IfMatch } from '../../common/http/etag.ts';
import { TEAM, V1 } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { catalogueRule, rulePack, ruleSet, ruleSetAnswer } from './rule-settings.schema.ts';
import { RuleSettingsService } from './rule-settings.service.ts';

type RuleSetAnswer = z.infer<typeof ruleSetAnswer>;

@ApiTags('rule-settings')
@Controller()
export class RuleSettingsController {
  constructor(private readonly settings: RuleSettingsService) {}

  @Get(`${V1}/rules`)
  @AnySignedIn()
  @Operation({ summary: 'Every rule there is, with its parameters', answers: z.array(catalogueRule) })
  listRules(): z.infer<typeof catalogueRule>[] {
    return structuredClone(describeRules()) as z.infer<typeof catalogueRule>[];
  }

  @Get(`${V1}/rule-packs`)
  @AnySignedIn()
  @Operation({ summary: 'Ready-made sets of rules', answers: z.array(rulePack) })
  listRulePacks(): z.infer<typeof rulePack>[] {
    return PACKS.map(({ id, name, rules }) => ({
      id,
      name,
      settings: [...structuredClone(rules.settings)],
    })) as z.infer<typeof rulePack>[];
  }

  @Get(`${TEAM}/rules`)
  @Roles('manager', 'staff')
  @Operation({ summary: 'The team’s rules, each with its sentence', answers: ruleSetAnswer })
  getRules(@Who() who: SignedIn, @Param('team') team: string): Promise<Tagged<RuleSetAnswer>> {
    return this.settings.get(who, team);
  }

  @Put(`${TEAM}/rules`)
  @Roles('manager')
  @Operation({ summary: 'Replace the team’s rules', answers: ruleSetAnswer, ifMatch: true })
  putRules(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: ruleSet }) body: RuleSet,
  ): Promise<Tagged<RuleSetAnswer>> {
    return this.settings.put({ who, team, ifMatch }, body);
  }
}
