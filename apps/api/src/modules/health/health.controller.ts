import { Controller, Get } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Public } from '../access/access.decorators.ts';
import { Health } from './health.ts';
import { OpenApiText } from './open-api-text.ts';

const health = z
  .object({ status: z.literal('ok'), database: z.literal('ok'), uptimeSeconds: z.int() })
  .meta({ id: 'Health' });

@ApiTags('health')
@Controller('api')
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly openApi: OpenApiText,
  ) {}

  @Get('health')
  @Public()
  @Operation({ summary: 'Answers while the database does', answers: health })
  getHealth(): Promise<z.infer<typeof health>> {
    return this.health.check();
  }

  @Get('openapi.json')
  @Public()
  @ApiExcludeEndpoint()
  getOpenApi(): object {
    return this.openApi.document();
  }
}
