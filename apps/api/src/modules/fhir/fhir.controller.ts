import { Controller, Get, Header, Inject, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { capabilityStatement, onCallBundle, onCallNowDefinition, type FhirResource } from '@evenflow/exchange';
import type { Request } from 'express';
import { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { instant } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { ENV, type Env } from '../../config/env.ts';
import { AnySignedIn, Machines, Public } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { WhoIsOnCall } from '../on-call/who-is-on-call.ts';

const FHIR = 'application/fhir+json';
const resource = z.looseObject({ resourceType: z.string() }).meta({ id: 'FhirResource' });
const search = z.object({ date: instant.optional(), location: z.string().max(40).optional() });
const operation = z.object({ at: instant.optional(), service: z.string().max(80).optional() });

/** Who is on call, for electronic records that speak FHIR R4. Read only. */
@ApiTags('machines')
@Controller('fhir/R4')
export class FhirController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly whoIsOnCall: WhoIsOnCall,
    private readonly clock: Clock,
  ) {}

  @Get('metadata')
  @Public()
  @Header('content-type', FHIR)
  @Operation({ summary: 'FHIR: what this server can do', answers: resource })
  getFhirCapabilities(@Req() request: Request): FhirResource {
    return capabilityStatement(this.base(request), this.clock.now().toISOString());
  }

  @Get('OperationDefinition/on-call-now')
  @Public()
  @Header('content-type', FHIR)
  @Operation({ summary: 'FHIR: the operation $on-call-now, described', answers: resource })
  getFhirOnCallDefinition(@Req() request: Request): FhirResource {
    return onCallNowDefinition(this.base(request));
  }

  @Get('$on-call-now')
  @AnySignedIn()
  @Machines('fhir:read')
  @Header('content-type', FHIR)
  @Operation({ summary: 'FHIR: who is on call; an uncovered role is an OperationOutcome', answers: resource })
  getFhirOnCallNow(
    @Who() who: SignedIn,
    @Req() request: Request,
    @Query({ schema: operation }) { at, service }: z.infer<typeof operation>,
  ): Promise<FhirResource> {
    return this.bundle(who, request, { at, team: service }, 'collection');
  }

  @Get('PractitionerRole')
  @AnySignedIn()
  @Machines('fhir:read')
  @Header('content-type', FHIR)
  @Operation({ summary: 'FHIR: the roles of call held at a moment', answers: resource })
  searchFhirPractitionerRoles(
    @Who() who: SignedIn,
    @Req() request: Request,
    @Query({ schema: search }) { date, location }: z.infer<typeof search>,
  ): Promise<FhirResource> {
    return this.bundle(who, request, { at: date, site: location }, 'searchset');
  }

  private async bundle(
    who: SignedIn,
    request: Request,
    query: Parameters<WhoIsOnCall['at']>[1],
    type: 'collection' | 'searchset',
  ): Promise<FhirResource> {
    const { body } = await this.whoIsOnCall.at(who, query);
    const teamNames = Object.fromEntries(who.memberships.map(({ team, teamName }) => [team, teamName]));
    const base = this.base(request);
    const self = base.replace(/\/fhir\/R4$/, request.originalUrl);
    return onCallBundle({ base, self, teamNames, sites: body.sites, asOf: body.asOf }, type);
  }

  private base(request: Request): string {
    const origin = this.env.PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`;
    return `${origin.replace(/\/$/, '')}/fhir/R4`;
  }
}
