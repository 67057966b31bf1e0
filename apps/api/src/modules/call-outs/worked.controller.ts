import { Body, Controller, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PAY_PACKS, payLines, payTotals } from '@evenflow/domain';
import { payCsv } from '@evenflow/exchange';
import { TeamPolicyRepository } from '@evenflow/persistence';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { keyOf, Who, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { paySettings, payTotal, span, workedHoursAnswer, type PaySettings } from './call-out.schema.ts';
import { WhatWasWorked } from './what-was-worked.ts';

type Span = z.infer<typeof span>;

/** What was worked, and what it earns. */
@ApiTags('call-outs')
@Controller(TEAM)
export class WorkedController {
  constructor(
    private readonly worked: WhatWasWorked,
    private readonly policies: TeamPolicyRepository,
    private readonly audit: Audit,
  ) {}

  @Get('hours')
  @Roles('manager')
  @Operation({ summary: 'Hours by person: rostered, called in, rest owed', answers: z.array(workedHoursAnswer) })
  async getHours(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: span }) query: Span,
  ): Promise<z.infer<typeof workedHoursAnswer>[]> {
    const { hours } = await this.worked.over(keyOf(who, { team }), query);
    return hours.map(({ person, rostered, calledIn, callOuts, total, restOwed }) => ({
      ...{ person, callOuts, rosteredMinutes: rostered, calledInMinutes: calledIn },
      ...{ totalMinutes: total, restOwedMinutes: restOwed },
    }));
  }

  @Get('pay.csv')
  @Roles('manager')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Operation({ summary: 'Hours, call-outs and pay, a row for each person', produces: 'text/csv' })
  async getPay(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: span }) query: Span,
  ): Promise<string> {
    const { team: whole, hours, lines } = await this.paid(who, team, query);
    return payCsv({ team: whole, hours, lines, ...query });
  }

  @Get('pay')
  @Roles('manager')
  @Operation({
    summary: 'What calls earn, by person; whoever has no basic hour is left out',
    answers: z.array(payTotal),
  })
  async getPayTotals(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Query({ schema: span }) query: Span,
  ): Promise<z.infer<typeof payTotal>[]> {
    const { lines, basicHour } = await this.paid(who, team, query);
    return payTotals(Object.keys(basicHour), lines).map(({ person, standby, calledIn }) => ({
      ...{ person, standbyPence: standby, calledInPence: calledIn, totalPence: standby + calledIn },
    }));
  }

  @Get('pay-settings')
  @Roles('manager')
  @Operation({ summary: 'How call is paid here', answers: paySettings })
  getPaySettings(@Who() who: SignedIn, @Param('team') team: string): Promise<PaySettings> {
    return this.settings(who, team);
  }

  @Put('pay-settings')
  @Roles('manager')
  @Operation({ summary: 'Change how call is paid here', answers: paySettings })
  async setPaySettings(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Body({ schema: paySettings }) body: PaySettings,
  ): Promise<PaySettings> {
    await this.policies.setPay(keyOf(who, { team }), body);
    await this.audit.record(who, { team, action: 'pay.changed', facts: { scheme: body.scheme } });
    return body;
  }

  private async paid(who: SignedIn, team: string, query: Span) {
    const { team: whole, hours, begun } = await this.worked.over(keyOf(who, { team }), query);
    const { scheme, basicHour } = await this.settings(who, team);
    return { team: whole, hours, basicHour, lines: payLines(whole, scheme, { ...begun, basicHour }) };
  }

  /** The team's own, or what its country's pack begins with and nobody's basic hour. */
  private async settings(who: SignedIn, team: string): Promise<PaySettings> {
    const key = keyOf(who, { team });
    const pack = (await this.worked.countryOf(key)) === 'US' ? 'us' : 'uk';
    return (await this.policies.pay(key)) ?? { scheme: PAY_PACKS[pack], basicHour: {} };
  }
}
