import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Refusal } from '../errors/problems.ts';

/** Where a part of the request lies, as the first step of its pointers; the body needs none. */
const PLACE: Readonly<Record<string, string>> = { query: '/query', param: '/path' };

/** Validates every part of a request that names a schema; refuses with a JSON pointer for each thing wrong. */
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new InvalidParts(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (thrown) {
      if (!(thrown instanceof InvalidParts)) throw thrown;
      const prefix = `${PLACE[metadata.type] ?? ''}${metadata.data ? `/${metadata.data}` : ''}`;
      throw new Refusal('invalid-input', { errors: thrown.issues.flatMap((issue) => pointed(issue, prefix)) });
    }
  }
}

class InvalidParts extends Error {
  constructor(readonly issues: readonly StandardSchemaV1.Issue[]) {
    super('invalid input');
  }
}

interface ZodDetail {
  readonly code?: string;
  readonly keys?: readonly string[];
}

function pointed(issue: StandardSchemaV1.Issue, prefix: string) {
  const { code = 'invalid', keys } = issue as ZodDetail;
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const pointer = prefix + path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (keys) return keys.map((key) => ({ pointer: `${pointer}/${key}`, code, message: 'is not known here' }));
  return [{ pointer, code, message: issue.message }];
}
