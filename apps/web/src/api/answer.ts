import type { Problem } from '@evenflow/api-client';
import { RequestProblem, type Answer } from './request.ts';

interface ClientResult<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response?: Response;
}

const NO_CONTACT = {
  code: 'no-contact',
  detail: 'The server did not answer. Check the connection, then try again; nothing was changed.',
};

/** Who changed it and when, of a refusal because somebody else was faster. */
export interface OvertakenBy {
  readonly who: string;
  readonly when: string | null;
}

/** A call of the generated client as an Answer; refusals and silence become RequestProblem. */
export async function answerOf<T>(call: Promise<ClientResult<T>>): Promise<Answer<T>> {
  const { data, error, response } = await call.catch((): ClientResult<T> => ({}));
  if (!response) throw new RequestProblem(0, NO_CONTACT);
  if (!response.ok) throw new RefusedCall(response.status, error ?? {});
  return { value: data as T, etag: response.headers.get('etag') };
}

export class RefusedCall extends RequestProblem {
  readonly overtakenBy: OvertakenBy | null;

  constructor(status: number, body: Partial<Problem>) {
    super(status, body);
    this.overtakenBy = status === 412 ? { who: body.who ?? 'Somebody', when: body.when ?? null } : null;
  }
}
