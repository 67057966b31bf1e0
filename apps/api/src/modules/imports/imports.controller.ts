import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refusal } from '../../common/errors/problems.ts';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { MayBegin } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { answerImportBody, confirmedImport, importPreview, importQuery, type ImportPreview } from './import.schema.ts';
import { ImportsService } from './imports.service.ts';

const WORKBOOK_LIMIT = 10 * 1024 * 1024;

interface UploadedWorkbook {
  readonly originalname: string;
  readonly buffer: Buffer;
}

@ApiTags('imports')
@Controller(`${V1}/imports`)
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @HttpCode(201)
  @MayBegin()
  @UseInterceptors(FileInterceptor('workbook', { limits: { fileSize: WORKBOOK_LIMIT, files: 1, fields: 4 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['workbook'], properties: { workbook: { type: 'string', format: 'binary' } } },
  })
  @Operation({
    summary: 'Read a workbook; nothing is written until it is confirmed',
    answers: importPreview,
    status: 201,
  })
  startImport(
    @Who() who: SignedIn,
    @Query({ schema: importQuery }) { team, fresh }: z.infer<typeof importQuery>,
    @UploadedFile() workbook: UploadedWorkbook | undefined,
  ): Promise<ImportPreview> {
    if (!workbook) throw new Refusal('workbook-missing');
    const into = { team: team ?? null, fresh: fresh === 'yes' };
    return this.imports.start(who, into, { fileName: workbook.originalname, bytes: workbook.buffer });
  }

  @Get(':id')
  @MayBegin()
  @Operation({ summary: 'An import as it stands', answers: importPreview })
  getImport(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<ImportPreview> {
    return this.imports.get(who, id);
  }

  @Patch(':id')
  @MayBegin()
  @Operation({ summary: 'Answer what the workbook leaves open', answers: importPreview })
  answerImport(
    @Who() who: SignedIn,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: answerImportBody }) body: z.infer<typeof answerImportBody>,
  ): Promise<ImportPreview> {
    return this.imports.answer(who, id, body.answers);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @MayBegin()
  @Operation({ summary: 'Write what the preview shows', answers: confirmedImport })
  confirmImport(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<{ team: string }> {
    return this.imports.confirm(who, id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @MayBegin()
  @Operation({ summary: 'Put everything back as it was before the import', answers: importPreview })
  undoImport(@Who() who: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<ImportPreview> {
    return this.imports.undo(who, id);
  }
}
