import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';
import { problem } from '../errors/problem.schema.ts';

interface OperationWords {
  readonly summary: string;
  /** What a success answers; nothing means no content. */
  readonly answers?: ZodType;
  readonly status?: number;
  /** Answers something other than JSON. */
  readonly produces?: string;
  readonly ifMatch?: boolean;
}

/** What OpenAPI says about a route. The operation id is the method's name, so method names are unique in the API. */
export function Operation({ summary, answers, status, produces, ifMatch }: OperationWords): MethodDecorator {
  const success = status ?? (answers || produces ? 200 : 204);
  return applyDecorators(
    ApiOperation({ summary }),
    produces
      ? ApiResponse({
          status: success,
          description: summary,
          content: { [produces]: { schema: binaryOrText(produces) } },
        })
      : ApiResponse({ status: success, description: summary, ...(answers ? { standardSchema: answers } : {}) }),
    ApiResponse({ status: 'default', description: 'Why it was refused (RFC 9457)', standardSchema: problem }),
    ...(ifMatch
      ? [
          ApiHeader({
            name: 'If-Match',
            required: true,
            description: 'The ETag that was loaded',
            schema: { type: 'string' },
          }),
        ]
      : []),
  );
}

function binaryOrText(mediaType: string) {
  return mediaType.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' };
}
