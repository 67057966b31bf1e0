import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@evenflow/domain';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS, sayProblem, type ProblemCode } from './problems.ts';
import type { Problem } from './problem.schema.ts';

/** Codes for what Nest and Express themselves refuse. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'not-json',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-tries',
};

/** Answers every refusal and every defect as RFC 9457 `application/problem+json`; defects are logged, never shown. */
@Catch()
export class ProblemDetailFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const problem = describe(thrown);
    if (problem.status >= 500) this.log.error({ err: thrown, path: request.path }, 'a request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    this.send(response.status(problem.status), problem);
  }

  protected send(response: Response, problem: Problem): void {
    response.type('application/problem+json').send(JSON.stringify(problem));
  }
}

function describe(thrown: unknown): Problem {
  if (thrown instanceof DomainError && thrown.code in PROBLEMS) {
    return problemOf(thrown.code as ProblemCode, thrown.facts);
  }
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOfExpress(thrown);
  return problemOf(BY_STATUS[status] ?? (status < 500 ? 'not-allowed' : 'unexpected'), { limit: '10 MB' });
}

/** Express's own body and path readers throw plain errors with a status. */
function statusOfExpress(thrown: unknown): number {
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function problemOf(code: ProblemCode, facts: Readonly<Record<string, unknown>>): Problem {
  const { status, title } = PROBLEMS[code];
  const extension: Record<string, unknown> = {};
  for (const name of ['errors', 'violations']) if (facts[name] !== undefined) extension[name] = facts[name];
  if (status === 412) Object.assign(extension, { who: facts['by'], when: facts['at'] });
  return { type: `urn:evenflow:problem:${code}`, title, status, detail: sayProblem(code, facts), code, ...extension };
}
