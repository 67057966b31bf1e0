import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { IfMatch } from '../../common/http/etag.ts';
import { ROTA } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { month } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { CheckRota } from './check-rota.ts';
import { DraftRota } from './draft-rota.ts';
import { PublishRota } from './publish-rota.ts';
import { ReadRota } from './read-rota.ts';
import { byRevision } from './rota-answer.ts';
import {
  editRotaBody,
  published,
  publishRotaBody,
  receipt,
  rota,
  rotaCheck,
  rotaVersion,
  versionSummary,
  type RotaAnswer,
} from './rota.schema.ts';

@ApiTags('rotas')
@Controller(ROTA)
export class RotasController {
  constructor(
    private readonly readRota: ReadRota,
    private readonly draft: DraftRota,
    private readonly publish: PublishRota,
    private readonly check: CheckRota,
  ) {}

  @Get()
  @Roles('manager', 'staff', 'viewer')
  @Operation({ summary: 'The month: the draft for managers, the published version for everybody else', answers: rota })
  async getRota(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<Tagged<RotaAnswer>> {
    return byRevision(await this.readRota.asSeenBy(who, team, ofMonth));
  }

  @Post('edits')
  @HttpCode(200)
  @Roles('manager')
  @Operation({ summary: 'Change cells and locks of the draft', answers: rota, ifMatch: true })
  async editRota(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: editRotaBody }) body: z.infer<typeof editRotaBody>,
  ): Promise<Tagged<RotaAnswer>> {
    return byRevision(await this.draft.edit({ who, team, month: ofMonth, ifMatch }, body.edits));
  }

  @Post('publish')
  @HttpCode(200)
  @Roles('manager')
  @Operation({ summary: 'Make the draft the next published version', answers: published, ifMatch: true })
  publishRota(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: publishRotaBody }) body: z.infer<typeof publishRotaBody>,
  ): Promise<z.infer<typeof published>> {
    return this.publish.publish({ who, team, month: ofMonth, ifMatch }, body);
  }

  @Get('versions')
  @Roles('manager', 'staff')
  @Operation({ summary: 'Every published version of the month, newest first', answers: z.array(versionSummary) })
  listVersions(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<z.infer<typeof versionSummary>[]> {
    return this.readRota.versions(who, team, ofMonth);
  }

  @Get('versions/:version')
  @Roles('manager', 'staff')
  @Operation({ summary: 'One published version, as it was and stays', answers: rotaVersion })
  getVersion(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @Param('version', { schema: z.coerce.number().int().min(1) }) version: number,
  ): Promise<z.infer<typeof rotaVersion>> {
    return this.readRota.version(who, team, { month: ofMonth, number: version });
  }

  @Get('receipts')
  @Roles('manager')
  @Operation({ summary: 'Who has opened what is published', answers: z.array(receipt) })
  getReceipts(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<z.infer<typeof receipt>[]> {
    return this.readRota.opened(who, team, ofMonth);
  }

  @Get('check')
  @Roles('manager')
  @Operation({ summary: 'What the rules find in the draft', answers: rotaCheck })
  async checkRota(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<z.infer<typeof rotaCheck>> {
    const { findings, cost } = await this.check.ofDraft(who, team, ofMonth);
    return { findings: structuredClone(findings) as z.infer<typeof rotaCheck>['findings'], cost };
  }
}
