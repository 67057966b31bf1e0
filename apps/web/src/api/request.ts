import { noteAnswer } from './contact.ts';
import type { Finding } from './wire.ts';

const BASE = '/api/v1';

interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly violations?: readonly Finding[];
}

/**
 * A request that was refused or did not arrive. `code` is the server's, or `no-contact` when no answer came; `message`
 * is a sentence for people. Field messages are found by their JSON pointer.
 */
export class RequestProblem extends Error {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly violations: readonly Finding[];

  constructor(
    readonly status: number,
    body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? 'The server refused this and gave no reason.');
    this.name = 'RequestProblem';
    this.code = body.code ?? `http-${status}`;
    this.fields = Object.fromEntries((body.errors ?? []).map((field) => [field.pointer, field.message]));
    this.violations = body.violations ?? [];
  }
}

export interface Answer<T> {
  readonly value: T;
  /** To be sent back as `If-Match`; null where the resource has none. */
  readonly etag: string | null;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, except a FormData, which goes as it is. */
  readonly body?: unknown;
  readonly ifMatch?: string | null;
  /** The tag of what is known; the value is then undefined when nothing changed. */
  readonly ifNoneMatch?: string | null;
  readonly signal?: AbortSignal;
}

const NO_CONTACT: ProblemBody = {
  code: 'no-contact',
  detail: 'The server did not answer. Check the connection, then try again; nothing was changed.',
};

function headersFor({ method, body, ifMatch, ifNoneMatch }: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json',
    // Unsafe methods prove that they come from this page and not from a link elsewhere.
    ...(method && method !== 'GET' ? { 'x-evenflow': '1' } : {}),
    ...(body !== undefined && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
    ...(ifMatch ? { 'if-match': ifMatch } : {}),
    ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One request under /api/v1. Throws RequestProblem for every refusal and for a server that cannot be reached. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const { method = 'GET', body, signal } = options;
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      headers: headersFor(options),
      credentials: 'same-origin',
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestProblem(0, NO_CONTACT);
  }
  noteAnswer(response);
  const value = await readJson(response);
  if (!response.ok && response.status !== 304) throw new RequestProblem(response.status, value ?? {});
  return { value: value as T, etag: response.headers.get('etag') };
}

/** As `request`, for callers that need no ETag. */
export async function requestValue<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return (await request<T>(path, options)).value;
}

/** The sentence to show for anything a request threw. */
export function problemSentence(problem: unknown): string {
  return problem instanceof Error ? problem.message : 'Something went wrong; nothing was changed. Try again.';
}
