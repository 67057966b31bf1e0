import { Catch, Inject } from '@nestjs/common';
import { refusalOutcome } from '@evenflow/exchange';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { ProblemDetailFilter } from '../../common/errors/problem-detail.filter.ts';
import type { Problem } from '../../common/errors/problem.schema.ts';
import { LOG } from '../../common/logging.ts';

/** Refusals of the FHIR addresses, in the words of FHIR. */
@Catch()
export class FhirProblemFilter extends ProblemDetailFilter {
  constructor(@Inject(LOG) log: Logger) {
    super(log);
  }

  protected override send(response: Response, { status, detail, errors = [] }: Problem): void {
    const faults = errors.map(({ pointer, message }) => `${pointer.split('/')[2] ?? ''} ${message}`);
    const outcome = refusalOutcome(status, faults.length > 0 ? faults : [detail]);
    response.type('application/fhir+json').send(JSON.stringify(outcome));
  }
}
