import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { V1 } from '../../common/http/paths.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Public } from './access.decorators.ts';
import { DemoSignIns } from './demo-sign-ins.ts';
import { demo } from './session.schema.ts';

@ApiTags('access')
@Controller(`${V1}/demo`)
export class DemoController {
  constructor(private readonly signIns: DemoSignIns) {}

  @Get()
  @Public()
  @Operation({ summary: 'Sign-ins to try the demo team with; none when this is not demo data', answers: demo })
  getDemo(): Promise<z.infer<typeof demo>> {
    return this.signIns.list();
  }
}
