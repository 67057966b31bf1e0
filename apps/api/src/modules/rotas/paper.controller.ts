import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ROTA } from '../../common/http/paths.ts';
import { code, month } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { ExportRota } from './export-rota.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const personalQuery = z.strictObject({ person: code.optional() });
const pdfQuery = z.strictObject({ paper: z.enum(['A4', 'A3']).optional() });

/** The month as files: to print, to keep, to hand on. */
@ApiTags('rotas')
@Controller(ROTA)
export class PaperController {
  constructor(private readonly exports: ExportRota) {}

  @Get('rota.xlsx')
  @Roles('manager', 'staff')
  @Operation({ summary: 'The month as a workbook in matrix form', produces: XLSX })
  async getRotaWorkbook(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<StreamableFile> {
    const bytes = await this.exports.workbook(who, team, ofMonth);
    return file(bytes, XLSX, `${team}-${ofMonth}.xlsx`);
  }

  @Get('rota.pdf')
  @Roles('manager', 'staff', 'viewer')
  @Operation({ summary: 'The month on one landscape page, legible in black and white', produces: 'application/pdf' })
  async getRotaPdf(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @Query({ schema: pdfQuery }) { paper = 'A4' }: z.infer<typeof pdfQuery>,
  ): Promise<StreamableFile> {
    const bytes = await this.exports.pdf(who, team, { month: ofMonth, paper });
    return file(bytes, 'application/pdf', `${team}-${ofMonth}-${paper}.pdf`);
  }

  @Get('personal-sheets.pdf')
  @Roles('manager', 'staff')
  @Operation({ summary: 'The month of each person on a page of their own, or of one', produces: 'application/pdf' })
  async getPersonalSheets(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
    @Query({ schema: personalQuery }) { person }: z.infer<typeof personalQuery>,
  ): Promise<StreamableFile> {
    const bytes = await this.exports.personal(who, team, { month: ofMonth, person });
    return file(bytes, 'application/pdf', `${team}-${ofMonth}-${person ?? 'everybody'}.pdf`);
  }

  @Get('rota.csv')
  @Roles('manager', 'staff')
  @Operation({ summary: 'The month as one line per duty', produces: 'text/csv' })
  async getRotaCsv(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('month', { schema: month }) ofMonth: string,
  ): Promise<StreamableFile> {
    const text = await this.exports.csv(who, team, ofMonth);
    return file(new TextEncoder().encode(text), 'text/csv; charset=utf-8', `${team}-${ofMonth}.csv`);
  }
}

function file(bytes: Uint8Array, type: string, name: string): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
}
