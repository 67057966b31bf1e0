import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../../common/errors/problems.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Another site can make a browser send our cookie, but not this header: without it nothing is changed. */
@Injectable()
export class CsrfGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (SAFE.has(request.method) || request.headers['x-evenflow'] === '1') return true;
    throw new Refusal('header-missing');
  }
}
