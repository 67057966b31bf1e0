import { Controller, Get, Header, Inject, Query, Req, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  capabilityStatement,
  onCallBundle,
  onCallNowDefinition,
  readFhirDate,
  type FhirQuestion,
  type FhirResource,
} from '@evenflow/exchange';
import type { Request } from 'express';
import { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { instant } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { ENV, type Env } from '../../config/env.ts';
import { AnySignedIn, Machines, Public } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { WhoIsOnCall } from '../on-call/who-is-on-call.ts';
import { FhirProblemFilter } from './fhir-problem.filter.ts';
import { RolesOver } from './roles-over.ts';

const FHIR = 'application/fhir+json';
const resource = z.looseObject({ resourceType: z.string() }).meta({ id: 'FhirResource' });
const date = z
  .string()
  .max(60)
  .transform((text, context) => {
    const read = readFhirDate(text);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'must be a year, month, day or time of FHIR, also with a prefix' });
    return z.NEVER;
  });
/** Parameters of FHIR that are not known here are left out of account, as it asks. */
const search = z.object({
  date: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat())
    .pipe(z.array(date).max(4))
    .optional(),
  location: z.string().max(120).optional(),
});
const operation = z.object({ at: instant.optional(), service: z.string().max(80).optional() });

/** Who is on call, for electronic records that speak FHIR R4. Read only. */
@ApiTags('machines')
@Controller('fhir/R4')
@UseFilters(FhirProblemFilter)
export class FhirController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly whoIsOnCall: WhoIsOnCall,
    private readonly rolesOver: RolesOver,
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
  async getFhirOnCallNow(
    @Who() who: SignedIn,
    @Req() request: Request,
    @Query({ schema: operation }) { at, service }: z.infer<typeof operation>,
  ): Promise<FhirResource> {
    const { body } = await this.whoIsOnCall.at(who, { at, team: service });
    return onCallBundle(this.question(who, request, body.sites), 'collection');
  }

  @Get('PractitionerRole')
  @AnySignedIn()
  @Machines('fhir:read')
  @Header('content-type', FHIR)
  @Operation({ summary: 'FHIR: the roles of call held at a moment or in a day, month or year', answers: resource })
  async searchFhirPractitionerRoles(
    @Who() who: SignedIn,
    @Req() request: Request,
    @Query({ schema: search }) { date: dates, location }: z.infer<typeof search>,
  ): Promise<FhirResource> {
    const sites = await this.rolesOver.find(who, dates, location);
    return onCallBundle(this.question(who, request, sites), 'searchset');
  }

  private question(who: SignedIn, request: Request, sites: FhirQuestion['sites']): FhirQuestion {
    const base = this.base(request);
    return {
      base,
      self: base.replace(/\/fhir\/R4$/, request.originalUrl),
      teamNames: Object.fromEntries(who.memberships.map(({ team, teamName }) => [team, teamName])),
      sites,
      asOf: this.clock.now().toISOString(),
    };
  }

  private base(request: Request): string {
    const origin = this.env.PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`;
    return `${origin.replace(/\/$/, '')}/fhir/R4`;
  }
}
