import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/** An answer with the ETag it goes out under. */
export class Tagged<T> {
  constructor(
    readonly tag: string,
    readonly body: T,
    readonly cacheControl = 'private, no-cache',
  ) {}
}

/** Sends tagged answers with their ETag, or as 304 without a body when the asker has them already. */
@Injectable()
export class TagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const answers = next.handle() as Observable<unknown>;
    return answers.pipe(
      map((answer) => (answer instanceof Tagged ? send(request, response, answer as Tagged<unknown>) : answer)),
    );
  }
}

function send<T>(request: Request, response: Response, { tag, body, cacheControl }: Tagged<T>): T | undefined {
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', cacheControl);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((part) => part.replace(/^\s*W\//, '').trim());
  if (request.method !== 'GET' || !known.includes(tag)) return body;
  response.status(304);
  return undefined;
}
