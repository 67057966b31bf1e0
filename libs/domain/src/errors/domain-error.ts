/**
 * A refusal with a code and its facts. The words for people are made from them where they are shown; HTTP statuses are
 * chosen by the API, never here.
 */
export class DomainError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    readonly facts: Readonly<Record<string, unknown>> = {},
    message?: string,
  ) {
    super(message ?? code);
    this.name = 'DomainError';
  }
}
