import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { Providers } from '../app/providers.tsx';

// jsdom draws nothing and would complain about every canvas axe asks for.
HTMLCanvasElement.prototype.getContext = () => null;

/** What the server says to `GET /path` (below /api/v1, without its query); a function may look at the body sent. */
export type Answers = Record<string, unknown>;

export interface Sent {
  readonly call: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export class Refused {
  constructor(
    readonly status: number,
    readonly problem: object,
  ) {}
}

function asResponse(value: unknown): Response {
  const refused = value instanceof Refused ? value : null;
  const text = JSON.stringify(refused ? refused.problem : (value ?? null));
  const bytes = () => Promise.resolve(text);
  return {
    ok: !refused,
    status: refused?.status ?? 200,
    headers: new Headers({ etag: '"7"', 'content-type': 'application/json', 'content-length': String(text.length) }),
    text: bytes,
    json: () => Promise.resolve(JSON.parse(text) as unknown),
  } as unknown as Response;
}

/** jsdom has no Request, which the generated client puts its calls into: its parts are all that is asked for. */
class RequestParts {
  constructor(
    readonly url: string,
    readonly init: RequestInit,
  ) {}
}
globalThis.Request ??= RequestParts as unknown as typeof Request;

/** A server in the place of `fetch`: only the wire is pretended, everything above it is real. */
export function serve(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (input: RequestInfo | URL, given: RequestInit = {}) => {
    const init = input instanceof RequestParts ? input.init : given;
    const path = new URL(
      typeof input === 'string' ? input : 'url' in input ? input.url : input.href,
      'http://localhost',
    ).pathname.replace('/api/v1', '');
    const call = `${init.method ?? 'GET'} ${path}`;
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body;
    sent.push({ call, headers: new Headers(init.headers), body });
    if (!(call in answers)) return Promise.reject(new TypeError(`no answer to ${call}`));
    const answer = answers[call];
    return Promise.resolve(
      asResponse(typeof answer === 'function' ? (answer as (body: unknown) => unknown)(body) : answer),
    );
  };
  return sent;
}

export interface PageAt {
  readonly path: string;
  /** The route's own pattern, when it has parameters. */
  readonly pattern?: string;
}

/** Renders a page under the real providers and a router. Every other address shows itself as text. */
export function renderPage(page: ReactElement, { path, pattern = path.split('?')[0]! }: PageAt) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <Providers queryClient={queryClient}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path={pattern} element={page} />
          <Route path="*" element={<Elsewhere />} />
        </Routes>
      </MemoryRouter>
    </Providers>,
  );
}

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>{`gone to ${pathname}${search}`}</p>;
}

/** What axe finds wrong; colours are left out, because jsdom lays nothing out. */
export async function accessProblems(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}

export const MANAGER_SESSION = session({ roles: ['manager'], person: 'GPH' });
export const STAFF_SESSION = session({ roles: ['staff'], person: 'CF' });

function session(part: { readonly roles: readonly string[]; readonly person: string }) {
  return {
    user: { id: 'u1', name: 'Chloe Featherstone', email: 'chloe@example.org' },
    memberships: [{ team: 'unit', teamName: 'Unit', ...part }],
  };
}
