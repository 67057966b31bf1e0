import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditRepository } from '@evenflow/persistence';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { auditEntry } from './audit.schema.ts';

@ApiTags('audit')
@Controller(`${TEAM}/audit`)
export class AuditController {
  constructor(private readonly audit: AuditRepository) {}

  @Get()
  @Roles('manager')
  @Operation({ summary: 'Who did what in the team, newest first', answers: z.array(auditEntry) })
  async listAudit(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof auditEntry>[]> {
    const entries = await this.audit.list(who.organisation, team);
    return entries.map(({ at, by, action, facts }) => ({ at: at.toISOString(), by, action, facts: { ...facts } }));
  }
}
