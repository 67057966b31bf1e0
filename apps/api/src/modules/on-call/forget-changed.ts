import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { finalize, type Observable } from 'rxjs';
import type { RequestWithSession } from '../access/signed-in.ts';
import { OnCallSources } from './on-call-sources.ts';

/**
 * The database's notice of a change takes a moment to arrive. Whoever made the change through this process must read it
 * back at once, so every request that may change something forgets its teams as it ends.
 */
@Injectable()
export class ForgetChanged implements NestInterceptor {
  constructor(private readonly sources: OnCallSources) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, signedIn } = context.switchToHttp().getRequest<RequestWithSession>();
    if (method === 'GET' || method === 'HEAD' || !signedIn) return next.handle() as Observable<unknown>;
    return (next.handle() as Observable<unknown>).pipe(
      finalize(() => {
        for (const { team } of signedIn.memberships) {
          this.sources.forgetTeam({ organisation: signedIn.organisation, team });
        }
      }),
    );
  }
}
