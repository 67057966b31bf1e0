import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../errors/problems.ts';

/** The ETag of a month at a revision. Publishing changes the answer and not the draft, so the version is part of it. */
export function revisionTag(revision: number, version?: number): string {
  return version === undefined ? `"r${revision}"` : `"r${revision}.v${version}"`;
}

/** The ETag of content whose storage keeps no revision: the same content always has the same tag. */
export function contentTag(content: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)}"`;
}

/** The `If-Match` header, quotes kept, weak mark dropped. Without one the request is refused with 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  if (!header) throw new Refusal('precondition-required');
  return header.replace(/^W\//, '').trim();
});

/** The revision a month's `If-Match` names; null when it names none, which matches nothing. */
export function revisionOf(ifMatch: string): number | null {
  const match = /^"r(\d{1,9})(?:\.v\d{1,9})?"$/.exec(ifMatch);
  return match ? Number(match[1]) : null;
}
