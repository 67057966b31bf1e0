import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { AnySignedIn, Machines } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { CoverGauges } from './cover-gauges.ts';

@ApiTags('machines')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly gauges: CoverGauges) {}

  @Get()
  @AnySignedIn()
  @Machines('metrics:read')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Operation({ summary: 'Gaps as numbers, for Prometheus', produces: 'text/plain' })
  getMetrics(@Who() who: SignedIn): Promise<string> {
    return this.gauges.textFor(who.organisation);
  }
}
