import { Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TEAM } from '../../common/http/paths.ts';
import { month } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Machines, Roles } from '../access/access.decorators.ts';
import { keyOf, Who, type SignedIn } from '../access/signed-in.ts';
import { cover, coverAlarm, fragility, type Cover } from './cover.schema.ts';
import { CoverService } from './cover.service.ts';
import { FragileDays } from './fragile-days.ts';

const FRAGILE_DAYS = 28;

/** Whether somebody is always there. */
@ApiTags('cover')
@Controller(`${TEAM}/cover`)
export class CoverController {
  constructor(
    private readonly service: CoverService,
    private readonly fragileDays: FragileDays,
  ) {}

  @Get()
  @Roles('manager', 'viewer', 'staff')
  @Machines('cover:read')
  @Operation({ summary: 'Every minute of the next 60 days, role by role: covered or not, and why not', answers: cover })
  getCover(@Who() who: SignedIn, @Param('team') team: string): Promise<Cover> {
    return this.service.ahead(who, team);
  }

  @Get('alarms')
  @Roles('manager', 'viewer')
  @Operation({ summary: 'Gaps to come with their causes, and those closed within a day', answers: z.array(coverAlarm) })
  listAlarms(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof coverAlarm>[]> {
    return this.service.alarms(who, team);
  }

  @Post('alarms/:id/seen')
  @HttpCode(204)
  @Roles('manager', 'viewer')
  @Operation({ summary: 'I have seen this alarm and deal with it' })
  seeAlarm(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.service.see(who, team, id);
  }

  @Get('fragile')
  @Roles('manager')
  @Operation({
    summary: 'One absence away: published calls of the next four weeks that nobody else could take',
    answers: fragility,
  })
  async getFragileCalls(@Who() who: SignedIn, @Param('team') team: string): Promise<z.infer<typeof fragility>> {
    const { team: of, fragile, from, to, calls } = await this.fragileDays.ahead(keyOf(who, { team }), FRAGILE_DAYS);
    const nameOf = (code: string) => of.people.find((person) => person.code === code)?.name ?? code;
    const named = fragile.map((each) => ({
      ...{ date: each.date, duty: each.duty, person: nameOf(each.person), withSignature: [...each.withSignature] },
    }));
    return { from, to, calls, fragile: named };
  }

  @Get('proof/:month')
  @Roles('manager', 'viewer')
  @Operation({ summary: 'The cover proof of a month: every minute, by whom, by which credential', answers: cover })
  getCoverProof(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) of: string,
  ): Promise<Cover> {
    return this.service.proof(who, team, of);
  }

  @Get('proof/:month/pdf')
  @Roles('manager', 'viewer')
  @Operation({ summary: 'The cover proof of a month as PDF', produces: 'application/pdf' })
  async getCoverProofPdf(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) of: string,
  ): Promise<StreamableFile> {
    const disposition = `inline; filename="cover-${team}-${of}.pdf"`;
    return new StreamableFile(await this.service.proofPdf(who, team, of), { type: 'application/pdf', disposition });
  }
}
